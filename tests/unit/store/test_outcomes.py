from datetime import UTC, datetime, timedelta

import pytest

from server.records import Case, Outcome
from server.store.outcomes import Outcomes

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def outcome(minutes: int) -> Outcome:
    return Outcome(verdict="genuine", at=NOON + timedelta(minutes=minutes), who="desk")


def a_case(name: str, said: Outcome | None = None) -> Case:
    return Case(id=name, comment_id=f"c{name}", code=f"G-{name}", opened_at=NOON, outcome=said)


@pytest.fixture
def outcomes() -> Outcomes:
    return Outcomes(
        [a_case("b", outcome(1)), a_case("none"), a_case("a", outcome(1)), a_case("c", outcome(0))]
    )


def test_they_come_by_time_and_those_of_one_moment_by_case(outcomes: Outcomes) -> None:
    assert outcomes.said() == (("c", outcome(0)), ("a", outcome(1)), ("b", outcome(1)))


def test_what_changes_nothing_leaves_the_same_object(outcomes: Outcomes) -> None:
    before = outcomes.said()
    outcomes.put("a", outcome(1))
    outcomes.put("none", None)
    outcomes.put("unknown", None)
    assert outcomes.said() is before


def test_changes_are_seen(outcomes: Outcomes) -> None:
    before = outcomes.said()
    outcomes.put("none", outcome(2))
    assert outcomes.said() == (*before, ("none", outcome(2)))
    outcomes.put("c", outcome(3))
    outcomes.put("a", None)
    assert outcomes.said() == (("b", outcome(1)), ("none", outcome(2)), ("c", outcome(3)))
    assert before == (("c", outcome(0)), ("a", outcome(1)), ("b", outcome(1))), "who holds it still reads it"


def test_those_of_cases_that_are_gone_count_from_when_they_are_added() -> None:
    one = Outcome(verdict="genuine", at=datetime(2026, 5, 4, tzinfo=UTC), who="")
    outcomes = Outcomes([], [one])
    before = outcomes.said()
    assert before == (("", one),)
    outcomes.add_past([])
    assert outcomes.said() is before
    outcomes.add_past([one])
    assert outcomes.said() == (("", one), ("", one))
