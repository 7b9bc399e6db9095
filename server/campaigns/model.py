"""The values of the campaigns room."""

from dataclasses import dataclass
from typing import Literal

from server.evidence.model import Echo
from server.reading.model import Span
from server.records import Comment

#: ``copy``: the same words, perhaps edited. ``paraphrase``: the same message in other words.
#: ``same-problem``: another person tells of the same thing, which speaks for real customers.
Kind = Literal["copy", "paraphrase", "same-problem"]


@dataclass(frozen=True, slots=True)
class Match:
    """A kept comment that says the same as the one that was asked about.

    ``similarity`` runs from 0 to 1: the Jaccard index of the word sets for a copy, the cosine of
    the vectors for the other two.
    """

    comment: Comment
    kind: Kind
    similarity: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch that two texts share: ``here`` in the one asked about, ``there`` in the other."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Echoes:
    """What the matches of a comment amount to, kind by kind; ``None``: nobody else says it."""

    copies: Echo | None = None
    paraphrases: Echo | None = None
    same_problem: Echo | None = None
