"""The pictures of the page "Install": what a person sees at each step, in both languages.

They go to ``tests/artifacts``. When something in them has changed, refresh those that the site shows:

    .venv/bin/python -m pytest tests/browser/site/test_install_pictures.py
    cp tests/artifacts/install-*.png site/theme/static/pictures/

What stands in a picture is held here; tests/site/test_install.py holds that the site has them all.
"""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium
from tests.browser.driving.desktop import HEIGHT, Hands, virtual_screen
from tests.browser.driving.desktop import WIDTH as SCREEN_WIDTH
from tests.browser.driving.pages import PageServer
from tests.browser.driving.screen_picture import part_of_screen
from tests.live import LiveServer

ROOT = Path(__file__).resolve().parents[3]
ARTIFACTS = ROOT / "tests" / "artifacts"
#: No code is ever shown that a server has made.
CODE = "K7QM-4T2X"
BUSINESS = {
    "name": "Hotel Aurora",
    "signature": "Anna",
    "role": "accoglienza",
    "privateChannel": "info@aurora.test",
}
WIDTH, CARD_WIDTH = 800, 1120
_FIRST = """selector => {
  const comment = document.querySelector(selector).closest('article');
  document.querySelector('.post').after(comment);
}"""


@pytest.fixture(scope="module", params=["it", "en"])
def window(request: pytest.FixtureRequest, launch: Callable[..., Chromium]) -> Iterator[tuple[str, Chromium]]:
    """A browser with the extension and its language; without motion, so that nothing is half faded."""
    look = {"color_scheme": "light", "reduced_motion": "reduce", "viewport": {"width": WIDTH, "height": 620}}
    locale = {"it": "it-IT", "en": "en-GB"}[request.param]
    browser = launch(request.param, locale=locale, **look)
    yield request.param, browser
    browser.close()


def keep(page: Page, name: str, height: int, width: int = WIDTH) -> None:
    """Write the upper part of the window; no wider than it."""
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    write(name, page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height}))


def write(name: str, picture: bytes) -> None:
    """Write a picture, unless it is too heavy for a page."""
    ARTIFACTS.mkdir(exist_ok=True)
    assert len(picture) <= 150_000
    (ARTIFACTS / f"install-{name}.png").write_bytes(picture)


def test_the_desk_asks_for_the_code(window: tuple[str, Chromium], server: LiveServer) -> None:
    language, browser = window
    page = browser.open(server.url)
    page.fill("#code", CODE)
    page.fill("#own-name", "Anna")
    assert page.text_content('[data-garbo="pair"]') == {"it": "Entra", "en": "Open the desk"}[language]
    keep(page, f"desk-{language}", 600)


def test_the_extension_is_in_the_browser(window: tuple[str, Chromium]) -> None:
    language, browser = window
    page = browser.open("chrome://extensions")
    page.get_by_text("Garbo", exact=True).wait_for()
    page.get_by_role("button", name="Load unpacked").wait_for()  # this Chromium speaks English only
    page.mouse.click(WIDTH - 5, 400)  # the search no longer has the focus
    keep(page, f"extensions-{language}", 420)


def test_the_options_are_paired(window: tuple[str, Chromium], server: LiveServer) -> None:
    language, browser = window
    server.put("/v1/business", BUSINESS)
    browser.pair(server.url, server.pair())
    page = browser.options_page()
    page.wait_for_selector('#state[data-state="paired"]')
    page.evaluate("document.querySelector('#server').value = 'http://127.0.0.1:8742'")
    keep(page, f"options-{language}", 620)


def test_the_first_comment(
    window: tuple[str, Chromium], server: LiveServer, page_server: PageServer, select: Callable[..., str]
) -> None:
    language, browser = window
    server.put("/v1/business", BUSINESS)
    browser.pair(server.url, server.pair())
    page = browser.open(page_server.url("guestbook.html", "www.aurora.test"))
    page.set_viewport_size({"width": CARD_WIDTH, "height": 760})
    comment = {"it": "#lived", "en": "#english"}[language]
    page.evaluate(_FIRST, comment)
    select(page, comment)
    browser.trigger(page)
    card = Card(browser, page)
    assert card("badge").visible
    assert card("reply").value
    page.evaluate("getSelection().removeAllRanges()")
    keep(page, f"card-{language}", 760, CARD_WIDTH)


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_right_mouse_button(
    language: str, launch: Callable[..., Chromium], page_server: PageServer, tmp_path: Path
) -> None:
    with virtual_screen(tmp_path) as display:
        flags = ["--window-position=0,0", f"--window-size={SCREEN_WIDTH},{HEIGHT}", "--ozone-platform=x11"]
        browser = launch(
            language, headless=False, flags=flags, viewport=None, no_viewport=True, color_scheme="light",
            env=os.environ | {"DISPLAY": display, "LANGUAGE": language},
        )  # fmt: skip
        page = browser.open(page_server.url("guestbook.html", "www.aurora.test"))
        page.bring_to_front()
        hands = Hands(display)
        comment = {"it": "#lived", "en": "#english"}[language]
        page.evaluate(_FIRST, comment)
        bar = page.evaluate("outerHeight - innerHeight")
        assert hands.select_paragraph(page, comment)
        hands.choose_from_menu("Up", "Up")  # the entry above "Inspect" is ours
        time.sleep(0.5)  # the menu fades in
        write(f"menu-{language}", part_of_screen(tmp_path / "Xvfb_screen0", 0, bar, CARD_WIDTH, 420))
        browser.close()
