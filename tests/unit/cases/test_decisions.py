"""The two schools: what the platform allows, what is said of each, and the copy before a removal."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from server.cases.assess import assess
from server.cases.decisions import WORDS, Decision, Move, Option, options, with_snapshot
from server.platforms import profile
from server.records import Case, Comment, Event, EventType, Platform

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
EVERY_MOVE: tuple[Move, ...] = get_args(Move)


def found(platform: Platform, *events: Event) -> dict[str, Option]:
    comment = Comment(
        id="c1", fingerprint="f", text="La camera era sporca.", created_at=NOON, platform=platform
    )
    case = Case(id="k1", comment_id="c1", code="G-1", opened_at=NOON, events=events)
    return {each.code: each for each in options(assess(comment, case, None, now=NOON + timedelta(days=5)))}


def at(days: float, what: EventType, /, **fields: object) -> Event:
    return Event(type=what, at=NOON + timedelta(days=days), who="Anna", **fields)  # type: ignore[arg-type]


ASKED = at(0, "reference-asked")
CHECKED = at(1, "contradiction", kind="price-list", source="listino di maggio")


@pytest.mark.parametrize("platform", get_args(Platform))
def test_out_of_sight_is_what_the_platform_allows_and_reporting_always(platform: Platform) -> None:
    allowed = profile(platform)
    moves = found(platform)["A"].moves
    assert [each in moves for each in ("hide", "delete", "block")] == [
        allowed.may_hide, allowed.may_delete, allowed.may_block,
    ]  # fmt: skip
    assert moves[-1] == "report"
    assert found(platform)["A"].lacks == ()


def test_a_page_that_cannot_delete_says_nothing_of_deleting() -> None:
    facebook, tripadvisor = found("facebook")["A"], found("tripadvisor")["A"]
    assert facebook.moves == ("hide", "delete", "block", "report")
    assert tripadvisor.moves == ("report",)
    assert (len(facebook.pros("it")), len(facebook.cons("it"))) == (2, 3)
    assert (len(tripadvisor.pros("it")), len(tripadvisor.cons("it"))) == (1, 2)
    assert tripadvisor.pros("it")[0].startswith("Decide la piattaforma")


def test_every_rule_that_is_shown_is_some_platforms_own() -> None:
    known = {rule.code for platform in get_args(Platform) for rule in profile(platform).rules}
    assert set(WORDS["A"]["rules"]) <= known
    assert [rule.code for rule in found("instagram")["A"].rules] == [
        "restrict", "block", "hidden-words", "report", "delete",
    ]  # fmt: skip
    assert [rule.code for rule in found("trustpilot")["A"].rules] == ["report-fairly"]


def test_the_clarification_lacks_what_the_gate_asks_for() -> None:
    assert found("facebook")["B"].lacks == ("silence", "contradiction")
    assert found("facebook", ASKED)["B"].lacks == ("contradiction",)
    assert found("facebook", ASKED, CHECKED)["B"].lacks == ()
    assert found("tripadvisor", ASKED, CHECKED)["B"].lacks == ("platform",)


def test_what_each_is_warned_of() -> None:
    warned = {code: each.warned for code, each in found("facebook").items()}
    assert warned == {"A": True, "B": False, "C": True}
    warned = {code: each.warned for code, each in found("generic", ASKED, CHECKED).items()}
    assert warned == {"A": False, "B": True, "C": False}
    assert (found("facebook")["A"].warning("it") or "").startswith("Un reclamo vero non si elimina")
    assert found("facebook")["B"].warning("it") is None


@pytest.mark.parametrize("code", get_args(Decision))
def test_every_way_is_told_in_both_languages(code: Decision) -> None:
    every = Option(code, EVERY_MOVE, warned=True)
    assert every.title("it") != every.title("en")
    assert every.title("it")[0] == every.title("en")[0] == code
    for said in (every.pros, every.cons):
        assert len(said("it")) == len(said("en")) > 0
        assert not set(said("it")) & set(said("en"))
    assert every.warning("it") != every.warning("en")
    entries = [*WORDS[code]["pros"], *WORDS[code]["cons"]]
    assert {move for each in entries for move in each.get("when", ())} <= set(EVERY_MOVE)


def test_a_copy_of_the_comment_goes_with_the_decision_to_remove_it() -> None:
    comment = Comment(
        id="c1", fingerprint="f", text="😀 Sporca \ud800", created_at=NOON, url="https://www.example.test/p"
    )
    begun = datetime.now(UTC)
    copy = with_snapshot(at(0, "decision", decision="A", note="spam"), comment).snapshot
    assert copy is not None
    assert (copy.text, copy.url) == (comment.text, comment.url)
    assert begun <= copy.at <= datetime.now(UTC)
    assert copy.sha256 == hashlib.sha256(comment.text.encode("utf-8", "surrogatepass")).hexdigest()
    wordless = Comment(id="c1", fingerprint="f", text="", created_at=NOON)
    for event, of in [
        (at(0, "decision", decision="B", note="n"), comment),
        (at(0, "note", note="n", decision="A"), comment),
        (at(0, "decision", decision="A", note="n"), wordless),
    ]:  # fmt: skip
        assert with_snapshot(event, of) is event
