"""The silence that the clock finds: since when, how long, and what ends it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from server.cases.assess import assess
from server.cases.clock import CLOCK, Silence, as_of, in_utc, pending_question, silence_of
from server.cases.flow import ANSWERING, context_of, state
from server.cases.gate import missing
from server.records import Case, Comment, Event, EventType

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
COMMENT = Comment(id="c1", fingerprint="f", text="La camera era sporca.", created_at=NOON)


def at(days: float, what: EventType, /, **fields: object) -> Event:
    return Event(type=what, at=NOON + timedelta(days=days), who="Anna", **fields)  # type: ignore[arg-type]


def case(*events: Event) -> Case:
    return Case(id="k1", comment_id="c1", code="G-1", opened_at=NOON, events=(at(-9, "weighed"), *events))


def on(days: float) -> datetime:
    return NOON + timedelta(days=days)


ASKED = at(0, "reference-asked")


@pytest.mark.parametrize(
    ("days", "found"), [(2.99, None), (3, 3.0), (4.256, 4.26), (400, 400.0), (-1, None), (-4000, None)]
)
def test_a_question_is_silence_once_it_has_waited_long_enough_and_never_before_it(
    days: float, found: float | None
) -> None:
    silence = silence_of(case(ASKED), on(days), 3)
    assert (silence.days if silence else None) == found
    if silence:
        assert silence == Silence(since=NOON, until=on(days))


def test_how_long_is_set_at_the_desk() -> None:
    assert silence_of(case(ASKED), on(3.5), 4) is None
    assert silence_of(case(ASKED), on(1), 1) == Silence(NOON, on(1))


def test_a_case_without_a_question_is_not_silent() -> None:
    assert silence_of(case(), on(99), 3) is None
    assert silence_of(case(at(0, "replied", text="Grazie")), on(99), 3) is None
    assert as_of(case(), on(99), 3) == case()


@pytest.mark.parametrize("answer", ANSWERING)
def test_an_answer_ends_it_and_a_new_question_begins_it_anew(answer: EventType) -> None:
    answered = case(ASKED, at(5, answer))
    assert silence_of(answered, on(9), 3) is None
    assert pending_question(answered) is None
    again = case(ASKED, at(5, answer), at(6, "reference-asked"))
    found = silence_of(again, on(9), 3)
    assert found == (None if answer == "reference-verified" else Silence(on(6), on(9)))


@pytest.mark.parametrize("what", ["replied", "note", "contradiction", "weighed"])
def test_what_is_no_answer_leaves_it(what: EventType) -> None:
    assert silence_of(case(ASKED, at(1, what)), on(4), 3) == Silence(NOON, on(4))


def test_the_last_question_counts_and_the_order_is_that_of_the_clock() -> None:
    assert silence_of(case(at(2, "reference-asked"), ASKED), on(4), 3) is None
    assert silence_of(case(at(2, "reference-asked"), ASKED), on(5), 3) == Silence(on(2), on(5))
    assert silence_of(case(at(1, "customer-answered"), ASKED), on(5), 3) is None


def test_a_silence_that_was_stated_stands_unless_it_was_too_short() -> None:
    assert silence_of(case(ASKED, at(4, "silence", days=4)), on(9), 3) is None
    assert silence_of(case(ASKED, at(4, "silence", days=3)), on(9), 3) is None
    assert silence_of(case(ASKED, at(4, "silence")), on(9), 3) is None
    assert silence_of(case(ASKED, at(1, "silence", days=1)), on(9), 3) == Silence(NOON, on(9))
    assert silence_of(case(at(-2, "silence", days=4), ASKED), on(9), 3) == Silence(NOON, on(9))


@pytest.mark.parametrize(("what", "until"), [("decision", 90), ("resolved", 4), ("closed", 4)])
def test_what_we_did_since_keeps_its_state_and_an_end_stops_the_clock(what: EventType, until: float) -> None:
    ended = case(ASKED, at(4, what, decision="B", note="n"), at(5, "note", note="n"))
    assert silence_of(ended, on(90), 3) == Silence(NOON, on(until))
    told = as_of(ended, on(90), 3)
    assert [each.type for each in told.events] == ["weighed", "reference-asked", "silence", what, "note"]
    assert state(told) == state(ended) != "silent"
    early = case(ASKED, at(2, what, decision="B", note="n"))
    assert (silence_of(early, on(90), 3) is None) == (what != "decision")


def test_a_decision_does_not_lock_the_gate_again() -> None:
    decided = case(ASKED, at(1, "contradiction", kind="price-list", source="listino"), at(2, "decision"))
    assert missing(as_of(decided, on(2.9), 3), "facebook") == ("silence",)
    assert missing(as_of(decided, on(3), 3), "facebook") == ()


def test_what_was_decided_before_the_question_is_past() -> None:
    again = case(at(-2, "decision"), at(-2, "closed"), ASKED)
    assert silence_of(again, on(4), 3) == Silence(NOON, on(4))
    assert state(as_of(again, on(4), 3)) == "silent"


def test_the_case_tells_it_without_keeping_it() -> None:
    asked = case(ASKED)
    told = as_of(asked, on(4), 3)
    assert told.events[-1] == Event(type="silence", at=on(4), who=CLOCK, days=4.0)
    assert told.events[:-1] == asked.events == case(ASKED).events
    assert (state(told), state(asked)) == ("silent", "waiting")
    assert context_of(COMMENT, told, None).silence_days == 4.0
    assert missing(asked, "facebook") == ("silence", "contradiction")
    assert missing(told, "facebook") == ("contradiction",)
    assert missing(told, "tripadvisor") == ("platform",)


def test_weighing_uses_the_time_it_is_given() -> None:
    before = assess(COMMENT, case(ASKED), None, now=on(2))
    after = assess(COMMENT, case(ASKED), None, now=on(4))
    back = assess(COMMENT, case(ASKED), None, now=on(-50))
    assert [each.context.silence_days for each in (before, after, back)] == [None, 4.0, None]
    assert "silence" in [each.name for each in after.suspicion.evidence]
    assert "silence" not in [each.name for each in before.suspicion.evidence]
    assert assess(COMMENT, None, None, now=on(4)).case is None


def test_moments_of_any_zone_and_of_none_are_one_order() -> None:
    rome = timezone(timedelta(hours=2))
    naive = case(Event(type="reference-asked", at=NOON.replace(tzinfo=None), who="Anna"))
    assert silence_of(naive, on(3).astimezone(rome), 3) == Silence(NOON, on(3))
    assert in_utc(datetime(2026, 5, 4, 14, 0, tzinfo=rome)) == NOON
    assert in_utc(NOON.replace(tzinfo=None)) == NOON
