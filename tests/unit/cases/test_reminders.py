"""The monthly search for one's own name: when it is due, and what to search for."""

from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from server.cases.reminders import TABLES, next_search, tasks
from server.records import Business, Desk

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
AURORA = ("default", Business(name="Hotel Aurora"))
BAR = ("bar", Business(name="Bar «Da  Gino»\n"))


@pytest.mark.parametrize(
    ("desk", "due"),
    [
        (Desk(), NOON),
        (Desk(name_search_days=0), None),
        (Desk(name_search_days=0, name_searched_at=NOON), None),
        (Desk(name_searched_at=NOON - timedelta(days=30)), NOON),
        (Desk(name_searched_at=NOON), NOON + timedelta(days=30)),
        (Desk(name_searched_at=NOON, name_search_days=7), NOON + timedelta(days=7)),
        (Desk(name_searched_at=datetime(2026, 5, 4, 12, 0)), NOON + timedelta(days=30)),
    ],
)
def test_when_it_is_due_next(desk: Desk, due: datetime | None) -> None:
    assert next_search(desk, NOON) == due


def test_it_is_due_once_the_days_are_over_and_not_before() -> None:
    desk = Desk(name_searched_at=NOON)
    month = NOON + timedelta(days=30)
    assert tasks(desk, [AURORA], month - timedelta(seconds=1), "it") == ()
    (task,) = tasks(desk, [AURORA], month, "it")
    assert (task.name, task.due, task.last) == ("name-search", month, NOON)
    assert tasks(desk, [], month, "it") == ()
    assert tasks(Desk(name_search_days=0), [AURORA], month, "it") == ()
    (first,) = tasks(Desk(), [AURORA], NOON, "it")
    assert (first.due, first.last) == (NOON, None)


def test_every_business_has_its_own_searches_in_quotes() -> None:
    (task,) = tasks(Desk(), [AURORA, BAR], NOON, "it")
    assert [each.business for each in task.searches] == ["default", "bar"]
    assert task.searches[0].queries == (
        '"Hotel Aurora"', '"Hotel Aurora" recensioni', '"Hotel Aurora" opinioni', '"Hotel Aurora" reclamo',
    )  # fmt: skip
    assert task.searches[1].queries[0] == '"Bar Da Gino"'
    (task,) = tasks(Desk(), [AURORA], NOON, "en")
    assert task.searches[0].queries[1] == '"Hotel Aurora" reviews'


@pytest.mark.parametrize("speak", ["it", "en"])
def test_every_task_is_told_in_both_languages(speak: Literal["it", "en"]) -> None:
    for entry in TABLES.values():
        words = entry[speak]
        assert words["title"] != entry["en" if speak == "it" else "it"]["title"]
        assert entry["urgency"] in ("now", "today", "soon", "waiting")
        assert words["why"].endswith(".")
        assert all(each.startswith('"{name}"') for each in words["searches"])
