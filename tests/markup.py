"""A page of HTML as a tree, with nothing but Python's own parser: enough to ask what stands where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(eq=False)
class Node:
    """An element: its attributes (one without a value is ""), what is in it, the line it begins at."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Node | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Node]:
        """Go over this element and all inside it, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child

    def all(self, *tags: str) -> list[Node]:
        """Return the elements with one of these names."""
        return [node for node in self if node.tag in tags]

    @property
    def text(self) -> str:
        """All that is written inside, with single spaces."""
        parts = (child if isinstance(child, str) else child.text for child in self.children)
        return " ".join("".join(parts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("", {}, 0)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.getpos()[0])
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"line {self.getpos()[0]}: </{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_page(path: Path) -> Node:
    """Read a page of ours; a tag that is not closed, or closed in the wrong place, is an AssertionError."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    assert len(reader.open) == 1, f"{path}: <{reader.open[-1].tag}> is not closed"
    return reader.open[0]
