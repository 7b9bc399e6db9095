"""Inserting in Firefox: the editors and situations of test_insert.py, with Firefox's own keys."""

from collections.abc import Iterator

import pytest

from tests.browser.driving.bidi import Firefox
from tests.browser.driving.bidi import firefox as start
from tests.browser.driving.bundle import bundle
from tests.browser.driving.chromium import wait_until
from tests.browser.driving.content import content_script
from tests.browser.driving.firefox import ADDRESS, card, fix_address, right_click
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer

REPLY = "Gentile Ornella,\n\nci dispiace per la camera 😔 e per l'attesa.\nLa richiamiamo oggi."
ONE_LINE = "Gentile Ornella, ci dispiace per la camera 😔 e per l'attesa. La richiamiamo oggi."
TYPED = "Buongiorno"
LEXICAL = ["lexical-rich", "lexical-plain"]
FIELDS = ["react-box", "textarea", "input"]
EDITORS = [*LEXICAL, *FIELDS, "bare"]
SITUATIONS = [
    "never focused", "focused and empty", "caret at the end", "caret in a word", "words selected",
    "left again",
]  # fmt: skip

LEFT, SHIFT, CONTROL, TAB, ENTER = "\ue012", "\ue008", "\ue009", "\ue004", "\ue007"
MIDDLE = """id => { const box = document.getElementById(id);
  box.scrollIntoView({ block: 'center', behavior: 'instant' });
  const r = box.getBoundingClientRect();
  return [r.left + 40, r.top + 12]; }"""
RUN = "script => { (0, eval)(script); }"
KNOWN = "id => editors[id]()"
INSERT = "(id, text) => garboInsert.insertText(document.getElementById(id), text)"
PAUSE = "ms => new Promise((resume) => setTimeout(resume, ms))"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    profile = tmp_path_factory.mktemp("firefox")
    fix_address(profile)
    with start(profile, ["editors.test", "www.hotel.test"]) as running:
        yield running


@pytest.fixture
def editors(firefox: Firefox, page_server: PageServer) -> Firefox:
    """The page with the editors, fresh, and the extension's readers in it."""
    firefox.open(page_server.url("editors/editors.html", "editors.test"))
    firefox.evaluate(RUN, bundle("editors/editors.jsx"))
    # As scripts of the page they are known to all that runs there.
    firefox.evaluate(RUN, content_script())
    # A window without the focus tells its pages nothing of it.
    firefox.type(SHIFT)
    return firefox


def known(firefox: Firefox, box: str) -> str:
    """Return what the editor itself holds, without the last empty line that browsers add to a bare box."""
    return str(firefox.evaluate(KNOWN, box)).removesuffix("\n")


def keys(firefox: Firefox, held: str, pressed: str, times: int = 1) -> None:
    """Press a key while another is held."""
    presses = [{"type": kind, "value": pressed} for _ in range(times) for kind in ("keyDown", "keyUp")]
    actions = [{"type": "keyDown", "value": held}, *presses, {"type": "keyUp", "value": held}]
    source = {"type": "key", "id": "keyboard", "actions": actions}
    firefox.send("input.performActions", {"context": firefox.page, "actions": [source]})


def bring_about(firefox: Firefox, box: str, situation: str) -> str:
    """Bring the box into the situation; return what is typed in it then."""
    if situation == "never focused":
        return ""
    firefox.press(*firefox.evaluate(MIDDLE, box))
    if situation == "focused and empty":
        return ""
    firefox.type(TYPED)
    if situation == "caret in a word":
        firefox.type(LEFT * 4)
    if situation == "words selected":
        keys(firefox, SHIFT, LEFT, 4)
    if situation == "left again":
        firefox.evaluate("() => document.activeElement.blur()")
    # Lexical joins what is typed within 300 ms: a person has stopped typing before they press our button.
    firefox.evaluate(PAUSE, 350)
    return TYPED


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("box", EDITORS)
def test_the_reply_is_there_once_and_undo_takes_it_back(editors: Firefox, box: str, situation: str) -> None:
    typed = bring_about(editors, box, situation)
    reply = ONE_LINE if box == "input" else REPLY
    whole = f"{typed} {reply}" if typed else reply

    assert editors.evaluate(INSERT, box, REPLY) == {"ok": True, "how": "field" if box in FIELDS else "lines"}
    assert known(editors, box) == whole
    assert editors.evaluate(INSERT, box, REPLY) == {"ok": True, "how": "already-there"}
    assert known(editors, box) == whole
    keys(editors, CONTROL, "z")
    editors.evaluate(PAUSE, 60)
    if box != "bare":
        assert known(editors, box) == typed
        return
    # Firefox takes back a box without an editor of its own line by line; nothing of it may stay.
    for _ in range(12):
        if known(editors, box) == typed:
            break
        keys(editors, CONTROL, "z")
    assert known(editors, box) == typed


@pytest.mark.parametrize(
    ("box", "text", "how"),
    [
        ("words", REPLY, "not-editable"), ("textarea", " \n ", "empty"), ("vanishing", REPLY, "gone"),
        ("deaf", REPLY, "missing"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(editors: Firefox, box: str, text: str, how: str) -> None:
    assert editors.evaluate(INSERT, box, text) == {"ok": False, "how": how}


PAIR = """(server, code) => {
  document.querySelector('#server').value = server;
  document.querySelector('#code').value = code;
  document.querySelector('#pair').click();
}"""
STATE = "() => document.querySelector('#state').dataset.state"


def part(firefox: Firefox, name: str) -> dict[str, str]:
    return next(each for each in card(firefox) if each.get("data-garbo") == name)


@pytest.fixture
def weighed(firefox: Firefox, scripted: ScriptedServer, page_server: PageServer) -> Firefox:
    """The card beside the editors, which are set up after the card has come; the focus is in the card."""
    firefox.open(f"{ADDRESS}/options/options.html")
    firefox.evaluate("() => browser.storage.local.clear()")
    scripted.says("GET /v1/cases", 200, {"cases": []})
    firefox.evaluate(PAIR, scripted.url, "abcd-1234")
    wait_until(lambda: firefox.evaluate(STATE) == "paired", "the pairing")
    scripted.weighs("La camera era sporca e nessuno rispondeva al telefono.", 17, "likely-customer", [])
    firefox.open(page_server.url("editors/editors.html", "editors.test"))
    firefox.evaluate("() => getSelection().selectAllChildren(document.querySelector('#comment'))")
    right_click(firefox, "#comment")
    firefox.choose("Weigh this comment", "Valuta questo commento")
    wait_until(lambda: any(each.get("data-garbo") == "copy" for each in card(firefox)), "the card")
    firefox.evaluate(RUN, bundle("editors/editors.jsx"))
    return firefox


#: From the card itself: close, two folds, the reply; two folds, copy, insert.
TO_REPLY, TO_INSERT = TAB * 4, TAB * 8


def test_the_cards_button_by_keyboard(weighed: Firefox, scripted: ScriptedServer) -> None:
    weighed.type(TO_INSERT + ENTER)
    status = wait_until(lambda: part(weighed, "status")["text"], "what became of it")
    held = {box: known(weighed, box) for box in EDITORS}
    assert [box for box, text in held.items() if text] == ["lexical-rich"], (status, held)
    assert held["lexical-rich"].startswith("Buongiorno,\nci dispiace per quello che racconta.\n\nScriva a")
    wait_until(lambda: scripted.heard("POST /v1/cases/k1/events"), "the note")
    assert scripted.heard("POST /v1/cases/k1/events")[0].body["note"] == "inserted"


def test_the_box_that_was_clicked_is_used_and_what_it_does_not_take_is_copied(weighed: Firefox) -> None:
    # It is the last one on the page: from there Tab goes into the card.
    weighed.evaluate("() => document.getElementById('deaf').focus()")
    weighed.type(TO_INSERT + ENTER)
    status = wait_until(lambda: part(weighed, "status")["text"], "what became of it")
    assert status == "The page did not take the text. It is copied: paste it with Ctrl+V."
    weighed.evaluate("() => { const box = document.getElementById('textarea'); box.focus(); }")
    keys(weighed, CONTROL, "v")
    assert known(weighed, "textarea").startswith(
        "Buongiorno,\nci dispiace per quello che racconta.\n\nScriva a"
    )


def test_a_draft_is_kept_in_firefox_too(weighed: Firefox, scripted: ScriptedServer) -> None:
    weighed.type(TO_REPLY + "Mia. ")
    weighed.evaluate(PAUSE, 500)
    weighed.open(f"{ADDRESS}/options/options.html")
    kept = weighed.evaluate("async () => (await browser.storage.local.get('drafts')).drafts ?? []")
    assert [each["draft"]["where"] for each in kept] == ["public"]
    assert "Mia. " in kept[0]["draft"]["text"]
