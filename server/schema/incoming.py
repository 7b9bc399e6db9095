"""What comes in: one struct for each request body."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from server.records import (
    AuthorRole,
    BusinessKind,
    ContradictionKind,
    ExposureLevel,
    Platform,
    SentStage,
    Verdict,
)
from server.replies.model import Register, ReplyLanguage, Stage, Variant, Where
from server.schema.common import LONGEST_TEXT, Count, IsoDate, LanguageTag, Line, Short, Text, Url, Wire


class PageFacts(Wire, frozen=True):
    """The page the comment was selected on."""

    url: Url = ""
    platform: Platform = "generic"
    title: Annotated[str, Meta(max_length=1000)] = ""


class AuthorFacts(Wire, frozen=True):
    """What the page says of the author. The name is never kept, only a keyed pseudonym of it."""

    name: Short = ""
    profile_url: Url | None = None
    review_count: Count | None = None
    joined: Short | None = None


class AnalyzeRequest(Wire, frozen=True):
    """A comment to weigh. ``language`` overrides what would be detected; ``rating`` is 1 to 5."""

    text: Text
    language: LanguageTag | None = None
    page: PageFacts | None = None
    author: AuthorFacts | None = None
    published_at: Short | None = None
    rating: Annotated[float, Meta(ge=1, le=5)] | None = None
    author_role: AuthorRole = "unknown"
    sponsored: bool = False
    reactions: Count | None = None
    replies: Count | None = None
    store: bool = True


class CommentPatch(Wire, frozen=True):
    """Set or correct by hand what the page did not say or said wrongly; what is left out stays.

    ``author`` null forgets the author, ``exposure`` null goes back to what the page shows.
    """

    author: AuthorFacts | msgspec.UnsetType | None = msgspec.UNSET
    author_role: AuthorRole | msgspec.UnsetType = msgspec.UNSET
    exposure: ExposureLevel | msgspec.UnsetType | None = msgspec.UNSET


class OutcomeRequest(Wire, frozen=True):
    """How a case turned out."""

    outcome: Verdict


class ComposeRequest(Wire, frozen=True):
    """Ask for drafts: for a comment that is kept (``commentId``) or for a ``text``."""

    comment_id: str | None = None
    text: Text | None = None
    stage: Stage = "first"
    register: Register | None = None
    platform: Platform | None = None
    language: ReplyLanguage | None = None
    variant: Variant | None = None


class CheckRequest(Wire, frozen=True):
    """Hold a reply against the rules; with ``commentId`` also against the comment it answers.

    ``where`` "phone" is for what is said on the telephone; else the stage says who reads it.
    """

    text: Text
    comment_id: str | None = None
    stage: Stage = "first"
    platform: Platform | None = None
    register: Register | None = None
    variant: Variant | None = None
    language: ReplyLanguage | None = None
    where: Where | None = None


class PreviewRequest(Wire, frozen=True):
    """Show a reply as a reader sees it, below a kept comment (``commentId``) or a ``comment``'s text.

    A notice and a note have no reader outside.
    """

    text: Text
    comment_id: str | None = None
    comment: Text | None = None
    stage: Literal["first", "private", "answered", "silent", "clarify", "resolved"] = "first"
    platform: Platform | None = None
    register: Register | None = None
    variant: Variant | None = None
    language: ReplyLanguage | None = None


class RulesRequest(Wire, frozen=True):
    """Ask what the platform and the law say of a comment that is kept, or of the facts that are given.

    A fact that is given goes before what is known. ``visitedOn`` is the last day of the visit;
    ``publishedAt`` counts where it is an ISO date, and is not known where it is anything else.
    """

    comment_id: str | None = None
    platform: Platform | None = None
    published_at: Short | None = None
    visited_on: date | None = None
    has_receipt: bool | None = None
    kind: BusinessKind | None = None


class PairingRequest(Wire, frozen=True):
    """Exchange the one-time code for a token. ``client`` is a name for people, e.g. "Chromium"."""

    code: Short
    client: Line


class CaseRequest(Wire, frozen=True):
    """Open the case of a comment (or get the one it has)."""

    comment_id: str


class EventRequest(Wire, frozen=True):
    """One thing that happened in a case. ``at`` and ``who`` default to now and the client.

    A contradiction without its ``source`` moves the score, but is not verified: the clarification in public
    stays locked until there is one with a source. ``stage`` says which kind of reply went out.
    """

    type: Literal[
        "replied", "reference-asked", "customer-answered", "reference-verified", "reference-not-found",
        "silence", "contradiction", "second-message", "resolved", "decision", "closed", "note",
    ]  # fmt: skip
    at: datetime | None = None
    who: Line | None = None
    days: Annotated[float, Meta(ge=0, le=36500)] | None = None
    kind: ContradictionKind | None = None
    source: Annotated[str, Meta(max_length=2000)] | None = None
    note: Annotated[str, Meta(max_length=LONGEST_TEXT)] | None = None
    text: Text | None = None
    decision: Literal["A", "B", "C"] | None = None
    stage: SentStage | None = None


class PriceBody(Wire, frozen=True):
    """A line of the price list, valid from one day to another (ISO dates, both included)."""

    item: Line
    price: Annotated[float, Meta(ge=0)]
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")] = "EUR"
    since: IsoDate | None = msgspec.field(default=None, name="from")
    until: IsoDate | None = msgspec.field(default=None, name="to")


class BusinessBody(Wire, frozen=True):
    """The business as the moderator describes it; only ``name`` is required."""

    name: Line
    kind: BusinessKind | None = None
    pages: tuple[Url, ...] = ()
    signature: Short = ""
    role: Short = ""
    private_channel: Short = ""
    register: Literal["lei", "voi", "tu", "formal", "informal"] | None = None
    prices: tuple[PriceBody, ...] = ()
    closed: tuple[IsoDate, ...] = ()
    competitors: tuple[Line, ...] = ()
    confirmed_facts: tuple[Line, ...] = ()
    confirmed_actions: tuple[Line, ...] = ()
