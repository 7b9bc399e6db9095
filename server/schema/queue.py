"""What the queue says: the open cases, the most urgent first."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from server.cases.reminders import TaskName
from server.evidence.model import Band
from server.records import ExposureLevel, Platform
from server.schema.common import Count, Wire


class CopiesBody(Wire, frozen=True):
    """Open cases whose comments have the same words: ``id`` is that of one, ``names`` how many authors.

    ``size`` counts all that are open; comments without a name count as no author.
    """

    id: str
    size: Count
    names: Count


class QueuedCase(Wire, frozen=True):
    """An open case: how urgent it is and why, and what it is about.

    ``score`` and ``band`` are ``null`` where there is nothing to weigh or the text is not kept; ``dueAt`` is
    when it should be dealt with, or when the wait for an answer is over. ``exposureKnown`` is false where
    nothing tells how many read it. ``firstReplyAfterHours`` counts from when it was published, else from when
    the case was opened, to the first reply, in public or as a private question; ``null``: there is none
    yet, or it is noted as earlier than that. ``group``: ``null`` where no other open case has the same words.
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
    exposure_known: bool
    platform: Platform
    opened_at: datetime
    due_at: datetime | None
    first_reply_after_hours: float | None
    group: CopiesBody | None


class SearchesBody(Wire, frozen=True):
    """What to type into a search engine for one business (its id)."""

    business: str
    queries: tuple[str, ...]


class TaskBody(Wire, frozen=True):
    """Something that is due without any case; ``lastDoneAt`` is null where nobody has done it yet."""

    task: TaskName
    urgency: Literal["now", "today", "soon", "waiting"]
    title: str
    why: str
    due_at: datetime
    last_done_at: datetime | None
    searches: tuple[SearchesBody, ...]


class Queue(Wire, frozen=True):
    """The most urgent cases, how many are open in all, and what else is due (``tasks``: often nothing)."""

    open: Count
    cases: tuple[QueuedCase, ...]
    tasks: tuple[TaskBody, ...]


class TaskDone(Wire, frozen=True):
    """Somebody has done a task."""

    task: TaskName


class TaskNext(Wire, frozen=True):
    """When a task was done and when it is due again; null is never."""

    task: TaskName
    done_at: datetime
    next_due_at: datetime | None
