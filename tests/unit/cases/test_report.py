"""The figures of some days."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from server.cases.report import STATES, Figures, figures, rows
from server.records import Case, Comment, Event, EventType, Outcome
from server.store.base import CommentStore

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
DAY = date(2026, 5, 4)
GOOD = "Tutto perfetto, personale gentilissimo, torneremo!"
BAD = "La camera 12 era sporca e il personale è stato scortese, il 3 agosto."


def at(hours: float, what: EventType, /, **fields: object) -> Event:
    return Event(type=what, at=NOON + timedelta(hours=hours), who="Anna", **fields)  # type: ignore[arg-type]


def keep(
    store: CommentStore,
    name: str,
    *events: Event,
    text: str = BAD,
    opened: datetime = NOON,
    business: str = "default",
) -> None:
    comment = Comment(
        id=f"c{name}",
        fingerprint=name,
        text=text,
        created_at=opened,
        business=business,
        author=f"author{name}",
    )
    store.add_comment(comment)
    timeline = (Event(type="weighed", at=opened, who="Anna"), *events)
    store.open_case(Case(id=f"k{name}", comment_id=comment.id, code=name, opened_at=opened, events=timeline))


def counted(
    store: CommentStore, since: date = DAY, until: date = DAY, business: str | None = None
) -> Figures:
    return figures(store, since, until, business, NOON + timedelta(days=10))


def test_an_empty_report_is_all_noughts(store: CommentStore) -> None:
    found = counted(store)
    assert (found.cases, found.median_hours, found.asked_share, found.most_first()) == (0, None, None, [])
    assert set(found.bands.values()) == set(found.states.values()) == set(found.outcomes.values()) == {0}


def test_what_is_counted(store: CommentStore) -> None:
    keep(store, "1", at(2, "reference-asked"))
    keep(store, "2", at(5, "replied", text="Grazie"), at(9, "resolved"), at(9, "closed"))
    keep(
        store,
        "3",
        at(10, "replied", text="Grazie"),
        text=GOOD,
    )
    keep(store, "4", text="")
    store.set_outcome("k2", Outcome(verdict="genuine", at=NOON, who="Anna"))
    found = counted(store)
    assert (found.cases, found.unread, found.resolved, found.negative, found.asked) == (4, 1, 1, 2, 1)
    assert (found.median_hours, found.asked_share, found.sent) == (5.0, 0.5, 2)
    assert {name: count for name, count in found.states.items() if count} == {
        "silent": 1, "closed": 1, "replied": 1, "open": 1,
    }  # fmt: skip
    assert sum(found.bands.values()) == 3
    assert found.bands["not-negative"] == 1
    assert found.outcomes == {"genuine": 1, "campaign": 0, "unknown": 0}
    assert {"cleanliness": 2, "staff": 2}.items() <= found.concerns.items()


def test_the_days_are_local_and_both_are_in_it(store: CommentStore) -> None:
    midnight = datetime(2026, 5, 4).astimezone()
    for name, moment in (
        ("before", midnight - timedelta(seconds=1)), ("first", midnight),
        ("last", midnight + timedelta(days=2, seconds=-1)), ("after", midnight + timedelta(days=2)),
    ):  # fmt: skip
        keep(store, name, opened=moment.astimezone(UTC), text="")
    assert counted(store, DAY, DAY + timedelta(days=1)).cases == 2
    assert counted(store, DAY, DAY).cases == 1
    assert counted(store, date.min, date.max).cases == 4


def test_those_of_a_list_are_counted_apart_and_an_early_reply_is_a_reply(store: CommentStore) -> None:
    keep(store, "1", at(-4, "replied", text="Grazie"))
    keep(store, "2")
    store.change_comment("c2", lambda each: msgspec.structs.replace(each, from_list=True, platform="google"))
    found = counted(store)
    assert (found.cases, found.imported, found.replied, found.hours) == (2, 1, 1, [])
    assert found.platforms == {"generic", "google"}


def test_one_business_has_its_own_figures(store: CommentStore) -> None:
    keep(store, "1", text="")
    keep(store, "2", text="", business="bar")
    assert (counted(store).cases, counted(store, business="bar").cases) == (2, 1)


def test_the_most_frequent_concern_comes_first_and_then_by_name() -> None:
    found = Figures()
    found.concerns.update({"wifi": 2, "food": 3, "staff": 2})
    assert found.most_first() == [("food", 3), ("staff", 2), ("wifi", 2)]


def test_the_table_holds_every_figure() -> None:
    found = Figures(
        cases=9, imported=4, unread=1, resolved=2, replied=3, negative=3, asked=1, sent=4, hours=[1.0, 4.0]
    )
    found.concerns.update({"food": 3})
    found.bands["to-check"] = 4
    table = list(rows(found))
    assert table[:3] == [("cases", "", 9), ("imported", "", 4), ("unread", "", 1)]
    assert ("band", "to-check", 4) in table
    assert [of for figure, of, _ in table if figure == "state"] == list(STATES)
    assert table[-13:] == [
        ("resolved", "", 2), ("replied", "", 3), ("medianFirstReplyHours", "", 2.5), ("concern", "food", 3),
        ("outcome", "genuine", 0), ("outcome", "campaign", 0), ("outcome", "unknown", 0),
        ("negative", "", 3), ("asked", "", 1), ("askedShare", "", 0.3333),
        ("sent", "", 4), ("minutesSavedEstimate", "", 32), ("positivesByRuleOfThumb", "", 30),
    ]  # fmt: skip
