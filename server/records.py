"""What Garbo keeps: a comment, the case that deals with it, the business it is about.

Values only. The store writes them, every other room reads them. On disk and on the wire the
names are camelCase. An author is kept as a keyed pseudonym, never by name.
"""

from datetime import datetime
from typing import Literal

import msgspec

Platform = Literal["facebook", "tripadvisor", "google", "trustpilot", "instagram", "generic"]
AuthorRole = Literal["customer", "former-employee", "supplier", "competitor", "creator", "unknown"]
EventType = Literal[
    "weighed", "replied", "reference-asked", "customer-answered", "reference-verified",
    "reference-not-found", "silence", "contradiction", "second-message", "resolved", "decision",
    "closed", "note",
]  # fmt: skip
ContradictionKind = Literal["price-list", "no-booking", "closed-that-day", "copies", "other"]


class Record(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True, kw_only=True):
    """The common manner of everything that is kept: immutable, camelCase, defaults left out."""


class Comment(Record, frozen=True):
    """A weighed comment after cleaning, with the page facts that later steps need.

    ``fingerprint`` is the digest by which the same comment is recognised (see
    :mod:`server.pseudonyms`); ``author`` is a pseudonym, 32 hexadecimal digits, or ``None``;
    ``url`` has no tracking parameters; ``rating`` is 1 to 5.
    """

    id: str
    fingerprint: str
    text: str
    created_at: datetime
    language: str | None = None
    site: str = ""
    author: str | None = None
    url: str | None = None
    platform: Platform = "generic"
    published_at: str | None = None
    rating: float | None = None
    author_role: AuthorRole = "unknown"
    sponsored: bool = False
    reactions: int | None = None
    replies: int | None = None


class Event(Record, frozen=True):
    """One line of a case's timeline; lines are added, never changed."""

    type: EventType
    at: datetime
    who: str
    days: float | None = None
    kind: ContradictionKind | None = None
    source: str | None = None
    note: str | None = None
    text: str | None = None
    decision: Literal["A", "B", "C"] | None = None


class Case(Record, frozen=True):
    """A comment that is being dealt with. ``code`` is what a customer quotes in private (G-4K7Q)."""

    id: str
    comment_id: str
    code: str
    opened_at: datetime
    events: tuple[Event, ...] = ()


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
