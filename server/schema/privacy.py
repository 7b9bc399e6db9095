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


class Kept(Wire, frozen=True):
    """What this desk keeps, where, and for how long.

    ``retentionDays`` 0 keeps until somebody erases; ``storesText`` false keeps no words of new comments.
    ``folder`` is the data folder on this computer; with ``team`` true comments, cases and businesses are in
    the team's database instead, and the folder holds the key and the clients. ``copies`` are those that
    Garbo made in the folder itself, when it was upgraded or a backup was restored.
    ``sites`` are those of the comments, as an :class:`AuthorRequest` takes them.
    """

    retention_days: Annotated[int, Meta(ge=0, le=LONGEST_RETENTION)]
    stores_text: bool
    folder: str
    team: bool
    comments: Count
    cases: Count
    businesses: Count
    copies: Count
    sites: tuple[str, ...]


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
