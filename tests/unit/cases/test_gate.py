"""What must be on record before a clarification in public."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from server.cases.flow import context_of
from server.cases.gate import holds, in_order, missing, proven
from server.evidence import weigh
from server.evidence.model import Echo
from server.evidence.weigh import is_campaign
from server.reading.model import Reading
from server.records import Case, Comment, Event, EventType, Platform

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)

COMMENT = Comment(id="c", fingerprint="f", text="Male", created_at=NOW)


def after(days: float, what: EventType, /, **fields: object) -> Event:
    return Event(type=what, at=NOW + timedelta(days=days), who="Anna", **fields)  # type: ignore[arg-type]


def case(*events: Event) -> Case:
    return Case(id="k", comment_id="c", code="G-4K7Q", opened_at=NOW, events=events)


SILENCE = after(4, "silence", days=4)
LIST = after(5, "contradiction", kind="price-list", source="listino di maggio")
OPEN = (SILENCE, LIST)


@pytest.mark.parametrize("platform", ["facebook", "instagram", "google", "generic"])
def test_silence_and_a_contradiction_with_its_source_open_it(platform: Platform) -> None:
    assert missing(case(*OPEN), platform) == ()


@pytest.mark.parametrize("platform", ["tripadvisor", "trustpilot"])
def test_nothing_opens_it_where_the_platform_forbids_it(platform: Platform) -> None:
    assert missing(case(*OPEN), platform) == ("platform",)
    assert missing(None, platform) == ("platform",)


@pytest.mark.parametrize(
    ("events", "lacks"),
    [
        ((), ("silence", "contradiction")),
        ((SILENCE,), ("contradiction",)),
        ((LIST,), ("silence",)),
        ((SILENCE, after(5, "contradiction", kind="price-list")), ("source",)),
        ((after(5, "contradiction", kind="price-list"),), ("silence", "source")),
        ((SILENCE, LIST, after(6, "contradiction", kind="no-booking")), ()),
        ((SILENCE, after(5, "contradiction", kind="price-list", source=" \n")), ("source",)),
        ((SILENCE, after(5, "note", note="n", source="listino")), ("contradiction",)),
        ((*OPEN, after(6, "customer-answered")), ("silence",)),
        ((*OPEN, after(6, "second-message")), ("silence",)),
        ((*OPEN, after(6, "reference-not-found")), ("silence",)),
        ((*OPEN, after(6, "reference-verified")), ("customer",)),
        ((*OPEN, after(3, "customer-answered")), ()),
        ((after(6, "customer-answered"), *OPEN), ("silence",)),
        ((*OPEN, after(6, "customer-answered"), after(9, "silence", days=3)), ()),
        ((*OPEN, after(6, "reference-verified"), after(9, "silence", days=3)), ("customer",)),
        ((*OPEN, after(6, "note", note="n"), after(7, "decision", decision="B")), ()),
        ((after(4, "silence", days=0), LIST), ("silence",)),
        ((after(4, "silence", days=0.9), LIST), ("silence",)),
        ((after(4, "silence", days=1), LIST), ()),
        ((after(4, "silence"), LIST), ()),
        ((*OPEN, after(6, "silence", days=0)), ()),
        ((*OPEN, after(6, "resolved")), ("resolved",)),
        ((*OPEN, after(6, "closed")), ("resolved",)),
        ((SILENCE, after(6, "closed")), ("resolved", "contradiction")),
        ((*OPEN, after(6, "resolved"), after(7, "silence", days=0)), ("resolved",)),
        ((*OPEN, after(6, "resolved"), after(9, "silence", days=3)), ()),
        ((*OPEN, after(6, "resolved"), after(9, "customer-answered")), ("silence",)),
        ((*OPEN, after(5, "reference-verified"), after(6, "resolved")), ("customer",)),
    ],
)
def test_who_has_answered_is_not_silent_and_a_fact_has_a_source(
    events: tuple[Event, ...], lacks: tuple[str, ...]
) -> None:
    assert missing(case(*events), "facebook") == lacks


def test_without_a_case_there_is_nothing_on_record() -> None:
    assert missing(None, "facebook") == ("case",)
    assert proven(None) == ()
    assert in_order(None) == []


def test_copies_need_a_source_or_to_be_known() -> None:
    seen = case(SILENCE, after(5, "contradiction", kind="copies"))
    assert missing(seen, "facebook") == ("source",)
    assert missing(seen, "facebook", copied=True) == ()
    assert (
        missing(case(SILENCE, after(5, "contradiction", kind="copies", source="due pagine")), "facebook")
        == ()
    )
    other = case(SILENCE, after(5, "contradiction", kind="price-list"))
    assert missing(other, "facebook", copied=True) == ("source",)


def test_what_is_proven_is_named_once_in_order_of_time() -> None:
    closed = after(1, "contradiction", kind="closed-that-day", source="calendario")
    again = after(7, "contradiction", kind="price-list", source="scontrino")
    without = after(2, "contradiction", kind="no-booking")
    assert proven(case(LIST, closed, again, without)) == ("closed-that-day", "price-list")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (".", True), ("x", True), ("", False), (" \n", False), ("\u200b\u200b\u200b", False),
        ("ab", True), ("a.b!", True), ("\u202e", False),
        ("n. 7", True), ("abc", True), ("n. 12", True), ("листинг", True), (" a\u200bb c", True),
    ],
)  # fmt: skip
def test_a_source_is_something_that_can_be_read(source: str, names: bool) -> None:
    assert holds(after(5, "contradiction", kind="price-list", source=source)) is names


def test_only_a_contradiction_holds() -> None:
    assert not holds(after(1, "note", note="n", source="listino"))
    assert holds(LIST)


UNSOURCED = after(5, "contradiction", kind="other")
CHECKED = after(5, "contradiction", kind="copies", source="due pagine")


@pytest.mark.parametrize(
    ("events", "lacks"),
    [
        ((LIST,), ()),
        ((LIST, after(6, "customer-answered")), ()),
        ((UNSOURCED,), ("source",)),
        ((CHECKED,), ("silence",)),
        ((CHECKED, UNSOURCED), ("source",)),
        ((CHECKED, LIST), ()),
        ((), ("silence", "contradiction")),
        ((LIST, after(6, "reference-verified")), ("customer",)),
        ((LIST, after(6, "resolved")), ("resolved",)),
        ((SILENCE, CHECKED), ()),
    ],
)
def test_beside_another_fact_a_campaign_of_copies_does_what_a_silence_does(
    events: tuple[Event, ...], lacks: tuple[str, ...]
) -> None:
    assert missing(case(*events), "facebook", copied=True, campaign=True) == lacks


ECHOES = (
    None, Echo(1, 1), Echo(2, 2), Echo(2, 0), Echo(2, 0, placeless=True), Echo(3, 3, 1.0),
    Echo(2, 2, words=5),
)  # fmt: skip
DIALOGUES = (
    (), (after(1, "silence", days=1),), (after(1, "silence", days=0.9),), (SILENCE,), (after(4, "silence"),),
    (SILENCE, after(5, "second-message")),
)  # fmt: skip


@pytest.mark.parametrize("heard", DIALOGUES)
@pytest.mark.parametrize("echo", ECHOES)
@pytest.mark.parametrize("facts", [(), (LIST,), (CHECKED,), (CHECKED, LIST), (CHECKED, UNSOURCED)])
def test_what_opens_the_ceiling_opens_the_gate(
    heard: tuple[Event, ...], echo: Echo | None, facts: tuple[Event, ...]
) -> None:
    told = case(*heard, *facts)
    reading = Reading(text="Male", language="it", polarity=-0.5, not_negative=False, words=1)
    seen = weigh(reading, replace(context_of(COMMENT, told, None), copies=echo))
    campaign = any(is_campaign(each) for each in seen.evidence)
    lacks = missing(told, "facebook", copied=echo is not None, campaign=campaign)
    assert (seen.ceiling == 100) is (lacks == ())
