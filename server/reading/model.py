"""What the server understood of a comment: values only.

All offsets inside the server count Unicode code points; :mod:`server.api.spans` turns them
into UTF-16 code units, JavaScript's, when they leave.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: What a comment can be about, the names of the wire.
AspectName = Literal[
    "cleanliness", "comfort", "amenities", "staff", "value", "wifi", "location",
    "food", "waiting", "delivery", "refund", "product", "other",
]  # fmt: skip

#: Kinds of detail that somebody could check.
DetailKind = Literal["date", "time", "duration", "price", "room", "reference", "staff", "place"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two stretches share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Cut:
    """One piece of page chrome that was taken away before reading, and what it was."""

    kind: Literal["action", "age", "author", "badge", "date", "expander", "rating", "count", "control"]
    text: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A comment without the page around it. ``cuts`` are in the order of the page."""

    text: str
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``polarity`` from -1 (negative) to 1 (positive), 0 where nothing is said."""

    span: Span
    polarity: float


@dataclass(frozen=True, slots=True)
class Detail:
    """Something concrete that could be checked: a date, an amount, a room, a role."""

    kind: DetailKind
    span: Span


@dataclass(frozen=True, slots=True)
class Aspect:
    """What a part of the comment is about; ``polarity`` is that of the sentences that say so."""

    aspect: AspectName
    polarity: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the later stages may know of a text.

    ``language`` is ISO 639-1 (``und`` when nobody could tell); ``polarity`` runs from -1 to 1 and
    its sign is the verdict; ``not_negative`` holds only where the text is *clearly* positive or
    neutral, so that there is nothing to weigh; ``machine_written`` runs from 0 to 1; ``aspects``
    has the main concern first; ``motives`` are keys such as ``time-lost`` or ``offended``;
    ``vectors`` has a row of 512 numbers for each of ``sentences`` (zeros: not read), ``None`` without
    the encoder.
    """

    text: str
    language: str
    polarity: float
    not_negative: bool
    words: int
    sentences: tuple[Sentence, ...] = ()
    details: tuple[Detail, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    motives: tuple[str, ...] = ()
    machine_written: float = 0.0
    vectors: "NDArray[np.float32] | None" = field(default=None, compare=False, repr=False)
