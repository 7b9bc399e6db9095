"""The library of cases: known stories, and the cases of this desk that are over."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from server.evidence.model import Band
from server.reading.model import AspectName
from server.records import Platform, Verdict
from server.schema.common import Count, Wire


class StoryBody(Wire, frozen=True):
    """A known story in our own words, and what it teaches.

    ``certain`` is false where it is known from one person's telling only; ``year`` is null where nobody says.
    """

    id: str
    title: str
    told: str
    lesson: str
    source: str
    year: int | None
    certain: bool


class OwnCaseBody(Wire, frozen=True):
    """A case of this desk that is over: no author, no text, no address.

    ``band`` is null where its text is not kept. ``steps`` are the types of its events in order, each once;
    ``days`` from its beginning to its end; ``lesson`` is the one of its card ("": none).
    """

    case_id: str
    code: str
    business: str
    platform: Platform
    state: str
    ended_at: datetime
    band: Band | None
    aspects: tuple[AspectName, ...]
    steps: tuple[str, ...]
    days: Annotated[float, Meta(ge=0)]
    first_reply_after_hours: float | None
    outcome: Verdict | None
    lesson: str


class Library(Wire, frozen=True):
    """The stories, then at most 100 cases of this desk, the one that ended last first.

    ``visitingCards`` counts all that were resolved.
    """

    stories: tuple[StoryBody, ...]
    own: tuple[OwnCaseBody, ...]
    visiting_cards: Count
