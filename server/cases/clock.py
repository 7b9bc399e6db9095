"""The silence that nobody wrote down: a private question that has waited for its answer too long.

It is told by the clock and never kept: an answer that comes later ends it as if it had not been.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from server.cases.flow import ANSWERING
from server.records import Case, Event

#: With these our side has ended the wait: the silence before them is as long as it is.
_ENDING = ("resolved", "closed")
#: What stays where the case stands although the silence goes on.
_STANDING = ("decision", *_ENDING)
#: Who is said to have seen a silence that nobody stated.
CLOCK = "clock"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer since the question of ``since`` until ``until``; ``days`` have gone by between the two."""

    since: datetime
    until: datetime

    @property
    def days(self) -> float:
        """Return its length in days, rounded to hundredths."""
        return round((self.until - self.since) / _DAY, 2)


def pending_question(case: Case) -> Event | None:
    """Return the last ``reference-asked`` that has no answer yet; a customer who was found owes none."""
    events = sorted(case.events, key=lambda each: in_utc(each.at))
    question: Event | None = None
    for event in events:
        if event.type == "reference-verified":
            return None
        if event.type == "reference-asked":
            question = event
        elif event.type in ANSWERING:
            question = None
    return question


def silence_of(case: Case, now: datetime, days: float) -> Silence | None:
    """Return the silence after the last question, once it is ``days`` long; a clock set back finds none.

    Where somebody has stated one that is as long, that one stands and this is ``None``.
    """
    question = pending_question(case)
    if question is None:
        return None
    since = in_utc(question.at)
    after = [each for each in case.events if in_utc(each.at) >= since]
    if any(each.type == "silence" and (each.days is None or each.days >= days) for each in after):
        return None
    ends = [in_utc(each.at) for each in after if each.type in _ENDING]
    silence = Silence(since, min([in_utc(now), *ends]))
    return silence if silence.until - since >= days * _DAY else None


def as_of(case: Case, now: datetime, days: float) -> Case:
    """Return ``case`` with the silence of :func:`silence_of` in its timeline; it is not for keeping.

    It stands before what was decided since the question, so that the case stays decided.
    """
    silence = silence_of(case, now, days)
    if silence is None:
        return case
    found = Event(type="silence", at=silence.until, who=CLOCK, days=silence.days)
    place = next(
        (
            number
            for number, each in enumerate(case.events)
            if each.type in _STANDING and in_utc(each.at) >= silence.since
        ),
        len(case.events),
    )
    events = (*case.events[:place], found, *case.events[place:])
    return msgspec.structs.replace(case, events=events)


def in_utc(when: datetime) -> datetime:
    """Return a moment with its zone; without one it is UTC."""
    return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
