"""Figures of some days: how many cases, what they complain of, how soon they were answered, how they went."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import median
from typing import Final, get_args

from server.cases.businesses import cases_about
from server.cases.clock import as_of, in_utc
from server.cases.flow import FLOW, state
from server.cases.glance import Glance, glance
from server.cases.queue import first_reply_after, is_answered
from server.cases.remarks import minutes_saved, outweighed_by
from server.evidence.model import Band
from server.reading.model import AspectName
from server.records import Case, Comment, Platform, Verdict
from server.store.base import CommentStore

#: A report over more days is refused.
LONGEST: Final = 3653
_BANDS: Final[tuple[Band, ...]] = get_args(Band)
_VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)
#: Where a case can stand, in the order of its way.
STATES: Final = tuple(dict.fromkeys(each["state"] for each in FLOW.values() if "state" in each))


@dataclass(slots=True)
class Figures:
    """Counts of cases; ``hours`` has the time to the first answer of each that has one and says when.

    ``concerns`` counts each aspect once a comment; ``asked`` are those of the ``negative`` ones whose author
    was asked for a reference. ``sent`` counts the replies, ``replied`` the cases that were answered in public
    or with a private question, ``imported`` those that came in a list; ``platforms`` is where they stood.
    """

    cases: int = 0
    imported: int = 0
    unread: int = 0
    replied: int = 0
    resolved: int = 0
    negative: int = 0
    asked: int = 0
    sent: int = 0
    hours: list[float] = field(default_factory=list)
    bands: dict[Band, int] = field(default_factory=lambda: dict.fromkeys(_BANDS, 0))
    states: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATES, 0))
    outcomes: dict[Verdict, int] = field(default_factory=lambda: dict.fromkeys(_VERDICTS, 0))
    concerns: Counter[AspectName] = field(default_factory=Counter)
    platforms: set[Platform] = field(default_factory=set)

    @property
    def median_hours(self) -> float | None:
        """Return the median time to the first reply in hours, ``None`` where there was none."""
        return round(median(self.hours), 2) if self.hours else None

    @property
    def asked_share(self) -> float | None:
        """Return the share of the negative ones that were asked for a reference, ``None`` without any."""
        return round(self.asked / self.negative, 4) if self.negative else None

    def most_first(self) -> list[tuple[AspectName, int]]:
        """Return the concerns, the most frequent first; as many, in the order of their names."""
        return sorted(self.concerns.items(), key=lambda each: (-each[1], each[0]))


def figures(store: CommentStore, since: date, until: date, business: str | None, now: datetime) -> Figures:
    """Count the cases opened from ``since`` to ``until``, both local days included, as they stand ``now``."""
    found = Figures()
    silence_days = store.desk().silence_days
    for case, comment in _opened(cases_about(business, store), since, until):
        found.cases += 1
        found.imported += comment.from_list
        found.platforms.add(comment.platform)
        found.replied += is_answered(case)
        if case.events:
            found.states[state(as_of(case, now, silence_days))] += 1
        found.sent += sum(each.type == "replied" for each in case.events)
        found.resolved += any(each.type == "resolved" for each in case.events)
        if case.outcome:
            found.outcomes[case.outcome.verdict] += 1
        hours = first_reply_after(case, comment)
        if hours is not None:
            found.hours.append(hours)
        weighed = glance(comment, case, store, now)
        if weighed is None:
            found.unread += 1
        else:
            _count(found, case, weighed)
    return found


def rows(found: Figures) -> Iterator[tuple[str, str, float | None]]:
    """Yield the figures as rows of a table: the figure, of what, how many."""
    yield "cases", "", found.cases
    yield "imported", "", found.imported
    yield "unread", "", found.unread
    yield from (("band", name, count) for name, count in found.bands.items())
    yield from (("state", name, count) for name, count in found.states.items())
    yield "resolved", "", found.resolved
    yield "replied", "", found.replied
    yield "medianFirstReplyHours", "", found.median_hours
    yield from (("concern", name, count) for name, count in found.most_first())
    yield from (("outcome", name, count) for name, count in found.outcomes.items())
    yield "negative", "", found.negative
    yield "asked", "", found.asked
    yield "askedShare", "", found.asked_share
    yield "sent", "", found.sent
    yield "minutesSavedEstimate", "", minutes_saved(found.sent)
    yield "positivesByRuleOfThumb", "", outweighed_by(found.negative)


def _opened(kept: Iterable[tuple[Case, Comment]], since: date, until: date) -> Iterator[tuple[Case, Comment]]:
    return (each for each in kept if since <= in_utc(each[0].opened_at).astimezone().date() <= until)


def _count(found: Figures, case: Case, weighed: Glance) -> None:
    found.bands[weighed.band] += 1
    if weighed.band == "not-negative":
        return
    found.negative += 1
    found.asked += any(each.type == "reference-asked" for each in case.events)
    found.concerns.update(weighed.concerns)
