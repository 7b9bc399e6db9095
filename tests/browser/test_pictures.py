"""Pictures of the card and the options with the real server behind them, for people to look at.

They go to ``tests/artifacts``; ``docs/card.png`` is the one called ``card-it-light``. What a picture
shows is held by the other tests; here every kind of window must show the whole answer unclipped.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import Chromium
from tests.browser.driving.pages import PageServer
from tests.live import LiveServer

ARTIFACTS = Path(__file__).resolve().parents[1] / "artifacts"
WINDOWS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 860}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 860}},
    "320": {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
    "zoom200": {"color_scheme": "dark", "viewport": {"width": 640, "height": 430}, "device_scale_factor": 2},
}
BUSINESS = {
    "name": "Hotel Aurora",
    "signature": "Anna",
    "role": "accoglienza",
    "privateChannel": "info@aurora.test",
}


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("language", ["it", "en"])
def test_pictures(
    language: str, window: str, launch: Callable[..., Chromium], server: LiveServer, page_server: PageServer,
    select: Callable[..., str]
) -> None:  # fmt: skip
    ARTIFACTS.mkdir(exist_ok=True)
    browser = launch(language, reduced_motion="reduce", **WINDOWS[window])  # no half-faded card
    browser.pair(server.url, server.pair())
    server.put("/v1/business", BUSINESS)
    page = browser.open(page_server.url("guestbook.html", "www.aurora.test"))
    for comment in ("lived", "price", "english"):
        select(page, f"#{comment}")
        browser.trigger(page)
        card = Card(browser, page)
        badge = card("badge")
        left, top, right, bottom = badge.box
        assert 0 <= left < right <= page.viewport_size["width"]
        assert 0 <= top < bottom <= page.viewport_size["height"]
        page.evaluate("getSelection().removeAllRanges()")
        name = "card" if comment == "lived" else f"card-{comment}"
        page.screenshot(path=ARTIFACTS / f"{name}-{language}-{window}.png")
        card.click("close")
    options = browser.options_page()
    options.wait_for_load_state("networkidle")
    options.screenshot(path=ARTIFACTS / f"options-{language}-{window}.png", full_page=True)
    browser.close()
