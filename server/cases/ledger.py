"""The ledger of a case: what was asked, heard and checked, each with its day, its source and who did it.

The words are ``ledger.toml``. An entry that nobody else could look up stands in it, too, and does not count.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from server.cases.flow import is_silence
from server.cases.gate import holds, in_order
from server.records import Case, Event

Language = Literal["it", "en"]
Side = Literal["doubt", "trust", "step"]

_TABLES: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("ledger.toml").read_text(encoding="utf-8")
)
ENTRIES: Final[dict[str, dict[str, str]]] = _TABLES["entries"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its event, and whether it ``counts`` at the gate and for a reader who was not there."""

    event: Event
    counts: bool

    @property
    def key(self) -> str:
        """Return its name in the table: the kind of a contradiction, else the event's type."""
        return (self.event.kind or "other") if self.event.type == "contradiction" else self.event.type

    @property
    def side(self) -> Side:
        """Return what it speaks for."""
        found: Side = ENTRIES[self.key]["side"]  # type: ignore[assignment]
        return found

    def title(self, speak: Language) -> str:
        """Return what it says."""
        return ENTRIES[self.key][speak].format(days=_days(self.event.days, speak))


def ledger(case: Case, *, copied: bool = False) -> Iterator[Entry]:
    """Yield the entries of ``case`` by the time at which they happened.

    ``copied`` says that other kept comments have the same words. A silence that the clock has found is an
    entry where ``case`` has it.
    """
    for event in in_order(case):
        if event.type == "contradiction":
            yield Entry(event, holds(event, copied=copied))
        elif event.type == "silence":
            yield Entry(event, is_silence(event))
        elif event.type in ENTRIES:
            yield Entry(event, counts=True)


def _days(days: float | None, speak: Language) -> str:
    words, whole = _TABLES["days"][speak], max(int(days or 0), 0)
    return str(words["one"] if whole == 1 else words["many"].format(n=whole))
