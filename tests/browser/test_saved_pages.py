"""Saved pages of real sites, when they are there (they are not ours to publish).

Every JSON beside them is searched for objects with a `text` and an `author`: such a comment is looked for
on its page, selected, read, and its author compared. The rates are reported.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

from tests.browser.driving.content import add_content
from tests.browser.driving.pages import PageServer

SHARED = Path(__file__).resolve().parents[3] / "shared" / "pages"
#: Below this share of authors read right, a platform has changed more than the readers can bear.
LEAST = 0.8

READ = """text => {
  const squeeze = value => value.replace(/\\s+/g, ' ').trim();
  const wanted = squeeze(text).slice(0, 40);
  const all = [...document.querySelectorAll('body *')];
  const holder = all.findLast(e => squeeze(e.textContent).includes(wanted));
  if (!holder || !wanted) return null;
  const range = document.createRange();
  range.selectNodeContents(holder);
  const facts = garboPage.readPage(range, document, location);
  return { platform: facts.platform, author: facts.author?.name ?? null };
}"""


def comments_in(value: Any, page: Path | None, folder: Path) -> Iterator[tuple[Path, str, str]]:
    """Walk through a JSON of unknown shape; yield page, text and author of each comment in it."""
    if isinstance(value, list):
        for item in value:
            yield from comments_in(item, page, folder)
    if not isinstance(value, dict):
        return
    named = next((folder / str(value[key]) for key in ("file", "page", "html") if key in value), page)
    author = value.get("author")
    name = author.get("name") if isinstance(author, dict) else author
    if named and isinstance(value.get("text"), str) and isinstance(name, str):
        yield named, value["text"], name
    for key, item in value.items():
        yield from comments_in(item, folder / key if key.endswith(".html") else named, folder)


def expected() -> Iterator[tuple[Path, str, str]]:
    for table in sorted(SHARED.glob("**/*.json")):
        beside = table.with_suffix(".html")
        own = beside if beside.exists() else None
        yield from comments_in(json.loads(table.read_text("utf-8")), own, table.parent)


def test_authors_on_saved_pages(plain: BrowserContext) -> None:
    rows = list(expected())
    if not rows:
        sys.stdout.write("no saved pages with expected answers here: nothing was compared\n")
        return
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    server = PageServer(SHARED)
    page, current = plain.new_page(), None
    for file, text, author in rows:
        if file != current:
            page.goto(server.url(str(file.relative_to(SHARED)), "saved.test"), wait_until="domcontentloaded")
            add_content(page)
            current = file
        facts = page.evaluate(READ, text) or {"platform": "not found on its page", "author": None}
        seen[facts["platform"]] += 1
        right[facts["platform"]] += facts["author"] == author
    page.close()
    server.stop()
    for platform, count in seen.items():
        sys.stdout.write(f"{platform}: {right[platform]} of {count} authors\n")
    assert right.total() >= LEAST * seen.total()


def test_the_walk_finds_comments_in_any_shape(tmp_path: Path) -> None:
    shape = {"a.html": [{"text": "one", "author": "Ada"}], "rows": [{"file": "b.html", "comments": [
        {"text": "two", "author": {"name": "Ben"}}, {"text": "three"}, 7]}]}  # fmt: skip
    assert list(comments_in(shape, None, tmp_path)) == [
        (tmp_path / "a.html", "one", "Ada"), (tmp_path / "b.html", "two", "Ben")]  # fmt: skip
