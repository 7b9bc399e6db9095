"""The values of the imports room: what stands in a list, and what is to be said of it."""

from dataclasses import dataclass, field
from typing import Literal

from server.records import Platform

Format = Literal["lines", "csv"]
#: What a column may hold.
Kind = Literal["text", "author", "date", "rating", "url", "site", "platform", "language"]
#: Rows of one list.
MOST_ROWS = 5_000
#: Characters of one comment, as everywhere.
LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """One comment of a list. ``line`` is the line of the file it begins in, from 1; ``rating`` is 1 to 5."""

    line: int
    text: str
    author: str = ""
    published_at: str | None = None
    rating: float | None = None
    url: str = ""
    site: str = ""
    platform: Platform | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """A row that was left out; ``code`` is a reason of ``words.toml``."""

    line: int
    code: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a person should know of how the list was read; ``code`` is a note of ``words.toml``."""

    code: str
    n: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it was read.

    ``columns`` says what each column that is used was called, "" in a list without a heading; ``ignored``
    are the names of the others.
    """

    format: Format
    rows: tuple[Row, ...]
    skipped: tuple[Skip, ...] = ()
    notes: tuple[Note, ...] = ()
    columns: dict[Kind, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
