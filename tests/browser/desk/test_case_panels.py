"""The other panels of a case, as a moderator clicks through them: two schools, price, card."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.driving.desk import Desk
from tests.browser.driving.opened_case import FACEBOOK, LIE, SHOP, TRIPADVISOR, case_of, opened, types

Open = Callable[..., Desk]


@pytest.mark.parametrize("page", [FACEBOOK, TRIPADVISOR])
def test_a_decision_asks_why_and_keeps_a_copy(open_desk: Open, page: dict[str, str]) -> None:
    desk = open_desk()
    text = f"{LIE}. Nove, {page['platform']}."
    answer = opened(desk, text, page)
    forbidden = page is TRIPADVISOR
    desk.part("options-sheet").locator("> summary").click()
    locked = desk.part("choose-B")
    expect(locked).to_have_text("Non consentito: segnala" if forbidden else "Ancora chiuso")
    expect(locked).to_be_disabled()
    expect(desk.page.locator("#lacks-B li")).to_have_count(1 if forbidden else 2)
    expect(desk.page.locator('[data-code="A"] [data-garbo="warning"]')).to_contain_text("non si elimina")
    desk.part("choose-A").click()
    expect(desk.part("reason-line")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(desk.part("reason-missing")).to_be_visible()
    assert types(desk, answer) == ["weighed"]
    desk.page.keyboard.type("il prezzo non è mai stato quello")
    desk.page.reload()
    expect(desk.part("reason-line")).to_have_value("il prezzo non è mai stato quello")
    desk.part("decide").click()
    expect(desk.part("decided")).to_contain_text("il prezzo non è mai stato quello")
    copy = desk.part("snapshot")
    expect(copy.locator("blockquote")).to_have_text(text)
    expect(copy.locator("code")).to_have_text(hashlib.sha256(text.encode()).hexdigest())
    expect(copy.get_by_role("link")).to_have_attribute("href", page["url"])
    expect(desk.part("by-hand").locator("li")).to_have_count(1 if forbidden else 4)
    (decision,) = [each for each in case_of(desk, answer)["events"] if each["type"] == "decision"]
    assert (decision["decision"], decision["note"]) == ("A", "il prezzo non è mai stato quello")
    expect(desk.page.locator("#reply-stage")).to_have_value("report")
    assert desk.faults() == []


def test_once_all_is_on_record_the_clarification_is_offered(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Quindici.")
    events = f"/v1/cases/{answer['caseId']}/events"
    asked = (datetime.now(UTC) - timedelta(days=4)).isoformat()
    desk.ask("POST", events, {"type": "reference-asked", "at": asked})
    desk.ask("POST", events, {"type": "contradiction", "kind": "price-list", "source": "listino: 49 euro"})
    desk.page.reload()
    stage = desk.page.locator("#reply-stage")
    expect(stage).to_have_value("silent")
    desk.page.select_option("#reply-stage", "clarify")
    expect(stage).to_have_value("clarify")
    expect(desk.part("reply")).not_to_have_value("")
    expect(desk.part("gate-closed")).to_have_count(0)
    expect(desk.page.locator('[data-code="A"] [data-garbo="warning"]')).to_have_count(0)
    desk.part("choose-B").click()
    desk.page.keyboard.type("i fatti sono certi")
    desk.page.keyboard.press("Enter")
    expect(desk.part("decided")).to_have_attribute("data-code", "B")
    expect(desk.part("snapshot")).to_have_count(0)
    expect(stage).to_have_value("clarify")
    expect(desk.part("next-step")).to_have_attribute("data-code", "publish")
    draft = desk.part("reply").input_value()
    assert "49" in draft
    desk.part("copy").click()
    desk.part("record-sent").click()
    expect(desk.part("sent")).to_have_count(0)
    assert types(desk, answer)[-2:] == ["decision", "replied"]
    assert case_of(desk, answer)["events"][-1]["stage"] == "clarify"
    expect(desk.part("event").filter(has_text="Chiarimento pubblicato")).to_have_count(1)
    expect(desk.part("next-step")).to_contain_text("si fa ordine fra 3 giorni")


def test_clarifying_from_the_gate_leaves_what_was_written(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Trentuno.")
    events = f"/v1/cases/{answer['caseId']}/events"
    asked = (datetime.now(UTC) - timedelta(days=4)).isoformat()
    desk.ask("POST", events, {"type": "reference-asked", "at": asked})
    desk.ask("POST", events, {"type": "contradiction", "kind": "price-list", "source": "listino: 49 euro"})
    desk.page.reload()
    expect(desk.part("next-step")).to_have_attribute("data-code", "decide")
    expect(desk.part("reply")).not_to_have_value("")
    desk.part("reply").fill("Scritto da me, con calma.")
    desk.part("clarify").click()
    stage, field = desk.page.locator("#reply-stage"), desk.part("reply")
    for _ in range(4):
        expect(stage).to_have_value("clarify")
        expect(field).not_to_have_value("Scritto da me, con calma.")
        expect(desk.part("another")).not_to_have_attribute("aria-disabled", "true")
        desk.part("another").click()
    desk.part("mine").click()
    expect(field).to_have_value("Scritto da me, con calma.")
    expect(stage).to_have_value("silent")


def test_what_is_over_asks_for_nothing(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Trentadue.")
    expect(desk.page.locator("h1")).to_have_text(f"Caso {case_of(desk, answer)['code']} · Facebook")
    assert desk.page.title() == f"Caso {case_of(desk, answer)['code']} · Facebook · Garbo"
    expect(desk.part("card-sheet").locator("summary").first).to_have_text("La scheda mancano chi e rimedio")
    events = f"/v1/cases/{answer['caseId']}/events"
    asked = (datetime.now(UTC) - timedelta(days=4)).isoformat()
    desk.ask("POST", events, {"type": "reference-asked", "at": asked})
    desk.page.reload()
    expect(desk.part("silent")).to_contain_text("Nessuna risposta da 4 giorni: la domanda era del")
    desk.ask("POST", events, {"type": "closed", "note": "fatto"})
    desk.page.reload()
    expect(desk.part("next-step")).to_have_attribute("data-code", "nothing")
    expect(desk.part("do-step")).to_have_count(0)
    expect(desk.part("silent")).to_be_hidden()
    expect(desk.part("event").filter(has_text="contato da Garbo")).to_have_count(0)
    expect(desk.page.locator('[data-panel="options"]')).to_be_hidden()
    expect(desk.part("ledger")).to_be_visible()
    desk.page.get_by_role("link", name="← Coda").click()
    expect(desk.page.locator("nav [aria-current]")).to_have_text("Coda")


def test_a_price_that_was_never_asked_becomes_a_contradiction(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Dieci.")
    before = int(desk.part("badge").first.get_attribute("data-score") or 0)
    claims = desk.part("claim")
    expect(claims).to_have_count(2)
    expect(claims.nth(0)).to_have_attribute("data-verdict", "differs")
    expect(claims.nth(0)).to_contain_text("Crema: 49,00")
    expect(claims.nth(1)).to_have_attribute("data-verdict", "elsewhere")
    desk.part("price-record").click()
    expect(desk.part("price-missing")).to_contain_text("Prima controlla")
    desk.page.fill("#price-source", "cassa del 3 agosto")
    desk.page.check("#price-checked")
    desk.part("price-record").click()
    expect(desk.part("price-recorded")).to_contain_text("cassa del 3 agosto")
    event = case_of(desk, answer)["events"][-1]
    assert (event["type"], event["kind"], event["source"]) == (
        "contradiction", "price-list", "cassa del 3 agosto",
    )  # fmt: skip
    after = int(desk.part("badge").first.get_attribute("data-score") or 0)
    assert before < 60 <= after
    expect(desk.part("told")).to_contain_text(f"da {before} a {after}")


@pytest.mark.parametrize(("price", "kind"), [("49,00", "contradiction"), ("89", "note")])
def test_without_a_price_list_the_price_of_that_day_is_asked_for(
    open_desk: Open, price: str, kind: str
) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Undici, {kind}.", business=SHOP | {"prices": []})
    expect(desk.part("fill-list").get_by_role("link")).to_have_attribute("href", "#/businesses")
    desk.page.fill("#price-amount", "circa cinquanta")
    desk.part("price-record").click()
    expect(desk.part("price-missing")).to_contain_text("con i numeri")
    desk.page.fill("#price-amount", price)
    desk.page.fill("#price-source", "scontrino 12")
    desk.page.check("#price-checked")
    desk.part("price-record").click()
    expect(desk.part("told")).not_to_be_empty()
    event = case_of(desk, answer)["events"][-1]
    assert event["type"] == kind
    assert "scontrino 12" in (event["source"] or event["note"])


def test_the_card_is_answered_and_what_was_looked_up_is_ticked(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Dodici.")
    expect(desk.part("card-lacks").locator("li")).to_have_count(2)
    desk.part("card-sheet").locator("> summary").click()
    desk.page.fill("#card-who", "non si sa")
    desk.page.reload()
    expect(desk.page.locator("#card-who")).to_have_value("non si sa")
    desk.page.fill("#card-remedy", "rimborso, se il conto torna")
    desk.part("save-card").click()
    expect(desk.part("card-full")).to_be_visible()
    desk.part("look-up").locator("summary").click()
    desk.page.check("#look-own-records")
    desk.page.wait_for_load_state("networkidle")
    desk.ask("PATCH", f"/v1/cases/{answer['caseId']}", {"ticks": {"profile-age": True}})  # in another tab
    desk.page.check("#look-same-words")
    expect(desk.part("looked")).to_have_text("Guardati: 2 di 6")
    desk.page.wait_for_load_state("networkidle")
    desk.page.reload()
    desk.part("card-sheet").locator("> summary").click()
    desk.part("look-up").locator("summary").click()
    expect(desk.page.locator("#look-own-records")).to_be_checked()
    expect(desk.part("looked")).to_have_text("Guardati: 3 di 6")
    card = desk.ask("GET", f"/v1/cases/{answer['caseId']}/card")
    assert [each["answer"] for each in card["questions"][:3]] == [
        "non si sa", "", "rimborso, se il conto torna",
    ]  # fmt: skip


def test_a_case_is_not_closed_while_its_card_is_empty_unless_somebody_says_why(open_desk: Open) -> None:
    desk = open_desk()
    answer = opened(desk, f"{LIE}. Ventuno.")
    closing = desk.page.locator("#happened-closed")
    desk.part("other-events").locator("summary").click()
    closing.check()
    desk.part("add-event").click()
    expect(desk.part("held-open")).to_contain_text("Il caso resta aperto")
    expect(desk.part("happened").locator("li")).to_have_count(2)
    expect(desk.page.locator("#event-note")).to_be_focused()
    assert types(desk, answer) == ["weighed"]
    desk.page.keyboard.type("è un doppione")
    desk.part("add-event").click()
    expect(desk.part("held-open")).to_have_count(0)
    assert types(desk, answer) == ["weighed", "closed"]
