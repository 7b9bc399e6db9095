"""The ledger: what stands in it, what counts, and in which words."""

from datetime import UTC, datetime, timedelta
from typing import Literal, get_args

import pytest

from server.cases.clock import as_of
from server.cases.ledger import ENTRIES, Entry, ledger
from server.records import Case, ContradictionKind, Event, EventType

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def at(days: float, what: EventType, /, **fields: object) -> Event:
    return Event(type=what, at=NOON + timedelta(days=days), who="Anna", **fields)  # type: ignore[arg-type]


def case(*events: Event) -> Case:
    return Case(id="k1", comment_id="c1", code="G-1", opened_at=NOON, events=(at(0, "weighed"), *events))


def told(of: Case, copied: bool = False) -> list[tuple[str, str, bool]]:
    return [(each.key, each.side, each.counts) for each in ledger(of, copied=copied)]


def test_what_was_asked_heard_and_checked_by_time() -> None:
    kept = case(
        at(0.1, "replied", text="Grazie"),
        at(1, "reference-asked"),
        at(9, "reference-not-found"),
        at(5, "contradiction", kind="price-list", source="listino di maggio"),
        at(6, "customer-answered"),
        at(7, "note", note="x"),
        at(10, "reference-verified"),
        at(11, "resolved"),
    )
    assert told(kept) == [
        ("reference-asked", "step", True), ("price-list", "doubt", True),
        ("customer-answered", "trust", True), ("reference-not-found", "doubt", True),
        ("reference-verified", "trust", True),
    ]  # fmt: skip


def test_what_nobody_could_look_up_does_not_count() -> None:
    kept = case(
        at(1, "contradiction", kind="no-booking"),
        at(2, "contradiction", kind="copies"),
        at(3, "silence", days=0.5),
        at(4, "silence", days=4),
    )
    assert [counts for _, _, counts in told(kept)] == [False, False, False, True]
    assert [counts for _, _, counts in told(kept, copied=True)] == [False, True, False, True]


def test_the_silence_that_the_clock_has_found_is_an_entry() -> None:
    (_, found) = ledger(as_of(case(at(0, "reference-asked")), NOON + timedelta(days=4.9), 3))
    assert (found.event.who, found.side, found.counts) == ("clock", "doubt", True)
    assert (found.title("it"), found.title("en")) == ("Nessuna risposta: 4 giorni", "No answer: 4 days")


@pytest.mark.parametrize(("days", "said"), [(1.2, "un giorno"), (2, "2 giorni"), (None, "0 giorni")])
def test_days_are_whole(days: float | None, said: str) -> None:
    assert Entry(at(1, "silence", days=days), counts=True).title("it") == f"Nessuna risposta: {said}"


@pytest.mark.parametrize("speak", ["it", "en"])
def test_every_kind_has_its_words(speak: Literal["it", "en"]) -> None:
    titles = [
        Entry(at(1, "contradiction", kind=kind), counts=True).title(speak)
        for kind in get_args(ContradictionKind)
    ]
    assert len(set(titles)) == len(titles)
    assert set(ENTRIES) <= {*get_args(ContradictionKind), *get_args(EventType)}
    assert all(entry["it"] != entry["en"] for entry in ENTRIES.values())
    assert {entry["side"] for entry in ENTRIES.values()} == {"doubt", "trust", "step"}
