"""The values of the replies room: what a reply must take into account, and what comes out."""

from dataclasses import dataclass
from typing import Final, Literal

from server.reading.model import Reading, Span
from server.records import AuthorRole, Business, Platform

Stage = Literal["first"]
Register = Literal["lei", "formal"]
ReplyLanguage = Literal["it", "en"]
Rule = Literal[
    "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15",
]  # fmt: skip

#: Beside these kind words are for another: a business that is praised, reviews that are sold.
_FOR_ANOTHER: Final = frozenset({"competitor", "price-claim", "review-trade", "creator", "bare-insult"})
#: Who is no customer, so that there is no booking to ask for and nothing to put right for a guest.
_NO_CUSTOMERS: Final = frozenset({"former-employee", "supplier", "competitor"})
#: Beside these nobody has been a guest, so that "your experience" would be wrong.
_NOT_A_VISIT: Final = frozenset({"former-employee", "hearsay"})


@dataclass(frozen=True, slots=True)
class Brief:
    """All that the composer and the linter may know of the occasion.

    ``signals`` are the names of the signals that were seen; ``code`` is the case code to quote in
    private; ``sent`` are the replies sent lately, newest first. ``reading`` is ``None`` when a
    reply is checked without the comment that it answers. ``author_role`` is who has written it as far
    as the moderator knows.
    """

    reading: Reading | None
    language: ReplyLanguage
    code: str
    signals: tuple[str, ...] = ()
    business: Business | None = None
    platform: Platform = "generic"
    stage: Stage = "first"
    register: Register | None = None
    sent: tuple[str, ...] = ()
    author_role: AuthorRole = "unknown"

    @property
    def is_kind(self) -> bool:
        """Whether the comment praises us or only asks: kind words for somebody else are no thanks to us."""
        kind = self.reading is not None and self.reading.not_negative
        return kind and _FOR_ANOTHER.isdisjoint(self.signals)

    @property
    def is_from_outside(self) -> bool:
        """Whether no customer wrote: so the moderator says or, where nobody said, so it sounds."""
        if self.author_role == "unknown":
            return not _NOT_A_VISIT.isdisjoint(self.signals)
        return self.author_role in _NO_CUSTOMERS


@dataclass(frozen=True, slots=True)
class Check:
    """One rule held against a reply: did it hold, and if not why, and where."""

    rule: Rule
    ok: bool
    why: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A draft. ``variant`` names the occasion it was written for (``lived-detail``, ``price`` …)."""

    text: str
    stage: Stage
    register: Register
    language: ReplyLanguage
    variant: str
    checks: tuple[Check, ...] = ()
