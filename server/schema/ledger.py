"""The ledger of a case, and what the gate still lacks."""

from datetime import datetime
from typing import Literal

from server.schema.casework import LackBody
from server.schema.common import Wire


class EntryBody(Wire, frozen=True):
    """One thing that was asked, heard or checked.

    ``type`` and ``kind`` are the event's, ``title`` says it in words, ``side`` what it speaks for ("step":
    neither). ``counts`` is false where nobody else could look it up: a contradiction without its source.
    ``who`` is "clock" for a silence that nobody wrote down.
    """

    type: str
    kind: str | None
    title: str
    side: Literal["doubt", "trust", "step"]
    at: datetime
    who: str
    source: str | None
    note: str | None
    days: float | None
    counts: bool


class Ledger(Wire, frozen=True):
    """The entries by time; ``lacks`` is what keeps the clarification in public locked, empty: nothing."""

    case_id: str
    code: str
    entries: tuple[EntryBody, ...]
    lacks: tuple[LackBody, ...]
