"""The flow of a case: every event of the table, and what the dialogue says."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from server.cases import flow
from server.cases.flow import (
    FLOW,
    LIFTED,
    context_of,
    missing_field,
    new_case,
    next_moment,
    state,
    with_silence_measured,
)
from server.cases.gate import missing
from server.codes import ALPHABET
from server.records import Business, Case, Comment, Event, EventType

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
COMMENT = Comment(
    id="c_1", fingerprint="f", text="Camera sporca.", created_at=NOW, rating=2, author_role="supplier"
)


def case(*events: Event) -> Case:
    opened = new_case(COMMENT, "Anna", NOW)
    return Case(
        id=opened.id, comment_id="c_1", code=opened.code, opened_at=NOW, events=(*opened.events, *events)
    )


def after(days: float, what: EventType, /, **fields: object) -> Event:
    return Event(type=what, at=NOW + timedelta(days=days), who="Anna", **fields)  # type: ignore[arg-type]


def test_the_table_holds_every_event_and_no_other() -> None:
    assert set(FLOW) == set(get_args(EventType))


@pytest.mark.parametrize("kind", FLOW)
def test_every_event_needs_what_the_table_says(kind: EventType) -> None:
    assert missing_field(after(0, kind)) == (FLOW[kind].get("needs") or [None])[0]
    full = after(0, kind, text="t", kind="other", decision="C", note="n") if kind in FLOW else None
    assert missing_field(full) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", FLOW)
def test_every_event_leads_where_the_table_says(kind: EventType) -> None:
    assert state(case(after(1, "replied", text="t"), after(2, kind))) == FLOW[kind].get("state", "replied")


def test_a_new_case_is_open_and_has_a_code_of_its_own() -> None:
    opened = new_case(COMMENT, "Anna", NOW)
    assert state(opened) == "open"
    assert opened.events == (Event(type="weighed", at=NOW, who="Anna"),)
    assert len({flow.new_code() for _ in range(20)}) == 20
    assert opened.code.startswith("G-")
    assert set(opened.code[2:]) <= set(ALPHABET)
    assert len(opened.code) == 6


def test_a_case_without_events_says_only_what_the_page_says() -> None:
    context = context_of(COMMENT, None, None)
    assert (context.rating, context.author_role, context.competitors) == (2, "supplier", ())
    assert (context.silence_days, context.contradictions, context.reference) == (None, (), None)


def test_the_business_names_its_competitors() -> None:
    assert context_of(COMMENT, None, Business(name="x", competitors=("y",))).competitors == ("y",)


@pytest.mark.parametrize(
    "answer", ["customer-answered", "reference-verified", "reference-not-found", "second-message"]
)
def test_an_answer_ends_the_silence(answer: EventType) -> None:
    silent = after(4, "silence", days=4)
    assert context_of(COMMENT, case(silent), None).silence_days == 4
    assert context_of(COMMENT, case(silent, after(5, answer)), None).silence_days is None
    late = case(after(5, "silence", days=5), after(3, answer))
    known = answer == "reference-verified"  # who was found in the books is not silent
    assert context_of(COMMENT, late, None).silence_days == (None if known else 5)


@pytest.mark.parametrize(
    ("events", "where"),
    [
        ((after(1, "reference-asked"), after(4, "silence", days=0)), "waiting"),
        ((after(1, "reference-asked"), after(4, "silence", days=0.5)), "waiting"),
        ((after(1, "reference-asked"), after(4, "silence", days=1)), "silent"),
        ((after(1, "reference-asked"), after(4, "silence")), "silent"),
        ((after(1, "reference-verified"), after(4, "silence", days=3)), "customer-verified"),
        ((after(1, "reference-verified"), after(2, "resolved"), after(6, "silence", days=4)), "resolved"),
        ((after(5, "customer-answered"), after(4, "silence", days=3)), "answered"),
        ((after(5, "customer-answered"), after(9, "silence", days=4)), "silent"),
    ],
)
def test_the_state_and_what_the_gate_lacks_agree_on_a_silence(events: tuple[Event, ...], where: str) -> None:
    told = case(*events)
    assert state(told) == where
    assert (missing(told, "facebook") == ("contradiction",)) is (where == "silent")
    assert (context_of(COMMENT, told, None).silence_days is not None) is (where == "silent")


def test_a_stated_silence_without_its_length_is_the_usual_one() -> None:
    assert context_of(COMMENT, case(after(4, "silence")), None).silence_days == 3


def test_a_contradiction_is_unsourced_until_one_of_its_kind_has_a_source() -> None:
    bare, told = after(1, "contradiction", kind="other"), after(2, "contradiction", kind="other", source="x")
    blank = after(3, "contradiction", kind="copies", source=" \u200b")
    assert context_of(COMMENT, case(bare, blank), None).unsourced == ("other", "copies")
    assert context_of(COMMENT, case(bare, told, blank), None).unsourced == ("copies",)


@pytest.mark.parametrize("kind", ["replied", "note", "reference-asked", "decision", "closed", "resolved"])
def test_what_is_no_answer_leaves_the_silence(kind: EventType) -> None:
    assert context_of(COMMENT, case(after(4, "silence", days=4), after(5, kind)), None).silence_days == 4


def test_the_last_word_on_the_reference_counts() -> None:
    lost, found = after(1, "reference-not-found"), after(2, "reference-verified")
    assert context_of(COMMENT, case(lost), None).reference == "not-found"
    assert context_of(COMMENT, case(lost, found), None).reference == "verified"
    assert context_of(COMMENT, case(found, lost), None).reference == "verified"


def test_contradictions_are_gathered() -> None:
    both = case(after(1, "contradiction", kind="price-list"), after(2, "contradiction", kind="no-booking"))
    assert context_of(COMMENT, both, None).contradictions == ("price-list", "no-booking")


def test_a_silence_is_measured_from_the_last_question() -> None:
    asked = case(after(0, "replied", text="t"), after(2, "reference-asked"))
    assert with_silence_measured(after(9.25, "silence"), asked).days == 7.25
    assert with_silence_measured(after(2.5, "silence"), asked).days == 3
    assert with_silence_measured(after(9, "silence", days=5), asked).days == 5
    answered = case(*asked.events, after(4, "customer-answered"))
    assert with_silence_measured(after(9.25, "silence"), answered).days == 5.25
    assert with_silence_measured(after(5, "silence"), answered).days == 3
    assert with_silence_measured(after(9, "silence"), case()).days == 3
    assert with_silence_measured(after(1, "silence"), case(after(2, "replied", text="t"))).days == 3
    assert with_silence_measured(after(9, "note", note="n"), asked).days is None


def test_both_languages_say_that_a_signal_was_lifted() -> None:
    assert LIFTED["it"] != LIFTED["en"]


def test_what_happens_now_is_written_after_what_is_there() -> None:
    asked = case(after(5, "reference-asked"), after(2, "note", note="n"))
    assert next_moment(asked, NOW + timedelta(days=6)) == NOW + timedelta(days=6)
    assert next_moment(asked, NOW - timedelta(days=400)) == NOW + timedelta(days=5)
    naive = Event(type="note", at=datetime(2030, 1, 1), who="Anna", note="n")
    assert next_moment(case(naive), NOW + timedelta(days=1)) == NOW + timedelta(days=1)
