"""Which day is meant: of an event, of a publication, in the words of a comment. Never a guess.

"ieri", "last Saturday" or a month alone are no days here, nor is "03/08" in English.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from server.reading.model import Reading
from server.reading.patterns import fold
from server.records import Comment

_TABLE: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("days.toml").read_text(encoding="utf-8")
)
_SHORTEST_MONTH: Final = 3
_ISO: Final = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_FIGURES: Final = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?!\d)")
_YEAR: Final = r"(?:,?\s{1,2}(?:del\s|de\s)?(\d{4}))?"
_DAY_MONTH: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:°|º|\.|st|nd|rd|th|er)?\s{1,2}(?:of\s|de\s)?([^\W\d_]{3,12})\.?" + _YEAR
)
_MONTH_DAY: Final = re.compile(r"([^\W\d_]{3,12})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?(?!\d)" + _YEAR)
#: A 29 February without its year may be so many years back.
_LEAP: Final = 8


def day_of(moment: datetime) -> date:
    """Return the day of ``moment`` where it happened: by its own offset; UTC is taken to local time."""
    return moment.date() if moment.utcoffset() else moment.astimezone().date()


def published_on(comment: Comment) -> date | None:
    """Return the day of publication, where the page gave a date and not "3 h"."""
    match = _ISO.match(comment.published_at.strip()) if comment.published_at else None
    return _day(*map(int, match.groups())) if match else None


def named_in(reading: Reading, latest: date) -> tuple[date, ...]:
    """Return the days that the comment names, each once, in its order.

    A day without a year is the last such day that is not after ``latest``.
    """
    words = (each.span.of(reading.text) for each in reading.details if each.kind == "date")
    return tuple(dict.fromkeys(day for said in words for day in _days(said, reading.language, latest)))


def _days(said: str, language: str, latest: date) -> Iterator[date]:
    """Yield the days in the few words of one date."""
    for match in _ISO.finditer(said):
        yield from _certain(_day(*map(int, match.groups())))
    said = _ISO.sub(" ", said)
    if language not in _TABLE:
        return
    day_first = _TABLE[language]["day_first"]
    for match in _FIGURES.finditer(said):
        day, month = int(match[1]), int(match[2])
        if day_first or day == month:
            yield from _certain(_with_year(day, month, match[3], latest))
    months = _months(language)
    for day_at, month_at, pattern in ((1, 2, _DAY_MONTH), (2, 1, _MONTH_DAY)):
        for match in pattern.finditer(said):
            named = months.get(fold(match[month_at]))
            if named:
                yield from _certain(_with_year(int(match[day_at]), named, match[3], latest))


def _certain(day: date | None) -> tuple[date, ...]:
    return () if day is None else (day,)


def _with_year(day: int, month: int, year: str | None, latest: date) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    tried = (_day(latest.year - back, month, day) for back in range(_LEAP + 1))
    return next((found for found in tried if found and found <= latest), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # the 31 June
        return None


@cache
def _months(language: str) -> dict[str, int]:
    """Return the number of each month by its name and by every beginning that is no other month's."""
    names = [fold(name) for name in _TABLE[language]["months"]]
    return {
        name[:length]: number
        for number, name in enumerate(names, start=1)
        for length in range(_SHORTEST_MONTH, len(name) + 1)
        if sum(other.startswith(name[:length]) for other in names) == 1
    }
