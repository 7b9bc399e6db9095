"""Which files are Garbo, and what date they bear: asked of git, or without it of the tree itself."""

import fnmatch
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from server.packaging.errors import PackagingError

#: What stands at the top. Without git nothing else is taken: whatever a person keeps beside it is theirs.
FOLDERS = (".ci", "docs", "extension", "server", "site", "tests")
FILES = (
    ".gitignore", "CHANGELOG*.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", "README.md", "SECURITY.md",
    "garbo.py", "pyproject.toml", "requirements*.txt",
)  # fmt: skip
#: Hidden files are a person's or a tool's, but for these.
HIDDEN = ("tests/browser/.npmrc",)
#: 1 January 1980, UTC, in seconds: the first moment a zip can state, and the date of what has none.
EARLIEST = 315_532_800


def source_files(root: Path) -> list[str]:
    """Return the paths of what belongs to the project in ``root``, with ``/`` and sorted.

    With git: what it tracks and is there. Without: what stands in its folders and is not ignored, hidden
    or a link.
    """
    if _has_git(root):
        tracked = _git(root, "ls-files", "-z").split("\0")
        return sorted({each for each in tracked if each and (root / each).is_file()})
    lines = (root / ".gitignore").read_text("utf-8").splitlines()
    ignored = [line.rstrip("/") for line in lines if line and not line.startswith("#")]
    found = [path for pattern in FILES for path in root.glob(pattern) if path.is_file()]
    for folder in FOLDERS:
        found += _walk(root / folder, root, ignored)
    return sorted(path.relative_to(root).as_posix() for path in found)


def uncommitted(root: Path) -> list[str]:
    """Return what git calls changed or new, a line each; nothing where there is no git."""
    return _git(root, "status", "--porcelain").splitlines() if _has_git(root) else []


def moment(root: Path, environment: Mapping[str, str]) -> int:
    """Return the date that everything bears, in seconds since 1970, never before 1980.

    ``SOURCE_DATE_EPOCH`` (reproducible-builds.org), else the newest commit's, else 1980.
    """
    told = environment.get("SOURCE_DATE_EPOCH", "")
    if told:
        if not told.isdecimal() or int(told) >= 2**32:
            raise PackagingError("date", value=told)
        return max(int(told), EARLIEST)
    if _has_git(root):
        return max(int(_git(root, "log", "-1", "--format=%ct").strip() or 0), EARLIEST)
    return EARLIEST


def _has_git(root: Path) -> bool:
    """Say whether ``root`` itself is a checkout; an archive unpacked inside another one is not."""
    return (root / ".git").exists() and shutil.which("git") is not None


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True)  # noqa: S603, S607
    if done.returncode:
        raise PackagingError("git", why=done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode("utf-8")


def _walk(folder: Path, root: Path, ignored: list[str]) -> Iterator[Path]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        place = path.relative_to(root).as_posix()
        if path.is_symlink() or (path.name.startswith(".") and place not in HIDDEN):
            continue
        if any(fnmatch.fnmatch(place if "/" in each else path.name, each) for each in ignored):
            continue
        if path.is_dir():
            yield from _walk(path, root, ignored)
        else:
            yield path
