"""The reply goes into the right box, or the person is asked to click into it; never into a message."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer

COMMENT = "La camera era sporca e nessuno rispondeva al telefono."
BOXES = ("one", "two", "other", "chat", "message")
HELD = """ids => Object.fromEntries(ids.map((id) => document.getElementById(id))
  .map((box) => [box?.id, box?.value ?? box?.innerText]).filter(([id, text]) => id && text))"""
FRAME = """async (tabId) => {
  const func = () => document.querySelector('garbo-card') !== null;
  const frames = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func });
  return frames.find(({ result }) => result).frameId;
}"""
Weigh = Callable[..., Card]


def held(page: Page) -> dict[str, str]:
    """Return what each box holds, without the empty ones."""
    found: dict[str, str] = page.evaluate(HELD, list(BOXES))
    return found


def answered(weigh: Weigh, scripted: ScriptedServer, selector: str = "#comment") -> Card:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh("boxes.html", selector)
    card.write("reply", "Ci dispiace.")
    return card


def said(card: Card, words: str) -> None:
    wait_until(lambda: card("status").text.startswith(words), words)


def test_two_boxes_are_a_question_and_the_click_is_the_answer(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted)
    card.click("insert")
    said(card, "Vedo più campi e non so qual è quello giusto. Fai clic dentro il tuo")
    assert held(card.page) == {}
    card.page.click("#two")
    card.click("insert")
    said(card, "Inserita.")
    assert held(card.page) == {"two": "Ci dispiace."}


def test_a_click_counts_also_when_the_card_has_the_focus_again(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = answered(weigh, scripted)
    card.page.click("#one")
    card.click("reply")
    card.focus("insert")
    card.page.keyboard.press("Enter")
    said(card, "Inserita.")
    assert held(card.page) == {"one": "Ci dispiace."}


@pytest.mark.parametrize("box", ["chat", "message", "other"])
def test_neither_a_private_message_nor_another_post_even_when_clicked(
    box: str, weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = answered(weigh, scripted, "#comment-3")
    card.click("insert")
    said(card, "Non trovo il campo per la risposta.")
    card.page.click(f"#{box}")
    card.click("insert")
    said(card, "Quel campo non è sotto il commento, o è un messaggio privato.")
    assert held(card.page) == {}


def test_a_private_message_that_has_the_focus_is_passed_over(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted, "#comment-2")
    card.page.click("#chat")
    card.click("insert")
    said(card, "Inserita.")
    assert held(card.page) == {"other": "Ci dispiace."}


def test_a_box_that_comes_with_a_press_on_reply_is_found(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted, "#comment-3")
    card.click("insert")
    said(card, "Non trovo il campo per la risposta. Premi «Rispondi» sulla pagina")
    card.page.evaluate("""() => document.querySelector('#respond').addEventListener('click', () => {
      const box = document.createElement('textarea');
      box.id = 'one';
      document.querySelector('#one').remove();
      document.querySelector('#post-3').append(box);
    })""")
    card.page.click("#respond")
    card.click("insert")
    said(card, "Inserita.")
    assert held(card.page) == {"one": "Ci dispiace."}


def test_a_box_that_was_clicked_and_is_gone_is_forgotten(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted)
    card.page.click("#one")
    card.page.evaluate("document.querySelector('#one').remove()")
    card.click("insert")
    said(card, "Inserita.")
    assert held(card.page) == {"two": "Ci dispiace."}


def test_a_click_before_this_card_was_opened_does_not_count(
    weigh: Weigh, scripted: ScriptedServer, browser: Chromium, select: Callable[[Page, str], str]
) -> None:
    card = answered(weigh, scripted)
    page = card.page
    page.click("#two")
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.querySelector('garbo-card').setAttribute('class', 'old')")
    select(page, "#comment")
    browser.trigger(page)
    page.wait_for_selector("garbo-card:not(.old)", state="attached")
    card("badge")
    card.click("insert")
    said(card, "Vedo più campi")


def test_in_a_frame_the_card_and_the_box_are_together(
    browser: Chromium, page_server: PageServer, scripted: ScriptedServer
) -> None:
    browser.connect(scripted.url, "a-token")
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    page = browser.open(page_server.url("framed.html"))
    inner = page.frames[1]
    inner.wait_for_selector("#comment")
    inner.click("h1")
    inner.evaluate("getSelection().selectAllChildren(document.querySelector('#comment'))")
    browser.trigger(page)
    inner.wait_for_selector("garbo-card", state="attached")
    frame = browser.ask(FRAME, browser.tab_id(page))
    card = Card(browser, page, frame)
    draft = card("reply").value
    card.focus("insert")
    page.keyboard.press("Enter")
    said(card, "Inserita.")
    assert inner.input_value("#box") == draft


def test_a_box_in_a_frame_of_the_same_site_is_used_when_clicked(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    card = weigh("frame-box.html")
    card.write("reply", "Ci dispiace.\nAnna")
    inner = card.page.frames[1]
    card.click("insert")
    said(card, "Non trovo il campo per la risposta.")
    inner.click("#editor")
    frame = "document.querySelector('iframe').parentElement"
    card.page.evaluate(f"{frame}.setAttribute('role', 'dialog')")
    card.page.evaluate(f"{frame}.setAttribute('aria-label', 'Chat con Lia')")
    card.click("insert")
    said(card, "Quel campo non è sotto il commento")
    card.page.evaluate(f"{frame}.removeAttribute('aria-label')")
    card.click("insert")
    said(card, "Inserita.")
    assert inner.inner_text("#editor").strip() == "Ci dispiace.\nAnna"
