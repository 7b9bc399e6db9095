"""What can be worked out from the days of a visit and of its review. Days and figures only, no words."""

import re
from collections.abc import Callable
from datetime import date, datetime

from server.law.book import LIMITS
from server.law.model import Outcome, Visit

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=$|[T ])")


def day_of(written: str | None) -> date | None:
    """Return the day of an ISO date, with or without a time; ``None`` for what only a person can read.

    Pages write "3 agosto 2026" or "2 h": to guess the day would be to make up a fact.
    """
    written = (written or "").strip()
    if not _ISO.match(written):
        return None
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None


def term(visit: Visit) -> Outcome:
    """Was the review published within the term? The last day of it still counts."""
    visited, published = visit.visited_on, visit.published_on
    if visited is None or published is None:
        missing = "neither" if visited is published else "no-visit" if visited is None else "no-review"
        return Outcome("unknown", missing)
    if max(visited, published) > visit.today:
        return Outcome("unknown", "future")
    days = (published - visited).days
    if days < 0:
        return Outcome("unknown", "reversed")
    if days > LIMITS.days:
        return Outcome("not-met", "late", days)
    return Outcome("met", "in-time" if days else "same-day", days)


def age(visit: Visit) -> Outcome:
    """Is the review still young enough? It is so up to the anniversary, that day included.

    For 29 February that is the last day of the month (Codice civile, art. 2963).
    """
    published, today = visit.published_on, visit.today
    if published is None:
        return Outcome("unknown", "no-review")
    if published > today:
        return Outcome("unknown", "future")
    days = (today - published).days
    # Compared as numbers, an anniversary that is not in the calendar needs no day of its own.
    anniversary = (published.year + LIMITS.years, published.month, published.day)
    if anniversary < (today.year, today.month, today.day):
        return Outcome("not-met", "old", days)
    return Outcome("met", "recent" if days else "today", days)


def receipt(visit: Visit) -> Outcome:
    """Is the review presumed authentic? Without a receipt it is not, and may be true all the same."""
    if visit.has_receipt is None:
        return Outcome("unknown", "not-known")
    return Outcome("met", "shown") if visit.has_receipt else Outcome("not-met", "not-shown")


#: The checks by the name that they have in ``it.toml``.
CHECKS: dict[str, Callable[[Visit], Outcome]] = {"term": term, "age": age, "receipt": receipt}
#: The figure that a check's sentences name.
LIMIT_OF: dict[str, int] = {"term": LIMITS.days, "age": LIMITS.years}
