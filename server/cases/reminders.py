"""What is to be done every so often, without any case: once a month, to search for one's own name.

A person searches and says that it is done; then it is due again after as many days as the desk says.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal

from server.cases.clock import in_utc
from server.reading.characters import printable
from server.records import Business, Desk

Language = Literal["it", "en"]
TaskName = Literal["name-search"]

TABLES: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("reminders.toml").read_text(encoding="utf-8")
)
_QUOTES: Final = str.maketrans(dict.fromkeys('"“”„«»', " "))


@dataclass(frozen=True, slots=True)
class Searches:
    """What to type into a search engine for one business."""

    business: str
    queries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Something that is due since ``due``; ``last`` is when it was last done, ``None`` for never."""

    name: TaskName
    due: datetime
    last: datetime | None
    searches: tuple[Searches, ...]


def tasks(
    desk: Desk, businesses: Iterable[tuple[str, Business]], now: datetime, speak: Language
) -> tuple[Task, ...]:
    """Return what is due ``now`` for these businesses; without any there is nothing to search for."""
    due = next_search(desk, now)
    found = tuple(Searches(each, _queries(business.name, speak)) for each, business in businesses)
    if not found or due is None or due > in_utc(now):
        return ()
    return (Task("name-search", due, desk.name_searched_at, found),)


def next_search(desk: Desk, now: datetime) -> datetime | None:
    """Return when the name is to be searched for next: at once the first time, ``None`` for never."""
    if not desk.name_search_days:
        return None
    last = desk.name_searched_at
    return in_utc(last) + timedelta(days=desk.name_search_days) if last else in_utc(now)


def _queries(name: str, speak: Language) -> tuple[str, ...]:
    plain = " ".join(printable(name).translate(_QUOTES).split())
    return tuple(each.replace("{name}", plain) for each in TABLES["name-search"][speak]["searches"])
