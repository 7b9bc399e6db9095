"""Every link leads to something: pages, files, the places inside a page; and few of them leave the site."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from making import addresses

from tests.markup import Node, read_page

POINTING = ("href", "src", "poster", "data-src")


def pointers(tree: Node) -> list[tuple[int, str]]:
    """All that a page points at, with the line it stands at."""
    return [
        (node.line, value)
        for node in tree
        for name, values in node.attributes.items()
        if name in (*POINTING, "srcset")
        for value in ([each.split()[0] for each in values.split(",")] if name == "srcset" else [values])
    ]


@pytest.fixture(scope="module")
def trees(pages: list[Any]) -> dict[Path, Node]:
    return {page.path: read_page(page.path) for page in pages}


def target(built: Path, page: Path, place: str) -> Path:
    """The file that an address within the site stands for; the whole address below the root included."""
    root = urlsplit(addresses.LOCAL).path.rstrip("/") + "/"
    whole = place.startswith((root, addresses.LOCAL))
    path = unquote(urlsplit(place).path)
    found = built / path.removeprefix(root) if whole else page.parent / path
    if path == "":
        return page
    return found / "index.html" if path.endswith("/") else found


def test_each_link_within_the_site_leads_somewhere(built: Path, trees: dict[Path, Node]) -> None:
    ids = {
        path: {node.attributes["id"] for node in tree if "id" in node.attributes}
        for path, tree in trees.items()
    }
    broken = []
    asked = 0
    for path, tree in trees.items():
        for line, place in pointers(tree):
            if urlsplit(place).scheme and not place.startswith(addresses.LOCAL):
                continue
            asked += 1
            file, anchor = target(built, path, place).resolve(), unquote(urlsplit(place).fragment)
            at = f"{path.relative_to(built)}:{line} {place}"
            if not file.is_file() or not file.is_relative_to(built.resolve()):
                broken.append(at)
            elif anchor and anchor not in ids.get(file, set()):
                broken.append(f"{at} (no such place in it)")
    assert asked > 20 * len(trees)
    assert broken == []


def test_what_one_names_by_its_id_is_there_once(trees: dict[Path, Node], built: Path) -> None:
    for path, tree in trees.items():
        ids = [node.attributes["id"] for node in tree if "id" in node.attributes]
        at = path.relative_to(built)
        assert sorted(set(ids)) == sorted(ids), at
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            named = {each for node in tree for each in node.attributes.get(name, "").split()}
            assert named <= set(ids), (at, name)


def test_what_leaves_the_site_is_a_source_that_learns_nothing(trees: dict[Path, Node], built: Path) -> None:
    """Links out are plain links, over https, that do not say where one comes from; nothing is loaded."""
    for path, tree in trees.items():
        for node in tree:
            for name in (*POINTING, "srcset", "action", "formaction", "ping"):
                place = node.attributes.get(name, "")
                at = f"{path.relative_to(built)}:{node.line} {place}"
                parts = urlsplit(place)
                if not (parts.scheme or parts.netloc) or place.startswith(addresses.LOCAL):
                    continue
                if parts.scheme == "mailto":
                    continue
                assert node.tag == "a", at
                if parts.hostname in ("127.0.0.1", "localhost"):
                    continue  # the reader's own Garbo
                assert parts.scheme == "https", at
                assert "noreferrer" in node.attributes.get("rel", "").split(), at


def test_no_file_lies_around_that_nothing_needs(built: Path) -> None:
    """Pictures are the heavy part of a site: each one is on a page, in a style, or of the extension."""
    text = "".join(
        path.read_text("utf-8") for kind in ("*.html", "*.css", "*.js") for path in built.rglob(kind)
    )
    pictures = [
        path
        for kind in ("*.png", "*.svg", "*.webp", "*.avif", "*.jpg")
        for path in (built / "theme").rglob(kind)
    ]
    assert [path.relative_to(built).as_posix() for path in pictures if path.name not in text] == []
