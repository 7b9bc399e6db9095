"""Everybody can use every page, as far as axe-core can tell: at 320 px and at 1280, by day and by night."""

from collections.abc import Callable

import pytest
from making import addresses

from tests.browser.driving.site import Reader

PAGES = [(name, language) for name in addresses.PAGES for language in addresses.LANGUAGES]
#: Window and scheme, with the rules to hold: all of axe's, or those that window or scheme alone can change.
LOOKS = (
    (1280, "light", None),
    (320, "dark", None),
    (320, "light", ("color-contrast",)),
    (1280, "dark", ("color-contrast",)),
)


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_axe_finds_nothing(come: Callable[..., Reader], name: str, language: str) -> None:
    reader = come(language)
    reader.look(*LOOKS[0][:2])
    reader.open(addresses.address(name, language))
    reader.page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    for width, scheme, rules in LOOKS:
        reader.look(width, scheme)
        assert reader.faults(rules) == [], (width, scheme)


def test_what_is_wrong_is_seen(come: Callable[..., Reader]) -> None:
    reader = come("it", 320)
    reader.open(addresses.address("privacy", "it"))
    reader.page.evaluate("""() => {
      const style = new CSSStyleSheet();
      style.replaceSync('h1 { color: var(--line); min-width: 400px; }');
      document.adoptedStyleSheets = [style];
      document.querySelector('main').append(document.createElement('button'));
    }""")
    found = [fault.partition(":")[0] for fault in reader.faults()]
    assert {"color-contrast", "button-name"} <= set(found)
    assert found[-1].endswith("px wider than the window")
