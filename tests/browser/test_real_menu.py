"""The doors that only a real desktop has: the browser's own context menu and the keyboard shortcut."""

import os
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium, wait_until
from tests.browser.driving.desktop import HEIGHT, WIDTH, Hands, virtual_screen
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer, reason

COMMENT = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore. Non torneremo."
)


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    with virtual_screen() as display:
        yield display


@pytest.fixture(scope="module")
def headed(screen: str, launch: Callable[..., Chromium]) -> Iterator[Chromium]:
    """Chromium with a window on that screen."""
    flags = ["--window-position=0,0", f"--window-size={WIDTH},{HEIGHT}", "--ozone-platform=x11"]
    environment = os.environ | {"DISPLAY": screen}
    browser = launch("it", headless=False, flags=flags, viewport=None, no_viewport=True, env=environment)
    yield browser
    browser.close()


@pytest.fixture
def hands(screen: str) -> Hands:
    return Hands(screen)


@pytest.fixture
def page(headed: Chromium, page_server: PageServer, scripted: ScriptedServer) -> Iterator[Page]:
    """Our page on a host that is not this machine's, and a server that has an answer."""
    weighed = reason(
        COMMENT, "checkable-fact", -3.0, "Un fatto che si può controllare", "Dice la camera.", "Camera 12"
    )
    scripted.weighs(COMMENT, 9, "likely-customer", [weighed])
    headed.connect(scripted.url, "a-token")
    tab = headed.open(page_server.url("plain.html", "www.hotel.test"))
    tab.bring_to_front()
    yield tab
    tab.close()


def test_the_context_menu(headed: Chromium, page: Page, hands: Hands, scripted: ScriptedServer) -> None:
    assert hands.select_paragraph(page, "#comment") == COMMENT
    # "Inspect" is the last entry; ours is the one above it.
    hands.choose_from_menu("Up", "Up", "Return")
    badge = Card(headed, page)("badge")
    assert (badge["data-score"], badge["data-band"]) == ("9", "likely-customer")
    (asked,) = scripted.heard("POST /v1/comments:analyze")
    assert asked.body is not None
    assert asked.body["text"] == COMMENT


def test_the_keyboard_shortcut(headed: Chromium, page: Page, hands: Hands, scripted: ScriptedServer) -> None:
    assert hands.select_paragraph(page, "#comment") == COMMENT
    hands.do("key", "alt+shift+g")
    assert Card(headed, page)("badge")["data-score"] == "9"
    assert len(scripted.heard("POST /v1/comments:analyze")) == 1


def test_from_the_comment_to_the_inserted_reply_without_a_mouse(
    headed: Chromium, page: Page, hands: Hands
) -> None:
    words = "il condizionatore perdeva acqua sul letto"

    # What the browser has found on the page stays selected when the search is closed.
    def found() -> bool:
        hands.do("key", "ctrl+f")
        hands.do("type", "--delay", 15, words)
        time.sleep(0.3)  # the search runs behind the typing, and nothing tells when it is done
        hands.do("key", "Return", "Escape")
        time.sleep(0.3)
        return bool(page.evaluate("String(getSelection())") == words)

    wait_until(found, "the words to be selected")
    hands.do("key", "alt+shift+g")
    card = Card(headed, page)
    text = card("reply").value
    wait_until(lambda: is_at(card, "dialog"), "the focus in the card")
    for _ in range(20):
        if is_at(card, "insert"):
            break
        hands.do("key", "Tab")
    hands.do("key", "Return")
    wait_until(lambda: page.input_value("#box") == text, "the reply in the box")
    assert page.evaluate("document.activeElement.id") == "box"
    # Nothing is selected now: the same keys lead back into the card.
    hands.do("key", "alt+shift+g")
    wait_until(lambda: is_at(card, "dialog"), "the focus in the card")
    hands.do("key", "Escape")
    wait_until(lambda: not card.is_open(), "the card to close")
    assert page.evaluate("document.activeElement.id") == "box"


def is_at(card: Card, name: str) -> bool:
    """Say whether the part of that name, or role, has the focus."""
    part = card.focused()
    return part is not None and name in (part.attributes.get("data-garbo"), part.attributes.get("role"))
