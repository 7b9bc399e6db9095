"""The packages: what they are called, what is in them, the same from everywhere, all of them or none."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from server.packaging.errors import PackagingError
from server.packaging.extension import WebExt
from server.packaging.making import package
from server.packaging.tree import source_files
from server.packaging.version import agreed_version
from tests.live import ROOT

VERSION = agreed_version(ROOT)
NAMES = [
    f"garbo-{VERSION}-chromium.zip",
    f"garbo-{VERSION}-firefox.zip",
    f"garbo-{VERSION}-site.zip",
    f"garbo-{VERSION}.tar.gz",
    "SHA256SUMS",
]
#: What must be in no archive, wherever it stands in a path.
NEVER = {"node_modules", ".venv", ".git", "artifacts", "__pycache__", ".env", "dist", "output", ".cache"}
DATE = {"SOURCE_DATE_EPOCH": "1795348800"}
Copy = Callable[[Path], Path]
Making = Callable[..., WebExt]


@pytest.fixture
def copy(tmp_path: Path, copy_of_garbo: Copy) -> Path:
    return copy_of_garbo(tmp_path / "garbo")


def names(archive: Path) -> list[str]:
    if archive.suffix == ".gz":
        with tarfile.open(archive) as packed:
            return packed.getnames()
    with zipfile.ZipFile(archive) as packed_too:
        return packed_too.namelist()


def test_each_archive_holds_what_it_should_and_nothing_else(copy: Path, web_ext: Making) -> None:
    (copy / "extension" / "token.txt~").symlink_to(ROOT / "garbo.py")
    made = package(copy, copy / "dist", web_ext(), DATE)
    assert [path.name for path in made] == NAMES
    assert sorted(path.name for path in (copy / "dist").iterdir()) == sorted(NAMES)
    source = source_files(ROOT)
    extension = [name.removeprefix("extension/") for name in source if name.startswith("extension/")]
    chromium, firefox, site, archive = map(names, made[:4])
    assert chromium == firefox == extension
    assert site == ["en/index.html", "index.html"]
    assert archive == [f"garbo-{VERSION}/{name}" for name in source]
    assert {part for path in made[:4] for name in names(path) for part in name.split("/")} & NEVER == set()
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=copy / "dist", check=True)


def test_two_places_and_two_days_give_the_same_bytes(
    tmp_path: Path, copy: Path, copy_of_garbo: Copy, web_ext: Making
) -> None:
    other = copy_of_garbo(tmp_path / "somewhere" / "else")
    for path in other.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        if path.is_file():
            path.chmod(0o600)
    one = package(copy, tmp_path / "one", web_ext(), DATE)
    two = package(other, tmp_path / "two", web_ext(), DATE)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_the_source_works_where_it_is_unpacked(tmp_path: Path, copy: Path, web_ext: Making) -> None:
    archive = package(copy, copy / "dist", web_ext(), DATE)[3]
    away = tmp_path / "away"
    with tarfile.open(archive) as packed:
        packed.extractall(away, filter="data")
    root = away / f"garbo-{VERSION}"
    assert os.access(root / ".ci" / "run", os.X_OK)
    speaking = {**os.environ, "GARBO_LANG": "en"}
    asked = subprocess.run(
        [sys.executable, "garbo.py", "help"], cwd=root, env=speaking, capture_output=True, text=True
    )
    assert (asked.returncode, asked.stderr[:24]) == (2, "Usage: python3 garbo.py ")
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/contract/test_docs.py"]
    done = subprocess.run(tests, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    shutil.copytree(copy / "site" / "output", root / "site" / "output")
    again = package(root, root / "dist", web_ext(), DATE)
    before = {path.name: path.read_bytes() for path in archive.parent.iterdir()}
    assert {path.name: path.read_bytes() for path in again} == before


def test_older_packages_give_way_and_what_is_not_ours_stays(copy: Path, web_ext: Making) -> None:
    (copy / "dist").mkdir()
    for name in ("garbo-0.0.1.tar.gz", "mine.txt", "SHA256SUMS"):
        (copy / "dist" / name).write_text("before")
    package(copy, copy / "dist", web_ext(), DATE)
    assert {path.name for path in (copy / "dist").iterdir()} == {*NAMES, "mine.txt"}


@pytest.mark.parametrize(
    ("words", "key", "told"),
    [
        (
            {"warnings": [{"file": "a.js", "message": "Odd."}], "errors": [{"message": "Bad."}]},
            "lint", {"problems": "manifest.json: Bad.\na.js: Odd."},
        ),
        ({"breaks": ["lint"]}, "web_ext", {"why": "it broke"}),
        ({"breaks": ["build"]}, "web_ext", {"why": "it broke"}),
    ],
)  # fmt: skip
def test_cut_short_the_packages_of_before_stay(
    copy: Path, web_ext: Making, words: dict[str, object], key: str, told: dict[str, str]
) -> None:
    before = {path.name: path.read_bytes() for path in package(copy, copy / "dist", web_ext(), DATE)}
    (copy / "README.md").write_text("# Another\n")
    with pytest.raises(PackagingError, match=key) as raised:
        package(copy, copy / "dist", web_ext(**words), DATE)
    assert raised.value.words == told
    assert {path.name: path.read_bytes() for path in (copy / "dist").iterdir()} == before


def test_without_a_site_nothing_is_begun(copy: Path, web_ext: Making) -> None:
    (copy / "site" / "output" / "index.html").unlink()
    with pytest.raises(PackagingError, match="no_site") as raised:
        package(copy, copy / "dist", web_ext(), DATE)
    assert raised.value.words == {"folder": str(copy / "site" / "output")}
    assert not (copy / "dist").exists()
