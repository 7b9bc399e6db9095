"""What Garbo keeps: a comment, the case that deals with it, the business it is about.

Values only. The store writes them, every other room reads them. On disk and on the wire the
names are camelCase. An author is kept as a keyed pseudonym, never by name.
"""

from datetime import datetime
from typing import Literal

import msgspec

Platform = Literal["facebook", "tripadvisor", "google", "trustpilot", "instagram", "generic"]
AuthorRole = Literal["customer", "former-employee", "supplier", "competitor", "creator", "unknown"]
#: Which reply went out, where that is known.
SentStage = Literal["first", "private", "answered", "silent", "clarify", "resolved"]
EventType = Literal[
    "weighed", "replied", "reference-asked", "customer-answered", "reference-verified",
    "reference-not-found", "silence", "contradiction", "second-message", "resolved", "decision",
    "closed", "note",
]  # fmt: skip
ContradictionKind = Literal["price-list", "no-booking", "closed-that-day", "copies", "other"]
ExposureLevel = Literal["low", "medium", "high"]
Verdict = Literal["genuine", "campaign", "unknown"]
BusinessKind = Literal["hotel", "restaurant", "shop", "online-shop", "public-service"]


class Record(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True, kw_only=True):
    """The common manner of everything that is kept: immutable, camelCase, defaults left out."""


class Trace(Record, frozen=True):
    """What is kept of a comment so that its like can be found.

    The words cannot be read off it, but whoever has it can try out words: it is as private as the text.

    ``words`` is the MinHash signature of its word set: 63 unsigned 32-bit numbers, little-endian.
    ``meaning`` is the vector of the whole text, ``concern`` that of the sentence that complains
    most: 512 signed bytes each. ``things`` are those it complains of, four bytes each. What could not
    be had (too short, no encoder) is empty. ``keyed`` is ``words`` under the desk's key
    (:meth:`server.pseudonyms.Pseudonyms.signature`), all that is kept of a comment without its text: only
    with the key can words be tried.
    """

    words: bytes = b""
    meaning: bytes = b""
    concern: bytes = b""
    things: bytes = b""
    keyed: bytes = b""


class Circumstances(Record, frozen=True, kw_only=True):
    """What the page tells of a comment beside its words.

    ``rating`` is 1 to 5. ``from_list``: it came with others in a list, so that when it came here says nothing
    of when it was published.
    """

    published_at: str | None = None
    rating: float | None = None
    author_role: AuthorRole = "unknown"
    sponsored: bool = False
    reactions: int | None = None
    replies: int | None = None
    from_list: bool = False


class Comment(Circumstances, frozen=True):
    """A weighed comment after cleaning, with the page facts that later steps need.

    ``fingerprint`` is the digest by which the same comment is recognised (see
    :mod:`server.pseudonyms`); ``author`` is a pseudonym, 32 hexadecimal digits, or ``None``, and
    ``namesake`` a pseudonym of the same name that does not depend on the site, ``profile`` one of the
    author's page; ``url`` has no tracking parameters; ``business`` is the id of the one it is about,
    picked by ``url`` (``None``: kept before there were several). By hand come ``exposure``, and an
    ``author`` that the moderator corrected: ``shown_author`` is then the pseudonym of whom the page shows.
    """

    id: str
    fingerprint: str
    text: str
    created_at: datetime
    language: str | None = None
    site: str = ""
    author: str | None = None
    namesake: str | None = None
    profile: str | None = None
    shown_author: str | None = None
    url: str | None = None
    platform: Platform = "generic"
    business: str | None = None
    exposure: ExposureLevel | None = None
    trace: Trace | None = None


class Snapshot(Record, frozen=True):
    """A copy of a comment from before it was hidden, deleted or reported.

    ``url`` is that of its page, ``at`` when the copy was made, ``sha256`` that of ``text`` in UTF-8.
    """

    text: str
    url: str | None
    at: datetime
    sha256: str


class Event(Record, frozen=True):
    """One line of a case's timeline; lines are added, never changed.

    ``snapshot`` is what a decision A was about. On the case card a person has given ``answers`` (by the id
    of the question; "" takes one back), and ``looked`` up things by hand: the ids of all so far. ``owner``
    is who sees to the case from then on ("" is nobody). ``stage`` says which kind of reply went out.
    """

    type: EventType
    at: datetime
    who: str
    days: float | None = None
    kind: ContradictionKind | None = None
    source: str | None = None
    note: str | None = None
    text: str | None = None
    decision: Literal["A", "B", "C"] | None = None
    snapshot: Snapshot | None = None
    answers: dict[str, str] = {}
    looked: tuple[str, ...] | None = None
    owner: str | None = None
    stage: SentStage | None = None


class Outcome(Record, frozen=True):
    """How a case turned out, as a person says.

    ``seen`` has the signals that were seen when it was said, each with the share of its full weight
    (0 to 1) that it counted: these are what is learned from. ``unseen`` says which signals looked and
    saw nothing, so that one that is added later is not counted as absent.
    """

    verdict: Verdict
    at: datetime
    who: str
    seen: dict[str, float] = {}
    unseen: tuple[str, ...] = ()


class Desk(Record, frozen=True):
    """What belongs to this desk as a whole: outcomes said before ``learning_since`` do not count.

    After ``silence_days`` a private question without an answer counts as silence. Every
    ``name_search_days`` somebody should search the net for the business's name (0: never); it was last
    done at ``name_searched_at``.
    """

    learning_since: datetime | None = None
    silence_days: int = 3
    name_search_days: int = 30
    name_searched_at: datetime | None = None


class Case(Record, frozen=True):
    """A comment that is being dealt with.

    ``code`` is what a customer quotes in private (G-4K7Q), ``owner`` who of the team sees to it.
    """

    id: str
    comment_id: str
    code: str
    opened_at: datetime
    events: tuple[Event, ...] = ()
    outcome: Outcome | None = None
    owner: str | None = None


class Price(Record, frozen=True):
    """A line of the price list, valid from one day to another (ISO dates, both included)."""

    item: str
    price: float
    currency: str = "EUR"
    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = msgspec.field(default=None, name="to")


class Business(Record, frozen=True):
    """The business that is being written about; only ``name`` is required.

    ``pages`` are URL prefixes, ``private_channel`` is what a customer may use to write in
    private (an address, a number, "un messaggio a questa pagina"), ``closed`` are ISO dates.
    """

    name: str
    kind: BusinessKind | None = None
    pages: tuple[str, ...] = ()
    signature: str = ""
    role: str = ""
    private_channel: str = ""
    register: Literal["lei", "voi", "tu", "formal", "informal"] | None = None
    prices: tuple[Price, ...] = ()
    closed: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()
    confirmed_facts: tuple[str, ...] = ()
    confirmed_actions: tuple[str, ...] = ()
