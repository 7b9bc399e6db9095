"""The site without a mouse: one can see where one is, and skip what comes on every page."""

from collections.abc import Callable
from typing import Any

import pytest
from making import addresses

from tests.browser.driving.site import Reader

PAGES = [(name, language) for name in addresses.PAGES for language in addresses.LANGUAGES]
#: More stops than this are more of the same: a page of forty situations has them in rows.
MOST_STOPS = 60
_FOCUSED = """() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const { left, top, width, height } = element.getClientRects()[0];  // a link may go on in the next line
  const x = Math.min(Math.max(left + width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(top + Math.min(height, 40) / 2, 1), innerHeight - 1);
  const shown = document.elementFromPoint(x, y);
  return {
    name: `${element.localName} ${element.textContent.trim().slice(0, 40)}`,
    line: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== 'rgba(0, 0, 0, 0)',
    seen: Boolean(shown) && (element.contains(shown) || shown.contains(element)),
    inside: top + height > 0 && top < innerHeight && left + width > 0 && left < innerWidth,
    body: element === document.body,
    skip: element.matches('.skip'),
  };
}"""


def stops(reader: Reader) -> list[dict[str, Any]]:
    """Go through the page with Tab, from its beginning, and note each stop."""
    found: list[dict[str, Any]] = []
    while len(found) < MOST_STOPS:
        reader.page.keyboard.press("Tab")
        stop = reader.page.evaluate(_FOCUSED)
        if stop["body"] or (found and stop["skip"]):
            break
        found.append(stop)
    return found


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_one_sees_where_one_is(come: Callable[..., Reader], name: str, language: str) -> None:
    reader = come(language, 320 if language == "en" else 1280)
    reader.open(addresses.address(name, language))
    found = stops(reader)
    assert found[0]["skip"]
    assert len(found) > len(addresses.MENU)
    assert [stop["name"] for stop in found if not (stop["line"] and stop["seen"] and stop["inside"])] == []


@pytest.mark.parametrize("language", addresses.LANGUAGES)
def test_what_comes_on_every_page_can_be_skipped(come: Callable[..., Reader], language: str) -> None:
    reader = come(language)
    reader.open(addresses.address("install", language))
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "content"
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.querySelector('.top').contains(document.activeElement)") is False
