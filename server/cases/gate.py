"""The gate: what must be on record before anybody is answered with a clarification in public.

Silence alone is no proof, nor is a contradiction that nobody can look up: without its source it weighs in
the score, as a thing that somebody says they have seen, and opens nothing here. Who has answered is not
silent, and whose reference was found is a customer.
"""

from collections.abc import Iterable
from typing import Final, Literal

from server.cases.flow import ANSWERING
from server.platforms import profile
from server.reading.characters import printable
from server.records import Case, ContradictionKind, Event, Platform

#: What can be missing, in the order in which it is asked for.
Missing = Literal["platform", "case", "customer", "silence", "resolved", "contradiction", "source"]

#: A silence of less than a day is none.
_SHORTEST_SILENCE: Final = 1
#: So many letters and digits name a source: a full stop is none, nor is what nobody can see.
_SHORTEST_SOURCE: Final = 3
_ENDING: Final = ("resolved", "closed")


def missing(case: Case | None, platform: Platform, *, copied: bool = False) -> tuple[Missing, ...]:
    """Return what still keeps the clarification locked; nothing when the gate is open.

    ``copied`` says that other kept comments have the same words. "source" stands for a contradiction that
    is on record without saying where it can be looked up.
    """
    if profile(platform).clarify == "forbidden":
        return ("platform",)
    if case is None:
        return ("case",)
    lacks: list[Missing] = _lacking_silence(in_order(case))
    if not proven(case, copied=copied):
        told = any(each.type == "contradiction" for each in case.events)
        lacks.append("source" if told else "contradiction")
    return tuple(lacks)


def proven(case: Case | None, *, copied: bool = False) -> tuple[ContradictionKind, ...]:
    """Return the kinds of contradiction that hold, in order of time, each once.

    Each needs a source, but for copies that are known here.
    """
    kinds = (each.kind for each in in_order(case) if holds(each, copied=copied))
    return tuple(dict.fromkeys(kind for kind in kinds if kind))


def holds(event: Event, *, copied: bool = False) -> bool:
    """Say whether ``event`` is a contradiction that somebody else could look up."""
    if event.type != "contradiction":
        return False
    told = sum(sign.isalnum() for sign in printable(event.source or ""))
    return told >= _SHORTEST_SOURCE or (event.kind == "copies" and copied)


def is_silence(event: Event) -> bool:
    """Say whether ``event`` is a silence that is long enough to be one; no length is the usual one."""
    return event.type == "silence" and (event.days is None or event.days >= _SHORTEST_SILENCE)


def in_order(case: Case | None) -> list[Event]:
    """Return the events by the time at which they happened: some are written down later."""
    return sorted(case.events if case else (), key=lambda each: each.at)


def _lacking_silence(events: Iterable[Event]) -> list[Missing]:
    """Return nothing when the last thing that was heard of the customer is that nothing was heard.

    A matter that was settled stays so until there is a silence after it.
    """
    lacks: list[Missing] = ["silence"]
    for event in events:
        if event.type == "reference-verified":
            return ["customer"]
        if is_silence(event):
            lacks = []
        elif event.type in ANSWERING:
            lacks = ["silence"]
        elif event.type in _ENDING:
            lacks = ["resolved"]
    return lacks
