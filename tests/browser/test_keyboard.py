"""The card without a mouse, and what a screen reader is told."""

from collections.abc import Callable

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer, reason

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)
Weigh = Callable[..., Card]


def answered(weigh: Weigh, scripted: ScriptedServer) -> Card:
    evidence = [reason(COMMENT, "lived-detail", -9, "x", "y", "Camera 12")]
    scripted.weighs(COMMENT, 12, "likely-customer", evidence, caseId="k1")
    card = weigh()
    card("badge")
    return card


def test_the_card_is_a_named_dialog_that_is_not_modal(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted)
    panel = card(".panel")
    assert (panel["role"], panel["aria-labelledby"]) == ("dialog", "title")
    assert "aria-modal" not in panel.attributes
    assert card("#title").text == "Garbo"
    assert panel["lang"] == "it"


def test_the_result_is_announced(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted)
    assert card(".sheet > [role=status]").text == "Probabilmente un cliente · 12"


def test_an_error_is_announced(weigh: Weigh, scripted: ScriptedServer) -> None:
    scripted.fails("POST /v1/comments:analyze", 507, "storage-full")
    card = weigh()
    card("error")
    assert card(".sheet > [role=status]").text == "Non c'è più spazio sul disco"


def test_tab_goes_through_the_card_in_reading_order(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted)
    focused = card.focused()
    assert focused is not None
    assert focused["role"] == "dialog"
    order = []
    for _ in range(13):
        card.page.keyboard.press("Tab")
        part = card.focused()
        order.append(part.attributes.get("data-garbo", part.tag) if part else None)
    assert order == [
        "close", "wrong", "right", "reason", "summary", "summary", "reply", "summary", "summary", "copy",
        "insert", "another", "open-case",
    ]  # fmt: skip


def test_a_button_works_with_the_keyboard(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted)
    card.focus("open-case")
    card.page.keyboard.press("Enter")
    wait_until(lambda: card("case").attributes.get("data-code") == "G-4K7Q", "the code")


def test_escape_closes_and_gives_the_focus_and_the_selection_back(
    browser: Chromium, page_server: PageServer, scripted: ScriptedServer, select: Callable[..., str]
) -> None:
    browser.connect(scripted.url, "a-token")
    scripted.weighs(
        COMMENT, 12, "likely-customer", [reason(COMMENT, "lived-detail", -9, "x", "y", "Camera 12")]
    )
    page = browser.open(page_server.url("plain.html"))
    page.focus(".actions a")
    select(page, "#comment")
    browser.trigger(page)
    card = Card(browser, page)
    card("badge")
    assert page.evaluate("document.activeElement.localName") == "garbo-card"
    page.keyboard.press("Escape")
    assert not card.is_open()
    assert page.evaluate("document.activeElement.textContent") == "Mi piace"
    assert page.evaluate("String(getSelection())") == COMMENT
    assert card.marks() == {}


def test_escape_works_while_writing_and_the_cross_works_too(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted)
    card.focus("reply")
    card.page.keyboard.press("Escape")
    assert not card.is_open()
    card = answered(weigh, scripted)
    assert card("close")["aria-label"] == "Chiudi"
    card.click("close")
    assert not card.is_open()


def test_escape_elsewhere_on_the_page_is_the_pages_own(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted)
    card.page.focus("#box")
    card.page.keyboard.press("Escape")
    assert card.is_open()


def test_a_press_with_nothing_selected_goes_to_the_open_card(
    weigh: Weigh, scripted: ScriptedServer, browser: Chromium
) -> None:
    card = answered(weigh, scripted)
    card.page.focus("#box")
    browser.trigger(card.page)
    wait_until(
        lambda: (card.focused() or card("badge")).attributes.get("role") == "dialog", "the focus in the card"
    )
    assert card("badge")["data-score"] == "12"
    assert len(scripted.heard("POST /v1/comments:analyze")) == 1


def test_pressing_a_button_leaves_the_caret_in_the_reply_box(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted)
    page = card.page
    page.fill("#box", "Gentile Marta, ")
    page.focus("#box")
    for name in ("another", "copy", "open-case"):
        card.click(name)
        assert page.evaluate("document.activeElement.id") == "box", name
    card.write("reply", "ci dispiace.")
    card.click("insert")
    wait_until(lambda: card("status").text.startswith("Inserita"), "the insertion")
    assert page.input_value("#box") == "Gentile Marta, ci dispiace."


def test_what_is_typed_in_the_card_is_no_shortcut_of_the_page(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted)
    page = card.page
    page.evaluate("""() => { window.heard = [];
      for (const type of ['keydown', 'keyup', 'input', 'click', 'pointerdown', 'paste', 'wheel']) {
        document.addEventListener(type, (event) => heard.push(event.type)); } }""")
    card.click("reply")
    page.keyboard.press("Control+A")
    page.keyboard.type("like")
    assert card("reply").value == "like"
    assert page.evaluate("heard") == []
    page.click("#box")
    assert page.evaluate("heard") == ["pointerdown", "click"]


def test_a_page_that_catches_keys_on_the_way_down_gets_none_of_the_cards(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = answered(weigh, scripted)
    page = card.page
    page.evaluate("""() => document.addEventListener('keydown', (event) => {
      if (event.target.localName === 'textarea') return;
      event.preventDefault();
      document.title = 'shortcut'; }, true)""")
    card.click("reply")
    page.keyboard.press("Control+A")
    page.keyboard.type("like")
    assert card("reply").value == "like"
    assert page.title() != "shortcut"
    page.keyboard.press("Escape")
    assert not card.is_open()
    page.keyboard.press("x")
    assert page.title() == "shortcut"


def test_a_dialog_of_the_page_that_keeps_the_focus_lets_the_card_have_it(
    browser: Chromium, page_server: PageServer, scripted: ScriptedServer, select: Callable[..., str]
) -> None:
    browser.connect(scripted.url, "a-token")
    scripted.weighs(COMMENT, 12, "likely-customer", [])
    page = browser.open(page_server.url("plain.html"))
    page.evaluate("""() => document.addEventListener('focusin', (event) => {
      const inside = document.querySelector('main').contains(event.target);
      if (!inside) document.querySelector('#box').focus(); }, true)""")
    select(page, "#comment")
    browser.trigger(page)
    card = Card(browser, page)
    card.click("reply")
    page.keyboard.press("Control+A")
    page.keyboard.type("Grazie")
    assert card("reply").value == "Grazie"
    assert page.input_value("#box") == ""


def test_a_press_in_the_card_is_no_press_beside_a_dialog_of_the_page(
    weigh: Weigh, scripted: ScriptedServer
) -> None:
    card = answered(weigh, scripted)
    page = card.page
    page.evaluate("""() => {
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'pointerup', 'touchstart']) {
        document.addEventListener(type, (event) => {
          const inside = document.querySelector('main').contains(event.target);
          if (!inside) document.querySelector('#box').remove(); }, true); } }""")
    card.click("insert")
    wait_until(lambda: card("status").text.startswith("Inserita"), "the insertion")
    assert page.input_value("#box") == card("reply").value


def test_the_page_cannot_look_into_the_card(weigh: Weigh, scripted: ScriptedServer) -> None:
    card = answered(weigh, scripted)
    assert card.page.evaluate("document.querySelector('garbo-card').shadowRoot") is None
    assert card.page.evaluate("document.querySelector('garbo-card').innerHTML") == ""
    assert "Probabilmente" not in card.page.evaluate("document.documentElement.innerText")
