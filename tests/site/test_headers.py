"""What a static host cannot say in its headers, each page says itself; and nothing in it needs more."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.markup import read_page

#: Attributes that are scripts, and those that are styles.
INLINE = re.compile(r"on[a-z]+|style")


def test_each_page_lets_in_only_its_own_files(pages: list[Any]) -> None:
    for page in pages:
        tree = read_page(page.path)
        policy = [
            node.attributes["content"]
            for node in tree.all("meta")
            if node.attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policy) == 1, page
        parts = dict(part.split(" ", 1) for part in policy[0].split("; "))
        assert parts.pop("default-src") == parts.pop("base-uri") == parts.pop("form-action") == "'none'", page
        assert set(parts) >= {"script-src", "style-src", "img-src", "connect-src"}, page
        assert set(parts.values()) == {"'self'"}, page
        head = tree.all("head")[0]
        first = [each.attributes.get("http-equiv") or each.tag for each in head if each.tag != "head"]
        assert first.index("Content-Security-Policy") < first.index("link"), page


def test_nothing_in_a_page_is_a_script_or_a_style_itself(pages: list[Any]) -> None:
    for page in pages:
        for node in read_page(page.path):
            at = f"{page.name} {page.language}, line {node.line}"
            assert [name for name in node.attributes if INLINE.fullmatch(name)] == [], at
            assert node.tag not in ("style", "iframe", "object", "embed", "base"), at
            assert node.tag != "script" or (node.attributes.get("src") and not node.text), at
            assert not [
                value for value in node.attributes.values() if value.startswith(("data:", "javascript:"))
            ], at


def test_no_page_tells_another_where_one_comes_from(pages: list[Any]) -> None:
    for page in pages:
        told = [
            node.attributes["content"]
            for node in read_page(page.path).all("meta")
            if node.attributes.get("name") == "referrer"
        ]
        assert told == ["no-referrer"], page


@pytest.mark.parametrize("kind", ["*.css", "*.js", "*.svg"])
def test_no_file_of_the_site_asks_elsewhere(built: Path, kind: str) -> None:
    """Hold that no style, script or picture names a place to fetch something from."""
    files = sorted(built.rglob(kind))
    assert files
    asks = re.compile(
        r"""@import|url\(\s*["']?(?:[a-z]+:|//)|(?:import|fetch)\s*\(?\s*["'`](?:https?:)?//"""
        r"""|(?:xlink:href|src|href)\s*=\s*["'](?:https?:)?//"""
    )
    assert [path.name for path in files if asks.search(path.read_text("utf-8"))] == []
