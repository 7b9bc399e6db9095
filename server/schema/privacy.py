"""What goes out for privacy's sake, and what is erased: by author, by age, all of it."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from server.config import LONGEST_RETENTION
from server.records import Case, Comment
from server.schema.common import Count, Line, Wire


class AuthorRequest(Wire, frozen=True):
    """Whose comments: the site as comments have it ("facebook.com", or an address there) and the name.

    A name counts on one site at a time: elsewhere another person may bear it.
    """

    site: Line
    author_name: Line


class PurgeRequest(Wire, frozen=True):
    """Erase what is older than so many days; left out, what GARBO_RETENTION_DAYS says."""

    older_than_days: Annotated[int, Meta(ge=1, le=LONGEST_RETENTION)] | None = None


class Erased(Wire, frozen=True):
    """How many comments were erased."""

    erased: Count


class AuthorExport(Wire, frozen=True):
    """Everything that is kept of an author, as it is kept; a field that is left out has its usual value."""

    site: str
    comments: tuple[Comment, ...]
    cases: tuple[Case, ...]


class Export(Wire, frozen=True):
    """All comments and cases, oldest first, as they are kept, but for the traces by which likes are found."""

    exported_at: datetime
    comments: tuple[Comment, ...]
    cases: tuple[Case, ...]
