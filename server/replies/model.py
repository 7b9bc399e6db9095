"""The values of the replies room: what a reply must take into account, and what comes out."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from server.reading.model import Reading, Span
from server.records import AuthorRole, Business, ContradictionKind, Platform

Stage = Literal["first", "private", "answered", "silent", "clarify", "resolved", "report", "note"]
Register = Literal["lei", "voi", "tu", "formal", "informal"]
ReplyLanguage = Literal["it", "en"]
#: The occasions that a reply is written for.
Variant = Literal[
    "lived-detail", "mixed", "generic", "impulse", "price", "creator", "review-trade", "outsider",
    "positive", "question", "grave", "threat",
]  # fmt: skip
#: Who reads a draft: everybody, the customer, the customer on the telephone, the platform, only us.
Where = Literal["public", "private", "phone", "platform", "inside"]
#: How much a broken rule matters: ``red`` harms somebody or breaks a platform's rules, ``amber`` is advice.
Severity = Literal["red", "amber"]
Rule = Literal[
    "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15",
]  # fmt: skip

#: Beside these kind words are for another: a business that is praised, reviews that are sold.
_FOR_ANOTHER: Final = frozenset(
    {"competitor", "price-claim", "review-trade", "creator", "bare-insult", "grave-harm", "threat"}
)
#: Who is no customer, so that there is no booking to ask for and nothing to put right for a guest.
_NO_CUSTOMERS: Final = frozenset({"former-employee", "supplier", "competitor"})
#: Beside these nobody has been a guest, so that "your experience" would be wrong.
_NOT_A_VISIT: Final = frozenset({"former-employee", "hearsay"})
#: Who tells, accuses or is angry does not only ask.
_ONLY_TELLING: Final = frozenset({"lived-detail", "impulse", "former-employee", "hearsay", "bare-insult"})
#: A question is plain while its polarity is nearer to 0 than this.
_PLAIN: Final = 0.2


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was done or checked in a case: what (an event's type or a contradiction's kind).

    ``said`` are the moderator's own words about it, ``source`` where it can be looked up, ``days`` how
    long a silence has lasted.
    """

    what: str
    on: date | None = None
    who: str = ""
    source: str = ""
    said: str = ""
    days: float | None = None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What happened in the case so far, as far as a reply may need it.

    ``asked_on`` is the day a reference was first asked for, and ``asked`` says that somebody asked though
    the day is not told. ``price`` is what the business's own list says of the thing in the comment on that
    day ("49 euro"; "" where it ``price_agrees``
    with the comment), ``item`` the list's name of it, ``closed_on`` the closing day it speaks of. ``today``
    tells which days need their year.
    ``history`` are all events in order, ``reasons`` the titles of the signals that were seen, in words
    for the moderator, ``similar`` how many comments say the same, ``copies`` how many other people
    say it in the same words, or nearly (``verbatim``: in exactly these). ``contradictions`` are those that
    hold: with a source, or copies that are known.
    ``band`` is the name of what the suspicion adds up to, "" when that is not known; ``law`` what the
    law says of it. ``answers`` are the moderator's on the case card: who, why, remedy, lesson.
    """

    asked_on: date | None = None
    asked: bool = False
    silent_days: float | None = None
    reference: Literal["verified", "not-found"] | None = None
    contradictions: tuple[ContradictionKind, ...] = ()
    price: str = ""
    price_agrees: bool = False
    item: str = ""
    closed_on: date | None = None
    today: date | None = None
    history: tuple[Fact, ...] = ()
    url: str = ""
    published: str = ""
    opened_on: date | None = None
    decision: str = ""
    reasons: tuple[str, ...] = ()
    similar: int = 0
    copies: int = 0
    verbatim: bool = False
    band: str = ""
    law: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def was_asked(self) -> bool:
        """Whether somebody asked the customer before the silence: only then a reply may say so."""
        return self.asked or self.asked_on is not None


@dataclass(frozen=True, slots=True)
class Brief:
    """All that the composer and the linter may know of the occasion.

    ``signals`` are the names of the signals that were seen; ``code`` is the case code to quote in
    private; ``sent`` are the replies sent lately, newest first. ``reading`` is ``None`` when a
    reply is checked without the comment that it answers. ``author_role`` is who has written it as far
    as the moderator knows. A ``variant`` or a ``register`` that is given was chosen by the moderator.
    ``locked`` says in the moderator's words what still keeps a clarification back. ``trade`` tells which
    kind of "review-trade" was seen: its reason ("offer", "extortion", "doubt", "pressure").
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
    variant: Variant | None = None
    dialogue: Dialogue = Dialogue()
    locked: tuple[str, ...] = ()
    trade: str = "offer"

    @property
    def is_offer(self) -> bool:
        """Whether reviews are offered for money: only then a reply says that we buy none."""
        return "review-trade" in self.signals and self.trade == "offer"

    @property
    def is_extortion(self) -> bool:
        """Whether money is asked for against reviews, and the moderator chose no other occasion."""
        return "review-trade" in self.signals and self.trade == "extortion" and self.variant is None

    @property
    def is_threat(self) -> bool:
        """Whether violence is threatened: nobody is thanked then, and nothing is offered."""
        return self.variant == "threat" if self.variant is not None else "threat" in self.signals

    @property
    def is_grave(self) -> bool:
        """Whether serious harm is told: a person answers, and no receipt is asked for."""
        if self.variant is not None:
            return self.variant == "grave"
        bought = "review-trade" in self.signals and self.trade in ("offer", "extortion")
        return "grave-harm" in self.signals and not bought and not self.is_threat

    @property
    def names_a_price(self) -> bool:
        """Whether the comment says a price that ours may differ from."""
        if self.reading is None or self.dialogue.price_agrees:
            return False
        return any(each.kind == "price" for each in self.reading.details)

    @property
    def is_kind(self) -> bool:
        """Whether the comment praises us or only asks: kind words for somebody else are no thanks to us."""
        if self.variant is not None:
            return self.variant in ("positive", "question")
        kind = self.reading is not None and (self.reading.not_negative or self._only_asks)
        return kind and _FOR_ANOTHER.isdisjoint(self.signals)

    @property
    def _only_asks(self) -> bool:
        """Whether the comment is questions about us without a reproach in any ("è aperta a novembre?").

        A question that says something of its own ("does anybody clean here?") is none of these.
        """
        reading = self.reading
        if reading is None or reading.motives or not reading.sentences or not reading.aspects:
            return False
        return _ONLY_TELLING.isdisjoint(self.signals) and all(
            each.span.of(reading.text).endswith("?") and abs(each.polarity) < _PLAIN
            for each in reading.sentences
        )

    @property
    def is_from_outside(self) -> bool:
        """Whether no customer wrote: so the moderator says or, where nobody said, so it sounds."""
        if self.variant is not None:
            return self.variant == "outsider"
        if self.author_role == "unknown":
            return not _NOT_A_VISIT.isdisjoint(self.signals)
        return self.author_role in _NO_CUSTOMERS


@dataclass(frozen=True, slots=True)
class Check:
    """One rule held against a reply: did it hold, and if not why, and where.

    ``source`` is the address of the platform's own rule, where the rule holds because of that.
    """

    rule: Rule
    ok: bool
    title: str = ""
    severity: Severity = "red"
    why: str = ""
    spans: tuple[Span, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled line of a notice or a note; ``value`` is "" while it is not known."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A draft. ``variant`` names the occasion it was written for, ``where`` who will read it.

    ``likeness`` is how like it is to the most similar of the replies sent lately (0 to 1). ``fields``
    are the lines of a notice or a note, empty elsewhere.
    """

    text: str
    stage: Stage
    register: Register
    language: ReplyLanguage
    variant: Variant
    where: Where = "public"
    checks: tuple[Check, ...] = ()
    likeness: float = 0.0
    fields: tuple[Field, ...] = ()
