"""What belongs to Garbo: what git tracks, and the same without git; and what date it bears."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from server.packaging.errors import PackagingError
from server.packaging.tree import EARLIEST, moment, source_files, uncommitted
from tests.live import ROOT

#: 22 November 2026, noon, UTC.
NOON = 1_795_348_800
#: What a person's folder may hold besides.
NOT_OURS = (
    ".env", ".venv/pyvenv.cfg", ".idea/workspace.xml", "clients.json", "data/token", "notes.md",
    "dist/old.zip",
    "server/.DS_Store", "server/reading/__pycache__/clean.pyc", "site/.cache/x", "site/output/index.html",
    "tests/artifacts/page.png", "tests/browser/node_modules/react/index.js",
)  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two files, committed at noon, and one that is not."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = tmp_path / "repository"
    (root / "server").mkdir(parents=True)
    (root / "README.md").write_text("# Garbo\n")
    (root / "server" / "perché.py").write_text("")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "First")
    (root / "new.txt").write_text("")
    return root


def git(root: Path, *arguments: str) -> None:
    who = {
        f"GIT_{role}_{what}": "g@garbo.example"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    dates = {"GIT_AUTHOR_DATE": f"{NOON - 60} +0000", "GIT_COMMITTER_DATE": f"{NOON} +0000"}
    subprocess.run(["git", "-C", str(root), *arguments], check=True, env={**os.environ, **who, **dates})


def test_without_git_the_same_files_are_found_and_nothing_of_anybody_elses(
    tmp_path: Path, copy_of_garbo: Callable[[Path], Path]
) -> None:
    copy = copy_of_garbo(tmp_path / "copy")
    for name in NOT_OURS:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_text("secret")
    (copy / "server" / "link.py").symlink_to(ROOT / "garbo.py")
    files = source_files(copy)
    assert files == source_files(ROOT)
    assert files == sorted(set(files))
    assert {"garbo.py", ".ci/run", ".gitignore", "extension/manifest.json", "LICENSE"} <= set(files)


def test_with_git_it_is_what_git_tracks_and_is_there(repository: Path) -> None:
    assert source_files(repository) == ["README.md", "server/perché.py"]
    (repository / "README.md").unlink()
    assert source_files(repository) == ["server/perché.py"]


def test_what_is_not_committed_is_counted(repository: Path) -> None:
    assert uncommitted(repository) == ["?? new.txt"]
    shutil.rmtree(repository / ".git")
    assert uncommitted(repository) == []


def test_the_date_is_the_one_that_was_told_else_the_commits_else_1980(repository: Path) -> None:
    assert moment(repository, {}) == NOON
    assert moment(repository, {"SOURCE_DATE_EPOCH": ""}) == NOON
    assert moment(repository, {"SOURCE_DATE_EPOCH": "1700000000"}) == 1_700_000_000
    assert moment(repository, {"SOURCE_DATE_EPOCH": "0"}) == EARLIEST == 315_532_800
    shutil.rmtree(repository / ".git")
    assert moment(repository, {}) == EARLIEST


@pytest.mark.parametrize("value", ["soon", "-1", "1.5", "4294967296", "²"])
def test_a_date_that_is_none_is_named(tmp_path: Path, value: str) -> None:
    with pytest.raises(PackagingError, match="date") as raised:
        moment(tmp_path, {"SOURCE_DATE_EPOCH": value})
    assert raised.value.words == {"value": value}


def test_a_git_that_cannot_answer_is_quoted(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: /nowhere/at/all\n")
    with pytest.raises(PackagingError, match="git") as raised:
        source_files(tmp_path)
    assert "/nowhere/at/all" in raised.value.words["why"]
