"""The values of the evidence room: what is looked at, what is seen, what it adds up to.

Weights are weights of evidence in decibans (10 log10 of the likelihood ratio), signed: plus
speaks for a campaign, minus for a real customer. Source: I. J. Good, *Weighing of evidence*.
"""

from dataclasses import dataclass, field
from typing import Literal, Protocol

from server.reading.model import Reading, Span
from server.records import AuthorRole, BusinessKind, ContradictionKind

Family = Literal["text", "campaign", "dialogue", "facts"]
Band = Literal["not-negative", "likely-customer", "to-check", "suspicious", "probable-campaign"]


@dataclass(frozen=True, slots=True)
class Echo:
    """Other kept comments that say the same.

    ``authors`` is how many other people (at least 1); ``pages`` on how many pages other than this
    comment's own, so 0 means that all stand on the same page, or, with ``placeless``, that nobody knows
    on which; ``hours`` is the time from the first to the last of all, this one included, where it is
    known; ``spans`` are the stretches of this comment that are shared; ``words`` is how many different
    words of its own the comment has, where that was counted.
    """

    authors: int
    pages: int
    hours: float | None = None
    spans: tuple[Span, ...] = ()
    placeless: bool = False
    words: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known besides the words: the page, the business, how the dialogue went, who else says so.

    ``silence_days`` is how long a private question has stayed without an answer (``None``: no
    silence was stated or found); ``reference`` tells whether a reference that was given was found.
    ``unsourced`` are those of the ``contradictions`` of which nobody has said where to look them up.
    ``copies``, ``paraphrases`` and ``same_problem`` are what the campaigns room found. ``elsewhere``
    counts other kept comments, of other words, that bear the same author's name, and ``known_customer``
    holds when a reference of that author was found in another case.
    """

    author_role: AuthorRole = "unknown"
    rating: float | None = None
    competitors: tuple[str, ...] = ()
    silence_days: float | None = None
    contradictions: tuple[ContradictionKind, ...] = ()
    unsourced: tuple[ContradictionKind, ...] = ()
    reference: Literal["verified", "not-found"] | None = None
    copies: Echo | None = None
    paraphrases: Echo | None = None
    same_problem: Echo | None = None
    elsewhere: int = 0
    known_customer: bool = False
    business_kind: BusinessKind | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """What one signal saw. ``words`` fills the places of its sentence, e.g. ``{"n": "4"}``.

    ``reason`` picks one of the sentences of the signal in ``words/*.toml`` (``why`` is the usual
    one); ``strength`` scales the weight, 0 to 1.
    """

    spans: tuple[Span, ...] = ()
    strength: float = 1.0
    reason: str = "why"
    words: dict[str, str] = field(default_factory=dict)


class Signal(Protocol):
    """A module of this package: it looks at one thing only."""

    NAME: str
    FAMILY: Family

    def observe(self, reading: Reading, context: Context) -> Observation | None:
        """Return what was seen, or ``None``."""
        ...


@dataclass(frozen=True, slots=True)
class Weighed:
    """A signal that was seen, with what it counts after strength and the family's cap (dB)."""

    name: str
    family: Family
    weight: float
    observation: Observation


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The sum. ``score`` is 0 to 100, ``None`` when there is nothing negative to weigh.

    ``ceiling`` is the highest score that this kind of evidence may reach; ``log_odds`` (dB) is
    the sum before the ceiling.
    """

    score: int | None
    band: Band
    ceiling: int
    log_odds: float
    evidence: tuple[Weighed, ...] = ()
