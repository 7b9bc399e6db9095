"""A reply goes into real editors as if it had been typed: all of it, once, and one undo takes it back."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.driving.bundle import bundle
from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.content import add_content
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer

REPLY = "Gentile Ornella,\n\nci dispiace per la camera 😔 e per l'attesa.\nLa richiamiamo oggi."
ONE_LINE = "Gentile Ornella, ci dispiace per la camera 😔 e per l'attesa. La richiamiamo oggi."
TYPED = "Buongiorno"

LEXICAL = ["lexical-rich", "lexical-plain"]
FIELDS = ["react-box", "textarea", "input"]
EDITORS = [*LEXICAL, *FIELDS, "bare"]

INSERT = "([id, text]) => garboInsert.insertText(document.getElementById(id), text)"


def never_focused(page: Page, box: str) -> str:
    return ""


def focused_empty(page: Page, box: str) -> str:
    page.click(f"#{box}")
    return ""


def caret_at_end(page: Page, box: str) -> str:
    page.click(f"#{box}")
    page.keyboard.type(TYPED)
    return TYPED


def caret_in_a_word(page: Page, box: str) -> str:
    caret_at_end(page, box)
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    return TYPED


def words_selected(page: Page, box: str) -> str:
    caret_at_end(page, box)
    for _ in range(4):
        page.keyboard.press("Shift+ArrowLeft")
    return TYPED


def left_again(page: Page, box: str) -> str:
    caret_at_end(page, box)
    page.evaluate("document.activeElement.blur()")
    return TYPED


SITUATIONS = [never_focused, focused_empty, caret_at_end, caret_in_a_word, words_selected, left_again]


@pytest.fixture
def editors(plain: BrowserContext, page_server: PageServer) -> Iterator[Page]:
    """The page with the editors, fresh, and the extension's readers in it."""
    page = plain.new_page()
    page.goto(page_server.url("editors/editors.html", "editors.test"))
    page.add_script_tag(content=bundle("editors/editors.jsx"))
    add_content(page)
    yield page
    page.close()


def known(page: Page, box: str) -> str:
    """Return what the editor itself holds, without the last empty line that browsers add to a bare box."""
    return str(page.evaluate("id => editors[id]()", box)).removesuffix("\n")


def insert(page: Page, box: str, text: str) -> Any:
    return page.evaluate(INSERT, [box, text])


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.__name__)
@pytest.mark.parametrize("box", EDITORS)
def test_the_reply_is_there_once_and_one_undo_takes_it_back(
    editors: Page, box: str, situation: Callable[[Page, str], str]
) -> None:
    typed = situation(editors, box)
    if typed:
        # Lexical joins what is typed within 300 ms: a person has stopped typing before they press our button.
        editors.wait_for_timeout(350)
    reply = ONE_LINE if box == "input" else REPLY
    whole = f"{typed} {reply}" if typed else reply

    assert insert(editors, box, REPLY) == {"ok": True, "how": "field" if box in FIELDS else "lines"}
    assert known(editors, box) == whole
    assert insert(editors, box, REPLY) == {"ok": True, "how": "already-there"}
    assert known(editors, box) == whole
    editors.keyboard.press("Control+z")
    editors.wait_for_timeout(60)
    assert known(editors, box) == typed


@pytest.mark.parametrize("box", ["lexical-rich", "lexical-plain", "react-box", "textarea", "bare"])
def test_after_several_typed_lines_the_reply_starts_a_line(editors: Page, box: str) -> None:
    editors.click(f"#{box}")
    editors.keyboard.type("Buongiorno,")
    editors.keyboard.press("Shift+Enter")
    editors.keyboard.type("eccoci")
    assert insert(editors, box, "La richiamiamo.")["ok"] is True
    assert known(editors, box) == "Buongiorno,\neccoci\nLa richiamiamo."


@pytest.mark.parametrize("box", ["lexical-plain", "react-box", "bare"])
def test_a_space_at_the_end_is_enough(editors: Page, box: str) -> None:
    editors.click(f"#{box}")
    editors.keyboard.type("Ornella ")
    assert insert(editors, box, "grazie.")["ok"] is True
    assert known(editors, box).replace("\u00a0", " ") == "Ornella grazie."


@pytest.mark.parametrize(
    ("box", "text", "how"),
    [
        ("words", REPLY, "not-editable"),
        ("textarea", " \n ", "empty"),
        ("vanishing", REPLY, "gone"),
        ("deaf", REPLY, "missing"),
    ],
)
def test_what_cannot_be_done_is_said(editors: Page, box: str, text: str, how: str) -> None:
    assert insert(editors, box, text) == {"ok": False, "how": how}


def test_a_box_that_holds_it_twice_is_not_called_right(editors: Page) -> None:
    editors.evaluate("text => { document.getElementById('textarea').value = text + ' ' + text; }", ONE_LINE)
    assert insert(editors, "textarea", ONE_LINE) == {"ok": False, "how": "repeated"}


def test_an_editor_that_takes_the_text_twice_is_noticed(editors: Page) -> None:
    editors.evaluate("""() => bare.addEventListener('beforeinput', event => {
      if (event.isTrusted) return;
      event.preventDefault();
      bare.append(event.data + ' ' + event.data);
    })""")
    assert insert(editors, "bare", "La richiamiamo.") == {"ok": False, "how": "repeated"}


def test_emoji_shown_as_pictures_do_not_hide_the_reply(editors: Page) -> None:
    editors.evaluate("""() => bare.addEventListener('beforeinput', event => {
      event.preventDefault();
      bare.append(event.data.replaceAll('😔', ''), new Image());
    })""")
    assert insert(editors, "bare", "Ci dispiace 😔 davvero.") == {"ok": True, "how": "lines"}


IN_THE_EXTENSION = """async ([tabId, id, text]) => (await chrome.scripting.executeScript({
  target: { tabId }, args: [id, text],
  func: (id, text) => garboInsert.insertText(document.getElementById(id), text),
}))[0].result"""


@pytest.fixture
def weighed(weigh: Callable[..., Card], scripted: ScriptedServer) -> Card:
    """The card on the page with the editors, which are set up after the card has come."""
    scripted.weighs("La camera era sporca e nessuno rispondeva al telefono.", 17, "likely-customer", [])
    card = weigh("editors/editors.html", "#comment", host="editors.test")
    card("badge")
    card.page.add_script_tag(content=bundle("editors/editors.jsx"))
    return card


@pytest.mark.parametrize("box", EDITORS)
def test_from_the_extensions_own_world(box: str, weighed: Card, browser: Chromium) -> None:
    page = weighed.page
    typed = caret_at_end(page, box)
    reply = ONE_LINE if box == "input" else REPLY
    answer = browser.ask(IN_THE_EXTENSION, [browser.tab_id(page), box, REPLY])
    assert answer == {"ok": True, "how": "field" if box in FIELDS else "lines"}
    assert known(page, box) == f"{typed} {reply}"


@pytest.mark.parametrize("focus", ["", "lexical-plain", "react-box"])
def test_the_cards_button(focus: str, weighed: Card) -> None:
    page, draft = weighed.page, weighed("reply").value
    if focus:
        page.click(f"#{focus}")
    weighed.click("insert")
    box = focus or "lexical-rich"
    wait_until(lambda: known(page, box) == draft, f"the draft in {box}")
    assert [other for other in EDITORS if other != box and known(page, other)] == []
