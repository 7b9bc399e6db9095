"""What must hold of the desk's source: no markup from strings, nobody else asked, one set of tokens."""

import re
from pathlib import Path

import pytest

SITE = Path(__file__).resolve().parents[3] / "site"
SCRIPTS = sorted((SITE / "desk").rglob("*.js"))
STYLES = sorted((SITE / "desk").rglob("*.css"))


@pytest.mark.parametrize("forbidden", [
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "DOMParser",
    "createContextualFragment", "setHTML", "window.open", "XMLHttpRequest", "http://", "https://", ".style.",
])  # fmt: skip
def test_no_script_makes_markup_or_leaves_the_house(forbidden: str) -> None:
    assert SCRIPTS
    # The name of SVG's elements is no address that anybody asks.
    sources = {
        path.name: path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "") for path in SCRIPTS
    }
    assert [name for name, source in sources.items() if forbidden in source] == []


def test_colours_come_from_the_tokens_alone() -> None:
    assert STYLES
    for path in STYLES:
        assert (
            re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(|@import|url\(", path.read_text("utf-8")) == []
        ), path


def test_a_module_stays_short() -> None:
    assert [p.name for p in SCRIPTS if len(p.read_text("utf-8").splitlines()) > 250] == []
