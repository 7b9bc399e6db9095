"""What the queue says: the open cases, the most urgent first."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from server.evidence.model import Band
from server.records import ExposureLevel, Platform
from server.schema.common import Count, Wire


class QueuedCase(Wire, frozen=True):
    """An open case: how urgent it is and why, and what it is about.

    ``score`` and ``band`` are ``null`` where there is nothing to weigh or the text is not kept; ``dueAt`` is
    when it should be dealt with, or when the wait for an answer is over.
    """

    case_id: str
    comment_id: str
    business: str
    code: str
    state: str
    urgency: Literal["now", "today", "soon", "waiting"]
    why: str
    owner: str | None
    excerpt: Annotated[str, Meta(max_length=140)]
    band: Band | None
    score: Annotated[int, Meta(ge=0, le=100)] | None
    exposure: ExposureLevel
    platform: Platform
    opened_at: datetime
    due_at: datetime | None
    first_reply_after_hours: float | None


class Queue(Wire, frozen=True):
    """The most urgent cases, and how many are open in all."""

    open: Count
    cases: tuple[QueuedCase, ...]
