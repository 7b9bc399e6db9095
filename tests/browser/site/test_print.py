"""On paper there is what one reads, all of it, and nothing to press."""

from collections.abc import Callable

import pytest
from making import addresses, playbook

from tests.browser.driving.site import Reader

#: What an A4 sheet has left between the margins of playbook.css, in CSS pixels (96 an inch).
SHEET = 680, 1016
PAGES = [("playbook", "it"), ("playbook", "en"), ("rules", "it"), ("install", "en")]
_CUT = """() => [...document.querySelectorAll('main *')].filter((element) => {
  const { overflowX } = getComputedStyle(element);
  return overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
}).map((element) => `${element.localName} ${element.textContent.trim().slice(0, 60)}`)"""


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_a_page_on_paper(come: Callable[..., Reader], name: str, language: str) -> None:
    reader = come(language, 720)  # about what an A4 page holds
    reader.open(addresses.address(name, language))
    page = reader.page
    page.emulate_media(media="print", color_scheme="dark")
    for selector in (".top", ".foot", ".skip"):
        assert page.locator(selector).count() == 1
        assert not page.locator(selector).is_visible(), selector
    assert page.locator("h1").is_visible()
    ink, paper = page.evaluate(
        "[getComputedStyle(document.querySelector('main p')).color,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert sum(map(int, ink.removeprefix("rgb(").removesuffix(")").split(","))) < 300, (
        "dark ink, also at night"
    )
    assert paper in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    assert page.evaluate(_CUT) == [], "on paper nobody scrolls sideways"


@pytest.mark.parametrize("language", addresses.LANGUAGES)
def test_no_fold_of_the_playbook_is_printed_shut(come: Callable[..., Reader], language: str) -> None:
    reader = come(language, 720)
    reader.open(addresses.address("playbook", language))
    reader.page.emulate_media(media="print")
    hidden = reader.page.evaluate(
        "[...document.querySelectorAll('main details:not([open])')].filter((each) => each.checkVisibility())"
        ".map((each) => each.textContent.trim().slice(0, 60))"
    )
    assert hidden == []


@pytest.mark.parametrize("language", addresses.LANGUAGES)
def test_every_stage_of_the_playbook_fits_on_one_sheet(come: Callable[..., Reader], language: str) -> None:
    width, height = SHEET
    reader = come(language, width)
    reader.open(addresses.address("playbook", language))
    reader.page.emulate_media(media="print")
    heights = reader.page.locator(".step").evaluate_all("all => all.map((each) => each.offsetHeight)")
    assert len(heights) == len(playbook.steps(language))
    assert 0 < max(heights) <= height
