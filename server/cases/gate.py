"""The gate: what must be on record before anybody is answered with a clarification in public.

Silence alone is no proof, nor is a contradiction that nobody can look up.
"""

from typing import Literal

from server.platforms import profile
from server.records import Case, Platform

#: What can be missing, in the order in which it is asked for.
Missing = Literal["platform", "case", "silence", "contradiction"]


def missing(case: Case | None, platform: Platform) -> tuple[Missing, ...]:
    """Return what still keeps the clarification locked; nothing when the gate is open."""
    if profile(platform).clarify == "forbidden":
        return ("platform",)
    if case is None:
        return ("case",)
    seen = {event.type for event in case.events}
    proven = any(event.type == "contradiction" and event.source for event in case.events)
    lacks: list[Missing] = [] if "silence" in seen else ["silence"]
    return tuple(lacks if proven else [*lacks, "contradiction"])
