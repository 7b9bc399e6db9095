"""What the cells of a list say: dates, ratings, platforms.

A column is read as a whole, for one cell is often unclear: 03/04/2026 is told by a 25/04 in another row,
a 4 by an 8.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Final, Literal, NamedTuple, cast

from server.imports.columns import TABLE, plain
from server.records import Platform

#: Days first as in Italy, months first as in America.
Order = Literal["day-first", "month-first"]
_FIGURES: Final = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4}|\d{2})(?!\d)")
_NAMED: Final = re.compile(
    r"(\d{1,2})(?:°|º|st|nd|rd|th)?[ .-]{1,2}(?:of )?([^\W\d_]{3,12})\.?,?[ -](\d{4})(?!\d)"
)
_AMERICAN: Final = re.compile(r"([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_STARS: Final = re.compile(r"[★⭐]")
#: Characters of a cell that are looked at.
_LOOKED_AT: Final = 60
#: The greatest ratings that are known.
_SCALES: Final = (5.0, 10.0)


class Rating(NamedTuple):
    """What a cell says: a number and, where it says that too, the greatest there is."""

    value: float
    of: float | None


def order_of(cells: Sequence[str]) -> tuple[Order, bool]:
    """Return in which order the dates of a column are written, and whether anything is unclear.

    Days come first, unless a row shows that they don't and none that they do.
    """
    pairs = [(int(found[1]), int(found[2])) for cell in cells if (found := _FIGURES.match(_short(cell)))]
    days_first = any(first > 12 for first, _ in pairs)
    months_first = any(second > 12 for _, second in pairs)
    order: Order = "month-first" if months_first and not days_first else "day-first"
    return order, bool(pairs) and days_first == months_first


def day_of(cell: str, order: Order) -> str | None:
    """Return a cell's day in ISO form, with the time where it is ISO already; ``None``: it is no date."""
    said = _short(cell)
    try:
        when = datetime.fromisoformat(said)
        return said if "T" in said or " " in said else when.date().isoformat()
    except ValueError:
        pass
    figures, named, american = _FIGURES.match(said), _NAMED.match(said), _AMERICAN.match(said)
    if figures:
        first, second, year = (int(part) for part in figures.groups())
        first, second = (second, first) if order == "month-first" else (first, second)
        return _iso(year if year > 99 else 2000 + year, second, first) or _iso(year, first, second)
    if named:
        return _iso(int(named[3]), _months().get(plain(named[2])), int(named[1]))
    if american:
        return _iso(int(american[3]), _months().get(plain(american[1])), int(american[2]))
    return None


def rating_of(cell: str) -> Rating | None:
    """Return what a cell says of a rating: "4", "4,5", "8/10", "4 su 5", "★★★★☆", "4 stelle"."""
    said = _short(cell)
    found = _rating_pattern().fullmatch(said)
    if found:
        of = float(found["of"].replace(",", ".")) if found["of"] else None
        return Rating(float(found["value"].replace(",", ".")), of)
    stars = len(_STARS.findall(said))
    return Rating(float(stars), 5.0) if stars and not any(each.isalnum() for each in said) else None


def scale_of(ratings: Sequence[Rating | None]) -> float:
    """Return the greatest rating of a column: 10 where one that names none is above 5, else 5."""
    return (
        10.0 if any(each and each.of is None and each.value > _SCALES[0] for each in ratings) else _SCALES[0]
    )


def stars(rating: Rating | None, scale: float) -> float | None:
    """Return a rating on the scale from 1 to 5; ``None`` for one that is out of its range."""
    if rating is None:
        return None
    of = rating.of or scale
    if of not in _SCALES or not 0 < rating.value <= of:
        return None
    return max(1.0, round(rating.value * _SCALES[0] / of, 2))


def platform_in(cell: str) -> Platform | None:
    """Return the platform that a cell names, ``None`` for any other word."""
    return _platforms().get(plain(cell))


def _short(cell: str) -> str:
    return cell.strip().lstrip("'")[:_LOOKED_AT]


def _iso(year: int, month: int | None, day: int) -> str | None:
    try:
        return date(year, month or 0, day).isoformat() if year >= 1990 else None
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for number, names in TABLE["months"].items() for name in names}


@cache
def _platforms() -> dict[str, Platform]:
    return {
        plain(name): cast(Platform, platform)
        for platform, names in TABLE["platforms"].items()
        for name in names
    }


@cache
def _rating_pattern() -> re.Pattern[str]:
    of, units = ("|".join(map(re.escape, TABLE["ratings"][name])) for name in ("of", "units"))
    number = r"\d{1,3}(?:[.,]\d{1,2})?"
    return re.compile(
        rf"(?P<value>{number})(?: ?(?:{of}) ?(?P<of>{number}))?(?: ?(?:{units}))?", re.IGNORECASE
    )
