"""What is too old goes; what it taught may stay, and nobody can be read off that."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from server.cases.outcomes import learned_at
from server.cases.retention import anonymous, last_needed, purge
from server.records import Case, Comment, Desk, Event, EventType, Outcome
from server.store.base import CommentStore

START = datetime(2026, 1, 1, 15, 30, tzinfo=UTC)


def day(number: float) -> datetime:
    return START + timedelta(days=number)


@pytest.fixture
def keep(store: CommentStore) -> Callable[..., Comment]:
    def add(name: str, came: float = 0, *events: tuple[EventType, float]) -> Comment:
        kept = store.add_comment(
            Comment(id=name, fingerprint=name, text=f"parola {name}", created_at=day(came))
        )
        if events:
            happened = tuple(Event(type=type_, at=day(at), who="desk") for type_, at in events)
            store.open_case(
                Case(id=f"k{name}", comment_id=name, code=f"G-{name}", opened_at=day(came), events=happened)
            )
        return kept

    return add


def left(store: CommentStore) -> list[str]:
    return [each.id for each in store.comments()]


def test_what_is_older_than_the_days_goes_to_the_second(
    store: CommentStore, keep: Callable[..., Comment]
) -> None:
    for name, came in (("a", 0), ("b", 1), ("c", 2)):
        keep(name, came)
    assert purge(store, 90, day(91)) == 1
    assert left(store) == ["b", "c"]
    assert purge(store, 90, day(91)) == 0
    assert purge(store, 90, day(91) + timedelta(seconds=1)) == 1
    assert left(store) == ["c"]


@pytest.mark.parametrize("days", [0, -1])
def test_no_days_keep_everything(store: CommentStore, keep: Callable[..., Comment], days: int) -> None:
    keep("a")
    assert purge(store, days, day(100_000)) == 0
    assert left(store) == ["a"]


@pytest.mark.parametrize(
    ("events", "needed"),
    [
        ([("weighed", 0)], 0),
        ([("weighed", 0), ("replied", 40)], 40),
        ([("weighed", 0), ("replied", 40), ("contradiction", 20)], 40),
        ([("weighed", 0), ("resolved", 60)], 60),
        ([("weighed", 0), ("closed", 60)], 0),
        ([("weighed", 0), ("decision", 60), ("note", 70)], 0),
        ([("weighed", 0), ("closed", 60), ("second-message", 70)], 70),
        ([], 0),
    ],
)
def test_a_case_that_is_open_keeps_its_comment(
    store: CommentStore, keep: Callable[..., Comment], events: list[tuple[EventType, float]], needed: float
) -> None:
    comment = keep("a", 0, *events)
    assert last_needed(comment, store.case_of("a")) == day(needed)
    assert purge(store, 90, day(needed + 90)) == 0
    assert purge(store, 90, day(needed + 90.01)) == 1
    assert left(store) == []
    assert list(store.cases()) == []


def test_a_moment_without_a_zone_is_utc() -> None:
    naive = START.replace(tzinfo=None)
    event = Event(type="weighed", at=naive + timedelta(days=2), who="x")
    comment = Comment(id="a", fingerprint="a", text="a", created_at=naive)
    case = Case(id="k", comment_id="a", code="c", opened_at=naive, events=(event,))
    assert last_needed(comment, case) == day(2)
    assert last_needed(comment, None) == day(0)


def test_an_event_that_comes_meanwhile_saves_the_comment(
    store: CommentStore, keep: Callable[..., Comment], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("a", 0, ("weighed", 0))
    real = store.desk

    def meanwhile() -> Desk:
        store.add_event("ka", Event(type="replied", at=day(95), who="desk", text="Grazie"))
        return real()

    monkeypatch.setattr(store, "desk", meanwhile)
    assert purge(store, 90, day(100)) == 0
    assert left(store) == ["a"]


def test_what_was_learned_stays_without_a_name(store: CommentStore, keep: Callable[..., Comment]) -> None:
    for name in "ab":
        keep(name, 0, ("weighed", 0))
    said = Outcome(verdict="campaign", at=day(5), who="Anna", seen={"creator": 1.0}, unseen=("impulse",))
    store.set_outcome("ka", said)
    store.set_outcome("kb", Outcome(verdict="unknown", at=day(6), who="Anna"))
    before = learned_at(store)
    assert purge(store, 90, day(200)) == 2
    (kept,) = store.outcomes()
    midnight = datetime(2026, 1, 6, tzinfo=UTC)
    assert kept == (
        "",
        Outcome(verdict="campaign", at=midnight, who="", seen={"creator": 1.0}, unseen=("impulse",)),
    )
    after = learned_at(store)
    assert (after.campaign, after.unknown) == (before.campaign, 0)
    assert after.signals == before.signals


def test_starting_anew_is_not_undone_by_the_day() -> None:
    said = Outcome(verdict="genuine", at=day(5), who="Anna", unseen=("impulse",))
    assert anonymous(said, day(5.001)) is None
    same_day = anonymous(said, day(4.99))
    assert same_day is not None
    assert same_day.at == day(4.99)
    earlier = anonymous(said, day(-30))
    assert earlier is not None
    assert earlier.at == datetime(2026, 1, 6, tzinfo=UTC)
    assert anonymous(Outcome(verdict="genuine", at=day(5), who="Anna"), None) is None


def test_what_is_remembered_of_the_texts_goes_too(
    store: CommentStore, keep: Callable[..., Comment], monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[bool] = []
    monkeypatch.setattr("server.cases.retention.forget_texts", lambda _: forgotten.append(True))
    keep("a")
    purge(store, 90, day(80))
    assert forgotten == []
    purge(store, 90, day(91))
    assert forgotten == [True]
