"""Reads the comments to be weighed from CSV files, and says in one sentence what is wrong with one."""

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_DELIMITERS: Final = (",", ";", "\t", "|")
_RATINGS: Final = (1.0, 5.0)


class TableError(Exception):
    """A file cannot be evaluated as it was asked; the message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns to look at: names of the heading. ``positive`` is the label of a campaign's comment."""

    text: str = "text"
    label: str | None = None
    positive: str | None = None
    language: str | None = None
    rating: str | None = None
    author: str | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that must be there."""
        chosen = (self.text, self.label, self.language, self.rating, self.author)
        return tuple(name for name in chosen if name is not None)


@dataclass(frozen=True, slots=True)
class Row:
    """A comment of a file. ``positive`` is ``None`` where the file has no labels."""

    text: str
    positive: bool | None = None
    language: str | None = None
    rating: float | None = None
    author: str | None = None


def read_rows(paths: Sequence[Path], columns: Columns, limit: int | None = None) -> list[Row]:
    """Return the first ``limit`` rows that hold a text, of all files in their order.

    Raises :class:`TableError` for a file that is not there, is empty or no table, for a column that
    is missing, and for a label that only ever says the same.
    """
    if (columns.label is None) is not (columns.positive is None):
        raise TableError("--label and --positive belong together: a column, and its value for a campaign.")
    found: list[Row] = []
    for path in paths:
        found += _rows(path, columns)
    found = found[:limit]
    if not found:
        raise TableError(f"No row has anything in the column “{columns.text}”: there is nothing to weigh.")
    if columns.label is not None and len({row.positive for row in found}) < 2:
        which = "every" if found[0].positive else "no"
        raise TableError(
            f"In the column “{columns.label}” {which} row says “{columns.positive}”: "
            "labels only tell something when there are both."
        )
    return found


def _rows(path: Path, columns: Columns) -> list[Row]:
    lines = _text(path).splitlines(keepends=True)
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        raise TableError(f"{path} is empty.")
    csv.field_size_limit(sys.maxsize if sys.maxsize < 2**31 else 2**31 - 1)
    table = csv.reader(lines, delimiter=_delimiter(first, columns))
    try:
        heading, *records = [record for record in table if any(cell.strip() for cell in record)]
    except csv.Error as error:
        raise TableError(f"{path} cannot be read as CSV, line {table.line_num}: {error}.") from error
    places = {name.strip(): place for place, name in enumerate(heading)}
    for name in columns.named:
        if name not in places:
            raise TableError(f"{path} has no column “{name}”; it has: {', '.join(places)}.")
    filled = (record + [""] * (len(heading) - len(record)) for record in records)
    cells = ({name: record[place].strip() for name, place in places.items()} for record in filled)
    return [_row(each, columns) for each in cells if each[columns.text]]


def _text(path: Path) -> str:
    """Return what is in the file; bytes that are not UTF-8 are read as Windows wrote them in Europe."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TableError(f"{path} cannot be read: {error.strerror or error}.") from error
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return text.replace("\0", "")


def _delimiter(heading: str, columns: Columns) -> str:
    """Return what stands between the columns: what shows most of those asked for, then most of all."""

    def shown(delimiter: str) -> tuple[int, int]:
        names = {name.strip() for name in next(csv.reader([heading], delimiter=delimiter))}
        return len(names & set(columns.named)), len(names)

    return max(_DELIMITERS, key=shown)


def _row(cells: dict[str, str], columns: Columns) -> Row:
    def cell(name: str | None) -> str | None:
        return cells[name] or None if name is not None else None

    label = None if columns.label is None else cells[columns.label] == columns.positive
    language = (cell(columns.language) or "").lower().replace("_", "-").partition("-")[0]
    known = language if len(language) == 2 and language.isascii() and language.isalpha() else None
    return Row(cells[columns.text], label, known, _rating(cell(columns.rating)), cell(columns.author))


def _rating(written: str | None) -> float | None:
    """Return a rating of 1 to 5; anything else says nothing."""
    try:
        value = float((written or "").replace(",", "."))
    except ValueError:
        return None
    return value if _RATINGS[0] <= value <= _RATINGS[1] else None
