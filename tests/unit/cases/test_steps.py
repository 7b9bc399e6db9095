"""What is to be done now follows the dialogue: who has written last, what was decided, what is over."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from server.cases import steps
from server.cases.assess import assess
from server.cases.steps import CaseStepCode, Step, step_of
from server.evidence.steps import StepCode
from server.records import Case, Comment, Event, Platform

NOW = datetime(2026, 5, 12, 12, tzinfo=UTC)
PLAIN = "La camera era sporca e nessuno puliva"
EXTORTION = "300 euro in bitcoin o mille recensioni negative"
SOURCE = {"kind": "closed-that-day", "source": "calendario"}


def happened(event: Any, days_ago: float = 1, **fields: Any) -> Event:
    return Event(type=event, at=NOW - timedelta(days=days_ago), who="Anna", **fields)


def step(
    *events: Event, text: str = PLAIN, platform: Platform = "facebook", speak: steps.Language = "it"
) -> Step:
    """Return the step of a case in which this has happened since it was weighed."""
    comment = Comment(id="c", fingerprint="f", text=text, created_at=NOW, platform=platform)
    whole = (happened("weighed", 30), *events)
    case = Case(id="k", comment_id="c", code="G-4K7Q", opened_at=NOW, events=whole)
    return step_of(assess(comment, case, None, now=NOW), speak)


ASKED = happened("reference-asked", 0.5)
REPLIED = happened("replied", 1, text="Buongiorno")
CLARIFIED = happened("replied", 1, text="I fatti sono questi", stage="clarify")
DECIDED = {each: happened("decision", 1.5, decision=each, note="perché sì") for each in "ABC"}


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ((), "reply"),
        ((happened("note", note="x"),), "reply"),
        ((happened("contradiction", **SOURCE),), "ask-reference"),
        ((happened("contradiction", kind="closed-that-day"),), "check-facts"),
        ((REPLIED,), "wait-author"),
        ((ASKED,), "wait"),
        ((happened("reference-asked", 4),), "check-facts"),
        ((happened("reference-asked", 4), happened("contradiction", **SOURCE)), "decide"),
        ((ASKED, happened("customer-answered", 0)), "check-reference"),
        ((ASKED, happened("reference-verified", 0)), "solve"),
        ((ASKED, happened("reference-not-found", 0)), "ask-again"),
        ((REPLIED, happened("second-message", 0)), "answer-now"),
        ((happened("resolved"),), "thank-and-close"),
        ((happened("closed"),), "nothing"),
        ((happened("closed"), happened("second-message", 0)), "answer-now"),
        ((DECIDED["A"],), "do-by-hand"),
        ((DECIDED["B"],), "publish"),
        ((DECIDED["C"],), "leave"),
        ((DECIDED["B"], DECIDED["C"]), "leave"),
        ((DECIDED["B"], REPLIED), "tidy-up-later"),
        ((CLARIFIED,), "tidy-up-later"),
        ((happened("replied", 3, text="I fatti", stage="clarify"),), "tidy-up"),
        ((CLARIFIED, happened("second-message", 0)), "answer-now"),
        ((happened("replied", 4, text="Grazie", stage="resolved"),), "wait-author"),
    ],
)  # fmt: skip
def test_the_step_follows_the_case(events: tuple[Event, ...], code: str) -> None:
    assert step(*events).code == code


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ((), "report-extortion"),
        ((REPLIED,), "report-extortion"),
        ((happened("second-message"),), "report-extortion"),
        ((DECIDED["A"],), "do-by-hand"),
        ((happened("closed"),), "nothing"),
    ],
)
def test_a_crime_goes_first_until_it_is_decided(events: tuple[Event, ...], code: str) -> None:
    assert step(*events, text=EXTORTION).code == code


def test_where_clarifying_is_forbidden_a_silence_leaves_the_comments_own_step() -> None:
    events = (happened("reference-asked", 4), happened("contradiction", kind="other", source="registro"))
    assert step(*events).code == "decide"
    assert step(*events, platform="tripadvisor").code == "check-facts"


@pytest.mark.parametrize(
    ("ago", "title"),
    [(0, "fra 3 giorni"), (0.5, "fra 3 giorni"), (1, "fra 2 giorni"), (2.5, "fra un giorno")],
)
def test_the_days_until_the_tidy_up_are_counted(ago: float, title: str) -> None:
    out = happened("replied", ago, text="I fatti", stage="clarify")
    assert step(out).title == f"Per ora niente: si fa ordine {title}"
    assert title in step(out).why


def test_it_is_said_in_both_languages() -> None:
    assert step(happened("second-message")).title == "Rispondi ora, e scusati per l'attesa"
    assert step(happened("second-message"), speak="en").title == "Answer now, and apologise for the wait"
    assert "Dopo 3 giorni si chiude" in step(DECIDED["B"]).why
    assert "After 3 days you close" in step(DECIDED["B"], speak="en").why
    assert step(ASKED, speak="en").title == "Wait a little longer"


def test_without_a_case_the_comment_says_what_to_do() -> None:
    comment = Comment(id="c", fingerprint="f", text=PLAIN, created_at=NOW)
    assert step_of(assess(comment, None, None), "it").code == "reply"


def test_every_step_has_its_words_and_a_code_of_its_own() -> None:
    table = tomllib.loads(Path(steps.__file__).with_suffix(".toml").read_text("utf-8"))
    assert set(table) == {"days", *get_args(CaseStepCode)}
    assert not set(get_args(CaseStepCode)) & set(get_args(StepCode))
    for code in get_args(CaseStepCode):
        assert {speak: set(table[code][speak]) for speak in table[code]} == {
            "it": {"title", "why"}, "en": {"title", "why"},
        }  # fmt: skip
