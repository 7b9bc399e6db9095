"""Reads the records of a CSV file as spreadsheets write them; says in one sentence what is wrong with it."""

import csv
import io
import re
import sys
from collections.abc import Collection
from itertools import pairwise
from pathlib import Path
from typing import Final

_DELIMITERS: Final = (",", ";", "\t", "|")
#: Excel's own first line, which names the delimiter.
_SEP: Final = re.compile(r'\A\s*"?sep=(.)"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
#: Put after the last line; where it does not come back as a record of its own, a quote has swallowed it.
_END: Final = "\x01end\x01"


class TableError(Exception):
    """A file cannot be evaluated as it was asked; the message is one sentence for a person."""


def read_records(path: Path, wanted: Collection[str]) -> tuple[list[str], list[list[str]]]:
    """Return the heading of ``path`` and its records, blank ones left out.

    The delimiter is the one that Excel's ``sep=`` names, else the one that shows most of ``wanted``, the
    names of columns. Only line feeds and carriage returns end a line: a form feed or a line separator
    (U+2028) inside a cell belongs to the cell. Raises :class:`TableError`.
    """
    text = _text(path)
    told = _SEP.match(text)
    body = text[told.end() :] if told else text
    first = next((line for line in _LINE_END.split(body) if line.strip()), None)
    if first is None:
        raise TableError(f"{path} is empty.")
    delimiter = told[1] if told else _delimiter(first, wanted)
    records = _records(path, body, delimiter, 1 if told else 0)
    heading, *rest = [record for record in records if any(cell.strip() for cell in record)]
    return [name.strip() for name in heading], rest


def _records(path: Path, body: str, delimiter: str, before: int) -> list[list[str]]:
    """Return all records of ``body``, which begins after ``before`` lines of the file."""
    csv.field_size_limit(sys.maxsize if sys.maxsize < 2**31 else 2**31 - 1)
    table = csv.reader(io.StringIO(f"{body}\n{_END}\n", newline=""), delimiter=delimiter)
    ends, records = [0], []
    try:
        for record in table:
            records.append(record)
            ends.append(table.line_num)
    except csv.Error as error:
        raise TableError(f"{path} cannot be read as CSV, line {before + table.line_num}: {error}.") from error
    if records[-1] != [_END]:
        *_, (start, _) = pairwise(ends)
        raise TableError(
            f"{path}: in the row that begins in line {before + start + 1} a quotation mark opens and is "
            "never closed, so that all that follows would be one cell. Close it, or double it if it is meant."
        )
    return records[:-1]


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
    return text.replace("\0", "").replace(_END[0], "")


def _delimiter(heading: str, wanted: Collection[str]) -> str:
    """Return what stands between the columns: what shows most of those wanted, then most of all."""

    def shown(delimiter: str) -> tuple[int, int]:
        names = {name.strip() for name in next(csv.reader([heading], delimiter=delimiter))}
        return len(names & set(wanted)), len(names)

    return max(_DELIMITERS, key=shown)
