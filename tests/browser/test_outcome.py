"""The quiet button for when the card is wrong, and its undo."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer
from tests.live import LiveServer

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
IS_CUSTOMER = "Avete sbagliato: è un cliente vero"
IS_NONE = "Avete sbagliato: non credo sia un cliente"
ROUTE = "/v1/cases/k1/outcome"
Weigh = Callable[..., Card]


def result(score: int, band: str) -> dict[str, Any]:
    suspicion = {"score": score, "band": band, "ceiling": 59, "logOdds": 0, "neutral": 17}
    why = {"signal": "competitor", "family": "text", "title": f"Motivo {score}", "why": "Perché sì."}
    return {
        "case": {"id": "k1"},
        "suspicion": suspicion,
        "evidence": [{**why, "weight": 2.5, "spans": []}],
        "nextStep": {"code": "reply", "title": f"Passo {score}", "why": "Ecco."},
        "moved": [],
        "learned": [],
    }


@pytest.mark.parametrize(
    ("score", "band", "label", "outcome"),
    [
        (12, "likely-customer", IS_NONE, "campaign"),
        (47, "to-check", IS_CUSTOMER, "genuine"),
        (71, "suspicious", IS_CUSTOMER, "genuine"),
        (88, "probable-campaign", IS_CUSTOMER, "genuine"),
    ],
)
def test_one_press_says_it_and_another_takes_it_back(
    weigh: Weigh, scripted: ScriptedServer, score: int, band: str, label: str, outcome: str
) -> None:
    scripted.weighs(COMMENT, score, band, [], caseId="k1")
    scripted.says(f"POST {ROUTE}", 200, result(33, "to-check"))
    scripted.says(f"DELETE {ROUTE}", 200, result(score, band))
    card = weigh()
    assert card("wrong").text == label
    assert not card.has("undo")
    card.click("wrong")
    assert card("undo").text == "Annulla"
    assert card("outcome").text == "Segnato. Garbo ne terrà conto, un poco alla volta."
    assert not card.has("wrong")
    assert card("badge").text == "Da verificare · 33"
    assert "Motivo 33" in card("reason").text
    assert "Passo 33" in card("next-step").text
    assert [asked.body for asked in scripted.heard(f"POST {ROUTE}")] == [{"outcome": outcome}]
    card.click("undo")
    assert card("wrong").text == label
    assert not card.has("undo")
    assert card("outcome").text == ""
    assert card("badge")["data-band"] == band
    assert [asked.body for asked in scripted.heard(f"DELETE {ROUTE}")] == [None]


@pytest.mark.parametrize(
    ("score", "band", "label", "outcome"),
    [
        (12, "likely-customer", "Confermo: è un cliente", "genuine"),
        (47, "to-check", "Confermo: non credo sia un cliente", "campaign"),
    ],
)
def test_who_agrees_can_say_so(
    weigh: Weigh, scripted: ScriptedServer, score: int, band: str, label: str, outcome: str
) -> None:
    scripted.weighs(COMMENT, score, band, [], caseId="k1")
    scripted.says(f"POST {ROUTE}", 200, result(score, band))
    card = weigh()
    assert card("right").text == label
    card.click("right")
    assert card("undo").text == "Annulla"
    assert not card.has("right")
    assert [asked.body for asked in scripted.heard(f"POST {ROUTE}")] == [{"outcome": outcome}]


def test_what_was_said_before_can_still_be_taken_back(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 33, "to-check", [], caseId="k1", outcome="genuine")
    scripted.says(f"DELETE {ROUTE}", 200, result(47, "to-check"))
    card = weigh()
    assert card("undo").text == "Annulla"
    assert not card.has("wrong")
    card.click("undo")
    assert card("wrong").text == IS_CUSTOMER


@pytest.mark.parametrize(("band", "case_id"), [("not-negative", "k1"), ("to-check", None)])
def test_where_there_is_nothing_to_say_there_is_no_button(
    weigh: Weigh, scripted: ScriptedServer, band: str, case_id: str | None
) -> None:
    scripted.weighs(COMMENT, None if band == "not-negative" else 40, band, [], caseId=case_id)
    card = weigh()
    card("badge")
    assert not card("wrong").visible


def test_the_keyboard_goes_on_at_the_undo(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 47, "to-check", [], caseId="k1")
    scripted.says(f"POST {ROUTE}", 200, result(33, "to-check"))
    scripted.says(f"DELETE {ROUTE}", 200, result(47, "to-check"))
    card = weigh()

    def focused() -> str | None:
        part = card.focused()
        return part.attributes.get("data-garbo") if part else None

    card.focus("wrong")
    card.page.keyboard.press("Enter")
    wait_until(lambda: focused() == "undo", "the focus on the undo")
    assert card(".sheet > [role=status]").text == "Da verificare · 33"
    card.page.keyboard.press("Enter")
    wait_until(lambda: focused() == "wrong", "the focus on the button again")


def test_two_quick_presses_are_one(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 47, "to-check", [], caseId="k1")
    scripted.says(f"POST {ROUTE}", 200, result(33, "to-check"), delay=0.3)
    card = weigh()
    card.focus("wrong")
    card.page.keyboard.press("Enter")
    card.page.keyboard.press("Enter")
    card("undo")
    assert len(scripted.heard(f"POST {ROUTE}")) == 1


def test_what_goes_wrong_is_said_there_and_can_be_tried_again(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 47, "to-check", [], caseId="k1")
    scripted.fails(f"POST {ROUTE}", 507, "storage-full")
    card = weigh()
    card.click("wrong")
    assert card('.answer [data-garbo="error"]')["data-kind"] == "storage-full"
    assert card("wrong").text == IS_CUSTOMER
    assert card("badge").text == "Da verificare · 47"
    scripted.says(f"POST {ROUTE}", 200, result(33, "to-check"))
    card.click('.answer [data-garbo="retry"]')
    card("undo")
    assert not card.has("error")


def test_a_press_leaves_the_reasons_and_the_reply_alone(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.weighs(COMMENT, 47, "to-check", [], caseId="k1")
    scripted.says(f"POST {ROUTE}", 200, result(33, "to-check"))
    card = weigh()
    card.write("reply", "La mia versione.")
    card.click("wrong")
    card("undo")
    assert card("reply").value == "La mia versione."
    assert card("next-step")["data-code"] == "reply"


def test_the_whole_way_with_the_real_server(
    paired: Chromium, server: LiveServer, page_server: PageServer, select: Callable[..., str]
) -> None:
    page = paired.open(page_server.url("plain.html"))
    select(page, "#price")
    paired.trigger(page)
    card = Card(paired, page)
    before = card("badge")["data-score"]
    card.click("wrong")
    card("undo")
    card.click("undo")
    assert card("wrong").text == IS_CUSTOMER
    assert card("badge")["data-score"] == before
    assert not card.has("error")
