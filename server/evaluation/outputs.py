"""Where figures are written and said: looked at before anything is weighed, so that no minute is lost."""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from server.evaluation.csv_file import TableError

#: What a program ends with whose words could not be printed.
UNSAID: Final = 1


def check_files(outputs: Sequence[Path], inputs: Sequence[Path]) -> None:
    """Raise :class:`TableError` where an output is an input, or another output, or cannot be written."""
    for place, path in enumerate(outputs):
        if any(_same(path, each) for each in inputs):
            raise TableError(f"{path} is one of the files to be read: it would be lost. Name another.")
        if any(_same(path, each) for each in outputs[:place]):
            raise TableError(f"{path} is named twice: the figures and the picture need a file each.")
    for path in outputs:
        _try(path)


def check_folder(folder: Path, names: Sequence[str]) -> None:
    """Raise :class:`TableError` unless files of these names can be written in ``folder``; make nothing."""
    ground = next(each for each in (folder, *folder.parents) if each.exists())
    try:
        tempfile.TemporaryFile(dir=ground).close()
    except OSError as error:
        raise _cannot(folder, error) from error
    for name in names:
        if (folder / name).exists():
            _try(folder / name)


def write(path: Path, content: str) -> None:
    """Write a file; raises :class:`TableError`."""
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise _cannot(path, error) from error


def say(words: str) -> int:
    """Print ``words``; return 0, or 1 where nobody can take them, which one line on standard error says."""
    try:
        sys.stdout.write(words)
        sys.stdout.flush()
    except OSError as error:
        # Python would try once more at its end, and complain at length.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.stderr.write(f"The figures could not be printed: {error.strerror or error}.\n")
        return UNSAID
    return 0


def _try(path: Path) -> None:
    """Open ``path`` for writing and leave it as it was."""
    new = not path.exists()
    try:
        path.open("ab").close()
        if new:
            path.unlink()
    except OSError as error:
        raise _cannot(path, error) from error


def _same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.resolve() == other.resolve()


def _cannot(path: Path, error: OSError) -> TableError:
    return TableError(f"{path} cannot be written: {error.strerror or error}.")
