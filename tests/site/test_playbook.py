"""The playbook: every stage, rule and disagreement on both pages, and drafts that the engine stands by."""

import re
from html import unescape
from pathlib import Path

import pytest
from making import bilingual, examples
from making.playbook import playbook, stage_name, steps

from server.replies.model import Stage

LANGUAGES = ("it", "en")
STAGES: tuple[Stage, ...] = (
    "first", "private", "answered", "silent", "clarify", "resolved", "report", "note",
)  # fmt: skip
ADDRESS = {"it": "playbook/index.html", "en": "en/playbook/index.html"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def plain(built: Path, language: str) -> str:
    """The page's text as a reader sees it, on one line."""
    text = re.sub(r"<[^>]+>", " ", (built / ADDRESS[language]).read_text("utf-8"))
    return " ".join(unescape(text).split())


def test_the_stages_come_in_the_order_of_a_dialogue() -> None:
    assert [(each.number, each.id) for each in steps("it")] == [
        ("0", "pause"), ("1", "first"), ("1b", "private"), ("2", "answered"), ("3", "silent"),
        ("4", "clarify"), ("5", "resolved"), ("6", "report"), ("7", "note"),
    ]  # fmt: skip
    assert examples.covered() == STAGES
    assert [each.stage for step in steps("en") for each in step.examples] == list(STAGES)


def test_both_languages_say_the_same_things_in_as_many_pieces() -> None:
    for italian, english in zip(steps("it"), steps("en"), strict=True):
        assert italian.id == english.id
        assert len(italian.never) == len(english.never) >= 2
        assert [each.source["id"] for each in (*italian.advice, *italian.research)] == [
            each.source["id"] for each in (*english.advice, *english.research)
        ]
        assert [each.anchor for each in italian.rules] == [each.anchor for each in english.rules]
        assert italian.title != english.title
        assert italian.aim != english.aim
        assert italian.garbo != english.garbo


def test_everything_stands_on_the_page(built: Path, language: str) -> None:
    text = plain(built, language)
    for step in steps(language):
        for said in (step.title, step.aim, step.garbo, *step.never, *step.buttons):
            assert said in text
        for each in (*step.advice, *step.research):
            assert f"{each.text} {each.source['name']}" in text
        for rule in step.rules:
            assert rule.text in text
        for story in step.stories:
            assert story.title in text


def test_the_eight_disagreements_are_told_with_what_was_decided(built: Path, language: str) -> None:
    text = plain(built, language)
    told = playbook(language)["disagreements"]
    assert [each["id"] for each in told] == [
        "delete", "identity", "apology", "unmask", "speed", "looking-up", "feedback", "rules-of-thumb",
    ]  # fmt: skip
    for each in told:
        for part in ("title", "one", "other", "decision"):
            assert each[part] in text


def test_every_source_is_named_dated_and_used(built: Path, language: str) -> None:
    page = (built / ADDRESS[language]).read_text("utf-8")
    used = {each.source["id"] for step in steps(language) for each in (*step.advice, *step.research)}
    book = playbook(language)
    assert used == {each["id"] for each in (*book["articles"], *book["studies"])}
    for study in book["studies"]:
        assert re.search(r"\(\d{4}\)$", study["name"])
        assert f'href="https://doi.org/{study["doi"]}" rel="noreferrer"' in page
    for article in book["articles"]:
        assert re.search(r"\d{4}|senza data|undated", article["about"])
        assert f'id="article-{article["id"]}"' in page


@pytest.mark.parametrize("stage", STAGES)
def test_drafts_are_the_engines_and_keep_every_rule(built: Path, language: str, stage: Stage) -> None:
    found = examples.example(stage, language)
    text = plain(built, language)
    assert " ".join(found.comment.split()) in text
    assert len(found.drafts) == (2 if stage == "private" else 1)
    for draft in found.drafts:
        assert (draft.stage, draft.language) == (stage, language)
        assert draft.checks
        assert [check.rule for check in draft.checks if not check.ok] == []
        assert " ".join(draft.text.split()) in text


@pytest.mark.parametrize("stage", ["first", "private"])
def test_a_first_reply_knows_nothing_of_what_came_after(stage: str, language: str) -> None:
    for draft in examples.example(stage, language).drafts:
        assert "G-4K7Q" in draft.text
        assert not re.search(r"agosto|August", draft.text)


def test_a_clarification_tells_the_days_and_the_price_of_the_case(language: str) -> None:
    text = examples.example("clarify", language).drafts[0].text
    assert re.search(r"10 agosto|10 August", text)
    assert re.search(r"49 euro|€49", text)
    assert "Lilla" not in text


def test_the_buttons_are_called_as_in_the_extension() -> None:
    assert stage_name("first", "it") == "Prima risposta"
    assert [steps("en")[2].buttons, steps("en")[0].buttons] == [(stage_name("private", "en"),), ()]


def test_one_language_is_left_of_a_table() -> None:
    told = {"id": 1, "it": {"title": "Sì"}, "en": {"title": "Yes"}, "many": [{"it": "a", "en": "b", "n": 2}]}
    assert bilingual.in_language(told, "en") == {"id": 1, "title": "Yes", "many": [{"n": 2, "text": "b"}]}
    assert bilingual.in_language({"it": ["uno"], "en": ["one"]}, "it") == ["uno"]


def test_print_takes_the_frame_away_and_keeps_a_stage_whole(built: Path) -> None:
    style = (built / "theme" / "playbook.css").read_text("utf-8")
    printed = style.split("@media print", 1)[1]
    assert "size: A4" in style
    assert re.search(r"\.prose > \.step \{[^}]*break-inside: avoid", printed)
    assert re.search(r'a\[href\^="http"\]::after \{[^}]*attr\(href\)', printed)
    assert re.search(r"\.no-print,\s+\.checks \{[^}]*display: none", printed)
