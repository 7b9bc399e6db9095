"""The gate: what must be on record before anybody is answered with a clarification in public.

Silence alone is no proof, nor is a contradiction that nobody can look up: without its source it weighs in
the score, as a thing that somebody says they have seen, and opens nothing here. Who has answered is not
silent, and whose reference was found is a customer. Beside a contradiction of another kind a campaign of
copies does what a silence does. What is a silence and what a campaign is said where the score is made, so
that the gate opens where the highest ceiling does.
"""

from collections.abc import Iterable
from typing import Final, Literal

from server.cases.flow import ANSWERING, has_source, is_silence
from server.cases.flow import in_order as by_time
from server.platforms import profile
from server.records import Case, ContradictionKind, Event, Platform

#: What can be missing, in the order in which it is asked for.
Missing = Literal["platform", "case", "customer", "silence", "resolved", "contradiction", "source"]

_ENDING: Final = ("resolved", "closed")


def missing(
    case: Case | None, platform: Platform, *, copied: bool = False, campaign: bool = False
) -> tuple[Missing, ...]:
    """Return what still keeps the clarification locked; nothing when the gate is open.

    ``copied`` says that other kept comments have the same words, ``campaign`` that these are a campaign.
    "source" stands for a contradiction that is on record without saying where it can be looked up.
    """
    if profile(platform).clarify == "forbidden":
        return ("platform",)
    if case is None:
        return ("case",)
    events = in_order(case)
    lacks = _lacking_silence(events)
    told = [each for each in events if each.type == "contradiction"]
    apart = [each for each in told if each.kind != "copies"]
    if campaign and apart and lacks == ["silence"]:
        # Copies that were checked are what the campaign is made of: here they are no second fact.
        lacks, told = [], apart
    if not any(holds(each, copied=copied) for each in told):
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
    return event.type == "contradiction" and (has_source(event) or (event.kind == "copies" and copied))


def in_order(case: Case | None) -> list[Event]:
    """Return the events by the time at which they happened: some are written down later."""
    return by_time(case.events if case else ())


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
