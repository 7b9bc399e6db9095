"""The gate: what must be on record before anybody is answered with a clarification in public.

Silence alone is no proof, nor is a contradiction that nobody can look up. Who has answered is not silent,
and whose reference was found is a customer.
"""

from collections.abc import Iterable
from typing import Literal

from server.cases.flow import ANSWERING
from server.platforms import profile
from server.records import Case, ContradictionKind, Event, Platform

#: What can be missing, in the order in which it is asked for.
Missing = Literal["platform", "case", "silence", "contradiction"]


def missing(case: Case | None, platform: Platform, *, copied: bool = False) -> tuple[Missing, ...]:
    """Return what still keeps the clarification locked; nothing when the gate is open.

    ``copied`` says that other kept comments have the same words.
    """
    if profile(platform).clarify == "forbidden":
        return ("platform",)
    if case is None:
        return ("case",)
    lacks: list[Missing] = [] if _is_silent(case.events) else ["silence"]
    return tuple(lacks if proven(case, copied=copied) else [*lacks, "contradiction"])


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
    return bool((event.source or "").strip()) or (event.kind == "copies" and copied)


def in_order(case: Case | None) -> list[Event]:
    """Return the events by the time at which they happened: some are written down later."""
    return sorted(case.events if case else (), key=lambda each: each.at)


def _is_silent(events: Iterable[Event]) -> bool:
    """Say whether the last thing that was heard of the customer is that nothing was heard."""
    silent = False
    for event in sorted(events, key=lambda each: each.at):
        if event.type == "reference-verified":
            return False
        if event.type == "silence":
            silent = True
        elif event.type in ANSWERING:
            silent = False
    return silent
