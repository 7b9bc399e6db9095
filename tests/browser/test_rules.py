"""The fold "what platform and law say": when it is there, what it asks, what it shows."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import Json, ScriptedServer, reply
from tests.live import LiveServer

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
PATH = "POST /v1/rules:check"
COMPOSE = "POST /v1/replies:compose"
FOLD = '[data-garbo="rules"] > summary'
Weigh = Callable[..., Card]


def law(code: str, state: str | None, **changes: object) -> Json:
    return {
        "code": code, "title": f"Titolo {code}", "state": state, "why": f"Perché {code}.",
        "source": "https://www.legge.test/pmi", "asOf": "2026-11-21", "certain": True,
    } | changes  # fmt: skip


def rules(*laws: Json, title: str = "TripAdvisor") -> Json:
    rule = {"code": "once", "text": "Una sola risposta.", "source": "https://regole.test/una",
            "readOn": "2026-11-20", "certain": False}  # fmt: skip
    return {
        "platform": {"platform": "tripadvisor", "title": title, "rules": [rule]},
        "law": list(laws),
        "disclaimer": "Informazioni generali, non un parere legale.",
    }


EVERY = (
    law("term", "met"), law("age", "not-met"),
    law("receipt", "unknown", certain=False, source="http://www.legge.test/altra"),
    law("other", "does-not-apply"), law("know", None),
)  # fmt: skip


def reporting(weigh: Weigh, scripted: ScriptedServer, answer: Json, **changes: object) -> Card:
    """Return a card that shows a notice, the fold still closed."""
    draft = reply("Righe.", stage="report", where="platform")
    scripted.weighs(COMMENT, 12, "likely-customer", [], replies=[draft], **changes)
    scripted.says(PATH, 200, answer)
    card = weigh()
    card(FOLD)
    return card


def shown(card: Card) -> list[tuple[str, str, str | None]]:
    return [
        (rule["data-kind"], rule["data-code"], rule.attributes.get("data-state"))
        for rule in card.all("rule")
        if rule.visible
    ]


def bodies(scripted: ScriptedServer) -> list[object]:
    return [asked.body for asked in scripted.heard(PATH)]


def test_it_is_there_for_a_report_only_and_closed_it_asks_nothing(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    card("badge")
    assert not card.has("rules")
    for stage, is_there in (("report", True), ("resolved", False), ("report", True)):
        scripted.says(COMPOSE, 200, {"replies": [reply(f"Per {stage}.", stage=stage)]})
        card.choose("stage", stage)
        wait_until(lambda: card("reply").value == f"Per {stage}.", "the draft")  # noqa: B023
        assert card.has("rules") is is_there
    assert card(FOLD).text == "Che cosa dicono piattaforma e legge"
    assert bodies(scripted) == []


def test_it_is_there_when_a_clarification_has_to_wait(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh()
    scripted.fails(COMPOSE, 409, "gate-closed", "Manca il silenzio.", "/stage")
    card.choose("stage", "clarify")
    card("gate")
    assert card.has("rules")
    scripted.says(COMPOSE, 200, {"replies": [reply("Un chiarimento.", stage="clarify")]})
    card.choose("stage", "clarify")
    wait_until(lambda: card("reply").value == "Un chiarimento.", "the draft")
    assert not card.has("rules")


def test_it_shows_what_applies_then_the_platforms_rules_and_that_it_is_no_advice(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = reporting(weigh, scripted, rules(*EVERY))
    card.click(FOLD)
    wait_until(lambda: card.has("rules-disclaimer"), "the rules")
    assert shown(card) == [
        ("law", "term", "met"), ("law", "age", "not-met"), ("law", "receipt", "unknown"),
        ("platform", "once", None),
    ]  # fmt: skip
    term, age, receipt, _, once = card.all("rule")
    source = "Fonte: www.legge.test/pmi, letta il 21 novembre 2026."
    assert [part.text.split("\n\n") for part in (term, age, receipt, once)] == [
        ["Titolo term: sì", "Perché term."],
        ["Titolo age: no", "Perché age.", source],
        ["Titolo receipt: non si sa ancora", "Perché receipt. Da verificare.",
         "Fonte: www.legge.test/altra, letta il 21 novembre 2026."],
        ["Una sola risposta. Da verificare.", "Fonte: regole.test/una, letta il 20 novembre 2026."],
    ]  # fmt: skip
    assert [head.text for head in card.all(".found h4")] == ["La legge", "Le regole di TripAdvisor"]
    assert card("rules-disclaimer").text == "Informazioni generali, non un parere legale."
    assert card.all('[data-garbo="rules"] a') == []
    assert card(".found summary").text == "Altre regole da conoscere: 1"
    card.click(".found summary")
    wait_until(lambda: ("law", "know", None) in shown(card), "the rule to know")
    assert bodies(scripted) == [{"commentId": "c1"}]


def test_what_the_person_knows_is_asked_with(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = reporting(weigh, scripted, rules(*EVERY))
    card.click(FOLD)
    card("rules-disclaimer")
    card.click(".found summary")
    labels = [label.text for label in card.all('[data-garbo="rules"] label')]
    assert labels == ["Giorno della visita, se lo sai", "Ha uno scontrino o una ricevuta?"]
    answers = [option.text for option in card.all('[data-garbo="rules-receipt"] option')]
    assert answers == ["Non so", "Sì", "No"]
    scripted.says(PATH, 200, rules(law("term", "not-met"), law("know", None)))
    card.choose("rules-visit", "2026-08-03")
    wait_until(lambda: shown(card)[:1] == [("law", "term", "not-met")], "the new answer")
    assert ("law", "know", None) in shown(card)
    for choice in ("yes", "no", ""):
        card.choose("rules-receipt", choice)
        wait_until(lambda: card("rules-receipt").value == choice, "the choice")  # noqa: B023
    wait_until(lambda: len(bodies(scripted)) == 5, "the questions")
    day = {"commentId": "c1", "visitedOn": "2026-08-03"}
    receipts = [day | {"hasReceipt": True}, day | {"hasReceipt": False}]
    assert bodies(scripted) == [{"commentId": "c1"}, day, *receipts, day]


def test_where_no_law_applies_one_line_says_so(weigh: Weigh, scripted: ScriptedServer) -> None:
    answer = rules(law("term", "does-not-apply"), law("age", "does-not-apply"), title="")
    card = reporting(weigh, scripted, answer)
    card.click(FOLD)
    assert card("rules-none").text == "Perché term."
    assert shown(card) == [("platform", "once", None)]
    assert [head.text for head in card.all(".found h4")] == ["La legge", "Le regole della pagina"]


def test_a_comment_that_is_not_kept_is_asked_about_by_its_platform(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = reporting(weigh, scripted, rules(*EVERY), commentId=None)
    card.click(FOLD)
    card("rules-disclaimer")
    (asked,) = scripted.heard(PATH)
    assert asked.body is not None
    assert set(asked.body) == {"platform", "publishedAt"}
    assert asked.body["platform"] == "generic"


def test_where_the_page_does_not_say_the_day_the_person_can(weigh: Weigh, scripted: ScriptedServer) -> None:
    draft = reply("Righe.", stage="report", where="platform")
    scripted.weighs("Prima parte del commento. Seconda parte del commento.", 12, "likely-customer", [],
                    replies=[draft])  # fmt: skip
    scripted.says(PATH, 200, rules(*EVERY))
    card = weigh("pieces.html")
    card.click(FOLD)
    card("rules-disclaimer")
    labels = [label.text for label in card.all('[data-garbo="rules"] label')]
    assert labels[1] == "Giorno della recensione, se lo sai"
    card.choose("rules-review", "2026-08-05")
    wait_until(lambda: len(bodies(scripted)) == 2, "the question")
    assert bodies(scripted) == [{"commentId": "c1"}, {"commentId": "c1", "publishedAt": "2026-08-05"}]


def test_trouble_stays_in_the_fold_and_can_be_tried_again(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = reporting(weigh, scripted, rules(*EVERY))
    scripted.fails(PATH, 500, "internal")
    card.click(FOLD)
    assert card('[data-garbo="rules"] [data-garbo="error"]')["data-kind"] == "server-error"
    assert card("reply").value == "Righe."
    scripted.says(PATH, 200, rules(*EVERY))
    card.click('[data-garbo="rules"] [data-garbo="retry"]')
    wait_until(lambda: len(shown(card)) == 4, "the rules")
    assert not card.has('[data-garbo="rules"] [data-garbo="error"]')


def test_the_last_answer_counts(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = reporting(weigh, scripted, rules(law("term", "unknown")))
    card.click(FOLD)
    card("rules-disclaimer")
    scripted.says(PATH, 200, rules(law("slow", "met")), delay=0.6)
    card.choose("rules-receipt", "yes")
    wait_until(lambda: len(bodies(scripted)) == 2, "the slow question")
    scripted.says(PATH, 200, rules(law("quick", "met")))
    card.choose("rules-receipt", "no")
    wait_until(lambda: shown(card)[0] == ("law", "quick", "met"), "the quick answer")
    card.page.wait_for_timeout(900)
    assert shown(card)[0] == ("law", "quick", "met")


@pytest.mark.parametrize("kind", ["hotel", "shop"])
def test_with_the_real_server(
    paired: Chromium,
    server: LiveServer,
    page_server: PageServer,
    select: Callable[[Page, str], str],
    kind: str,
) -> None:
    server.put("/v1/business", {"name": "Aurora", "kind": kind})
    page = paired.open(page_server.url("plain.html", "www.tripadvisor.test"))
    select(page, "#comment")
    paired.trigger(page)
    card = Card(paired, page)
    card.choose("stage", "report")
    card.click(FOLD)
    assert card("rules-disclaimer").text == "Informazioni generali, non un parere legale."
    found = shown(card)
    assert ("platform", "one-reply", None) in found
    if kind == "shop":
        assert {each for each, _, _ in found} == {"platform"}
        assert card("rules-none").text.startswith("Questa regola vale per alberghi")
        return
    # The page says that the comment is three hours old.
    assert found[:3] == [
        ("law", "review-term", "unknown"), ("law", "review-age", "met"), ("law", "receipt", "unknown"),
    ]  # fmt: skip
    card.choose("rules-visit", (date.today() - timedelta(days=45)).isoformat())
    wait_until(lambda: shown(card)[0] == ("law", "review-term", "not-met"), "the day to count")
    assert "La recensione è arrivata dopo 45 giorni" in card("rule").text
    card.choose("rules-receipt", "yes")
    wait_until(lambda: shown(card)[2] == ("law", "receipt", "met"), "the receipt to count")
