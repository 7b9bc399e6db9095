"""Reads the records of a CSV text one by one, so that a broken one costs itself and not the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

DELIMITERS: Final = (";", ",", "\t", "|")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
# Broken records over many lines are read again from their second line; a hostile list has no other kind.
_TIMES_OVER: Final = 4
_MOST_CELLS: Final = 200


@dataclass(frozen=True, slots=True)
class Record:
    """One record. ``line`` is where it begins, from 1; ``open_quote``: a quotation mark is never closed."""

    line: int
    cells: tuple[str, ...]
    open_quote: bool = False


class _Patterns(NamedTuple):
    quoted: re.Pattern[str]
    ending: re.Pattern[str]


def records(text: str, delimiter: str, width: int | None = None, first_line: int = 1) -> Iterator[Record]:
    """Yield the records of ``text``, blank lines left out (RFC 4180, and kinder).

    A quotation mark that does not enclose its cell is a character like any other; one that is never
    closed spoils its own line only. A record over several lines that has not ``width`` cells was none:
    its first line stands alone. The time it takes grows with the length of ``text``, whatever is in it.
    """
    at, line, patterns = 0, first_line, _patterns(delimiter)
    patience = _TIMES_OVER * len(text)
    while at < len(text):
        record, end = _record(text, at, line, delimiter, patterns)
        breaks = _breaks(text, at, end)
        broken = breaks > 1 and width is not None and len(record.cells) != width
        patience -= end - at if broken else 0
        if broken or (breaks > 1 and patience < 0):
            end = _end_of_line(text, at)
            record, _ = _record(text[at:end].rstrip("\r\n"), 0, line, delimiter, patterns)
            breaks = 1
        if any(cell.strip() for cell in record.cells) or record.open_quote:
            yield record
        at, line = end, line + breaks


def _record(text: str, at: int, line: int, delimiter: str, patterns: _Patterns) -> tuple[Record, int]:
    """Read the record that begins ``at``; return it and where the next one begins."""
    cells: list[str] = []
    while len(cells) < _MOST_CELLS:
        found = patterns.quoted.match(text, at)
        if found:
            cells.append(found[1].replace('""', '"'))
            at = found.end()
        else:
            ending = patterns.ending.search(text, at)
            end = ending.start() if ending else len(text)
            cell = text[at:end]
            if cell.startswith('"') and cell.count('"') % 2:
                return Record(line, tuple(cells), open_quote=True), _end_of_line(text, end)
            cells.append(cell)
            at = end
        if text[at : at + 1] != delimiter:
            break
        at += 1
    return Record(line, tuple(cells)), _end_of_line(text, at)


def _breaks(text: str, start: int, end: int) -> int:
    """Count the line breaks between two places."""
    part = text[start:end]
    return part.count("\n") + part.count("\r") - part.count("\r\n")


def _end_of_line(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.end() if found else len(text)


@cache
def _patterns(delimiter: str) -> _Patterns:
    sign = re.escape(delimiter)
    blank = "[ ]" if delimiter == "\t" else "[ \t]"
    return _Patterns(
        re.compile(rf'{blank}{{0,8}}"((?:[^"]++|"")*+)"{blank}{{0,8}}(?={sign}|\r|\n|\Z)'),
        re.compile(rf"[{sign}\r\n]"),
    )
