"""The values of this room: what is known of a visit and its review, and what a rule says of them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from server.records import BusinessKind

#: ``unknown`` when a date is missing or cannot be right.
State = Literal["met", "not-met", "unknown", "does-not-apply"]


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of a visit and of the review of it.

    ``visited_on`` is its last day; ``has_receipt`` whether the review comes with a receipt, an invoice
    or the like. What is not known is ``None``.
    """

    today: date
    visited_on: date | None = None
    published_on: date | None = None
    has_receipt: bool | None = None
    kind: BusinessKind | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found: the state, the name of its sentence, and the days it counted, if it did."""

    state: State
    sentence: str
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of a visit. ``state`` is ``None`` for a rule to know, with nothing to check.

    ``source`` is an address or a law's name, ``as_of`` the day it was read there; ``certain`` is false
    where it was not found in black and white. ``line`` is what a notice to the platform may say, "" for
    nothing.
    """

    code: str
    title: str
    state: State | None
    why: str
    source: str
    as_of: date
    certain: bool
    line: str = ""
