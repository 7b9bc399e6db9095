"""Importing a list of comments: what goes in, how far it is, who says the same."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from server.evidence.model import Band
from server.reading.model import AspectName
from server.records import Platform
from server.schema.common import Count, LanguageTag, Url, Wire

#: Bytes of a request with a list, and characters of the list.
LARGEST_LIST = 4 * 1024 * 1024


class ImportRequest(Wire, frozen=True):
    """A list of comments: a CSV with a heading, or one comment a line.

    Without ``format`` it is a CSV where its first line names a column of texts. ``platform``, ``url`` and
    ``language`` count for rows that do not say theirs. ``cases`` says of which comments a case is opened:
    those that are worth checking or say the same as others, or all; the others are kept without one.
    """

    text: Annotated[str, Meta(min_length=1, max_length=LARGEST_LIST, pattern=r"\S")]
    format: Literal["lines", "csv"] | None = None
    platform: Platform = "generic"
    url: Url = ""
    language: LanguageTag | None = None
    cases: Literal["worth-checking", "all"] = "worth-checking"


class SkippedRow(Wire, frozen=True):
    """A row that was left out: the line it begins in, from 1, and why."""

    line: Count
    why: str


class ImportNote(Wire, frozen=True):
    """Something that a person should know of how the list was read."""

    code: str
    why: str


class ImportColumn(Wire, frozen=True):
    """A column that is used, and what it was called; "" in a list without a heading."""

    kind: Literal["text", "author", "date", "rating", "url", "site", "platform", "language"]
    name: str


class ImportBody(Wire, frozen=True):
    """An import and how far it is: ``done`` of ``total`` rows.

    ``kept`` are new comments, ``known`` were kept before, ``doubles`` stand in the list more than once, the
    others were skipped; of these the first 200 are in ``skipped``. When all rows are weighed the ``phase``
    is "comparing". ``message`` says in words how it stands; so many ``cases_opened`` are new in the queue.
    """

    id: str
    format: Literal["lines", "csv"]
    state: Literal["waiting", "running", "done", "stopped", "failed"]
    phase: Literal["weighing", "comparing"] | None
    message: str
    total: Count
    done: Count
    kept: Count
    known: Count
    doubles: Count
    cases_opened: Count
    skipped_count: Count
    skipped: tuple[SkippedRow, ...]
    notes: tuple[ImportNote, ...]
    columns: tuple[ImportColumn, ...]
    ignored_columns: tuple[str, ...]
    asked_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    seconds_left: Count | None


class ImportList(Wire, frozen=True):
    """The imports since the server was started, the newest first."""

    imports: tuple[ImportBody, ...]


class ImportedComment(Wire, frozen=True):
    """A comment of the list as it weighs.

    ``lines`` are those it stands on; none where it was kept before and says the same as one of the list.
    ``score`` is ``null`` where there is nothing to weigh; ``band`` too where it is not known yet. In a group
    ``author`` numbers the different names from 1, ``null`` is none; names are not kept.
    """

    comment_id: str
    case_id: str | None
    lines: tuple[int, ...]
    author: Count | None
    excerpt: Annotated[str, Meta(max_length=300)]
    band: Band | None
    score: Annotated[int, Meta(ge=0, le=100)] | None
    published_at: str | None
    rating: float | None
    platform: Platform


class ImportGroup(Wire, frozen=True):
    """Comments that say the same, or tell of the same problem; at most 50 of ``count`` are shown.

    ``authors`` are different names, ``unnamed`` lines without one; ``days`` lie between the first and the
    last, where at least two days are known.
    """

    kind: Literal["copy", "paraphrase", "same-problem"]
    title: str
    why: str
    count: Count
    authors: Count
    unnamed: Count
    since: date | None
    until: date | None
    days: Count | None
    concern: AspectName | None
    comments: tuple[ImportedComment, ...]


class ImportRest(Wire, frozen=True):
    """The comments of one band that are in no group; at most 50 of ``count`` are shown."""

    band: Band | None
    count: Count
    comments: tuple[ImportedComment, ...]


class ImportGroups(Wire, frozen=True):
    """What an import shows. While it is not ``settled`` scores can still move."""

    settled: bool
    groups: tuple[ImportGroup, ...]
    group_count: Count
    rest: tuple[ImportRest, ...]
