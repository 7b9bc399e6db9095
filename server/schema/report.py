"""Figures of some days: what was written about the business, and what came of it. No names, no texts."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from server.evidence.model import Band
from server.reading.model import AspectName
from server.records import Verdict
from server.schema.common import Count, Fraction, Wire
from server.schema.desk import BusinessId


class ReportQuery(Wire, frozen=True):
    """Which days, both included, by the clock of this machine; without them the last seven."""

    since: Annotated[date, Meta(description="The first day.")] | msgspec.UnsetType = msgspec.field(
        default=msgspec.UNSET, name="from"
    )
    until: Annotated[date, Meta(description="The last day.")] | msgspec.UnsetType = msgspec.field(
        default=msgspec.UNSET, name="to"
    )
    business: (
        Annotated[BusinessId, Meta(description="Only what is about the business with this id.")]
        | msgspec.UnsetType
    ) = msgspec.UNSET


class ConcernBody(Wire, frozen=True):
    """In how many negative comments something is complained of."""

    aspect: AspectName
    cases: Count


class ReportHint(Wire, frozen=True):
    """Something to know about how often references are asked for.

    "asked-often": more than half of those who complained were asked. "platform-rule": what Trustpilot says of
    it, ``source`` is its address, and ``certain`` is false where it was not found in its own words.
    """

    code: Literal["asked-often", "platform-rule"]
    text: str
    source: str | None
    certain: bool


class RuleOfThumb(Wire, frozen=True):
    """One negative review outweighs ``number`` positive ones, as people say; ``text`` says it is no more."""

    number: Count
    positives: Count
    text: str


class TimeSaved(Wire, frozen=True):
    """What drafts are assumed to spare: ``minutesEach`` for each of the ``sent`` replies."""

    sent: Count
    minutes_each: Count
    minutes: Count
    text: str


class Report(Wire, frozen=True):
    """The cases that were opened from one day to another, both included, as they stand now.

    ``unread`` are those whose text is not kept: they have no band and no concern. ``negative`` counts the
    others that are not clearly positive or neutral, ``asked`` how many of these were asked for a reference,
    ``askedShare`` what share that is (``null``: there is no negative one). A platform may forbid to ask all.
    ``imported`` counts those that came in a list. ``replied`` are those that were answered, in public or with
    a private question; the median counts from when they were published, where that is known.
    """

    since: date = msgspec.field(name="from")
    until: date = msgspec.field(name="to")
    business: str | None
    cases: Count
    imported: Count
    unread: Count
    bands: dict[Band, Count]
    states: dict[str, Count]
    resolved: Count
    replied: Count
    median_first_reply_hours: Annotated[float, Meta(ge=0)] | None
    concerns: tuple[ConcernBody, ...]
    outcomes: dict[Verdict, Count]
    negative: Count
    asked: Count
    asked_share: Fraction | None
    hints: tuple[ReportHint, ...]
    rule_of_thumb: RuleOfThumb
    time_saved: TimeSaved
