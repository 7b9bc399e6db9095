"""Tables as CSV (RFC 4180) that a spreadsheet opens without running anything that stands in them."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

Cell = str | int | float | None

#: What makes a spreadsheet take a cell for a formula, once spaces before it are passed over; their
#: full-width forms too, which some spreadsheets take for the same (OWASP, CSV Injection).
_FORMULA: Final = frozenset("=+-@\t\r\n\0＝＋－＠")
#: Where a spreadsheet that reads the file in its own way may begin another cell.
_PARTING: Final = frozenset(";\t\r\n")
_INSIDE: Final = _FORMULA - _PARTING


def table(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a CSV file: UTF-8 with the mark by which Excel knows it, lines that end in CR LF.

    Numbers stand as they are, ``None`` is an empty cell, texts are made :func:`harmless`.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(heading)
    writer.writerows([harmless(each) if isinstance(each, str) else each for each in row] for row in rows)
    return written.getvalue().encode("utf-8-sig", "replace")


def harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    Spaces and invisible marks before it make no difference. One that parts cells by semicolons, as the
    Italian Excel does, loses track of the quotes and begins a new cell in the midst of a text: what stands
    there gets an apostrophe too.
    """
    first = next((each for each in text if each in _FORMULA or not _is_passed_over(each)), "")
    return f"'{_parts_harmless(text)}" if first in _FORMULA and first else _parts_harmless(text)


def _parts_harmless(text: str) -> str:
    written: list[str] = []
    begun = False
    for each in text:
        if begun and each in _INSIDE:
            written.append("'")
        written.append(each)
        begun = each in _PARTING or (begun and (each == '"' or _is_passed_over(each)))
    return "".join(written)


def _is_passed_over(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf"
