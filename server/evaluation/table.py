"""The comments to be weighed, as the rows of CSV files; what is wrong with them is said in one sentence."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server.evaluation.csv_file import TableError, read_records

__all__ = ["Columns", "Row", "Table", "TableError", "read_table"]

_RATINGS: Final = (1.0, 5.0)
_SEED: Final = 2026
#: So many values of a column are named to somebody who asked for one that is not there.
_MOST_VALUES: Final = 8


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


@dataclass(frozen=True, slots=True)
class Table:
    """The rows to weigh, of ``found`` that could be; ``unlabelled`` more have a text and no label."""

    rows: list[Row]
    found: int
    unlabelled: int = 0


def read_table(paths: Sequence[Path], columns: Columns, limit: int | None = None) -> Table:
    """Return the rows that hold a text (and a label, where labels are asked for), of all files in order.

    Of more than ``limit`` rows so many are drawn, evenly over the files and the same every time. Raises
    :class:`TableError` for a file that is not there, is empty or no table, for a column that is missing,
    and for a label that only ever says the same.
    """
    if (columns.label is None) is not (columns.positive is None):
        raise TableError("--label and --positive belong together: a column, and its value for a campaign.")
    cells = [each for path in paths for each in _cells(path, columns)]
    if not cells:
        raise TableError(f"No row has anything in the column “{columns.text}”: there is nothing to weigh.")
    labelled = cells if columns.label is None else [each for each in cells if each[columns.label]]
    if columns.label is not None:
        _check_labels(Counter(each[columns.label] for each in labelled), columns)
    rows = [_row(each, columns) for each in labelled]
    return Table(_drawn(rows, limit), len(rows), len(cells) - len(labelled))


def _cells(path: Path, columns: Columns) -> list[dict[str, str]]:
    heading, records = read_records(path, columns.named)
    places = {name: place for place, name in enumerate(heading)}
    for name in columns.named:
        if name not in places:
            raise TableError(f"{path} has no column “{name}”; it has: {', '.join(places)}.")
    filled = (record + [""] * (len(heading) - len(record)) for record in records)
    found = ({name: record[place].strip() for name, place in places.items()} for record in filled)
    return [each for each in found if each[columns.text]]


def _check_labels(labels: Counter[str], columns: Columns) -> None:
    """Raise unless some rows are labelled a campaign and others are not."""
    there = bool(labels[columns.positive or ""])
    others = [f"“{name}” ({count})" for name, count in labels.most_common() if count]
    if there and len(others) > 1:
        return
    if there:
        told = f"every row with a label says “{columns.positive}”"
    else:
        more = ", …" if len(others) > _MOST_VALUES else ""
        told = f"no row says “{columns.positive}”"
        told += f", they say {', '.join(others[:_MOST_VALUES])}{more}" if others else ", all are empty"
    raise TableError(
        f"In the column “{columns.label}” {told}: labels only tell something when there are both."
    )


def _drawn(rows: list[Row], limit: int | None) -> list[Row]:
    """Return one row of each of ``limit`` equal stretches of the whole."""
    if limit is None or len(rows) <= limit:
        return rows
    chance = random.Random(_SEED)  # noqa: S311 - the same rows every time
    edges = [len(rows) * place // limit for place in range(limit + 1)]
    return [rows[chance.randrange(edges[place], edges[place + 1])] for place in range(limit)]


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
