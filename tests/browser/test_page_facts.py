"""What the extension reads from a page about the selected comment, and which reply box it finds.

Each page in ``pages/facts`` has the DOM of one platform and time, with invented people, and beside it a table
of the right answers. A fact that a row leaves out has to be absent.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.driving.content import add_content
from tests.browser.driving.pages import PAGES, PageServer

NOW = "2026-03-10T12:00:00"

TABLES = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((PAGES / "facts").glob("*.json"))}
ROWS = [
    pytest.param(name, index, id=f"{name}-{index}")
    for name, table in TABLES.items()
    for index in range(len(table["comments"]))
]

READ = """([row, now]) => {
  const find = selector => document.querySelector(selector);
  const range = document.createRange();
  range.setStart(find(row.from ?? row.select), 0);
  const end = find(row.to ?? row.select);
  range.setEnd(end, end.childNodes.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.activeElement?.blur?.();
  if (row.focus) find(row.focus).focus();
  const facts = garboPage.readPage(range, document, location, new Date(now));
  const { box } = garboPage.findReplyBox(facts.commentElement, document);
  const name = (element, selector) =>
    selector && element === find(selector) ? selector : element?.outerHTML ?? null;
  return { ...facts, commentElement: name(facts.commentElement, row.comment), box: name(box, row.box) };
}"""


@pytest.fixture(scope="module")
def read(plain: BrowserContext, page_server: PageServer) -> Callable[[str, int], tuple[dict[str, Any], str]]:
    """Read one row; the page of a table is opened once."""
    open_pages: dict[str, Page] = {}

    def open_table(name: str) -> Page:
        table = TABLES[name]
        page = plain.new_page()
        page.goto(page_server.url(f"facts/{name}.html", table["host"]))
        if "path" in table:
            page.evaluate("path => history.replaceState(null, '', path)", f"/{table['path']}")
        add_content(page)
        return page

    def run(name: str, index: int) -> tuple[dict[str, Any], str]:
        page = open_pages[name] if name in open_pages else open_pages.setdefault(name, open_table(name))
        return page.evaluate(READ, [TABLES[name]["comments"][index], NOW]), page.evaluate("location.origin")

    return run


@pytest.mark.parametrize(("name", "index"), ROWS)
def test_reads_what_the_page_says(
    name: str, index: int, read: Callable[[str, int], tuple[dict[str, Any], str]]
) -> None:
    table = TABLES[name]
    row = table["comments"][index]
    facts, origin = read(name, index)

    def address(key: str) -> str | None:
        return row[key].replace("{origin}", origin) if key in row else None

    author = {"name": row["author"], "profileUrl": address("profileUrl")} if "author" in row else None
    assert facts == {
        "platform": table["platform"],
        "url": f"{origin}/{table.get('path', f'facts/{name}.html')}",
        "title": table["title"],
        "permalink": address("permalink"),
        "author": author,
        "publishedAt": row.get("publishedAt"),
        "rating": row.get("rating"),
        "isOwnerResponse": row.get("isOwnerResponse", False),
        "commentElement": row["comment"],
        "box": row["box"],
    }


@pytest.fixture(scope="module")
def blank(plain: BrowserContext, page_server: PageServer) -> Page:
    """A page with the readers and nothing else."""
    page = plain.new_page()
    page.goto(page_server.url("facts/pages.css", "blank.test"))
    add_content(page)
    return page


SELECT_P = "const r = document.createRange(); r.selectNodeContents(p); return r;"
BROKEN = {
    "nothing selected": "const r = document.createRange(); r.setStart(document.body, 0); return r;",
    "the whole page": "const r = document.createRange(); r.selectNode(document.documentElement); return r;",
    "a page that lies about itself": """document.head.innerHTML = '<link rel=canonical href="http://[">';
        document.body.innerHTML = '<article><a rel=author href="http://%%">x</a>'
          + '<time datetime="0000-99-99">soon</time><p id=p>ok</p></article>';"""
    + SELECT_P,
    "a hundred thousand characters": """document.body.innerHTML = '<p id=p></p>';
        p.textContent = '1 '.repeat(5e4) + '\\u202e\\u0000😀';"""
    + SELECT_P,
    "hundreds of nested elements": "document.body.innerHTML = '<div>'.repeat(400) + '<b id=p>no</b>';"
    + SELECT_P,
}


@pytest.mark.parametrize("trouble", BROKEN)
def test_never_throws_and_stays_quick(plain: BrowserContext, page_server: PageServer, trouble: str) -> None:
    page = plain.new_page()
    page.goto(page_server.url("facts/facebook-comet-it.html", "odd.test"))
    add_content(page)
    script = f"""() => {{
      const range = (() => {{ {BROKEN[trouble]} }})();
      const start = performance.now();
      const facts = garboPage.readPage(range, document, location);
      garboPage.findReplyBox(facts.commentElement, document);
      return [facts.platform, facts.isOwnerResponse, performance.now() - start];
    }}"""
    platform, owner, took = page.evaluate(script)
    page.close()
    assert platform == ("generic" if "body.innerHTML" in BROKEN[trouble] else "facebook")
    assert owner is False
    assert took < 5000  # on a page that is broken on purpose: it must end


def test_tracking_is_cut_from_the_address(blank: Page) -> None:
    read = """url => garboPage.readPage(document.createRange(), document, new URL(url)).url"""
    assert (
        blank.evaluate(read, "https://a.test/x?fbclid=1&id=7&utm_source=b&__cft__[0]=c#m")
        == "https://a.test/x?id=7#m"
    )
    assert blank.evaluate(read, "https://a.test/x?b=%20&a") == "https://a.test/x?b=%20&a"
    assert blank.evaluate(read, "file:///tmp/page.html") == "file:///tmp/page.html"


@pytest.mark.parametrize(
    ("address", "platform"),
    [
        ("https://www.facebook.com/p", "facebook"),
        ("https://m.facebook.com/p", "facebook"),
        ("https://www.tripadvisor.it/Hotel", "tripadvisor"),
        ("https://www.tripadvisor.co.uk/Hotel", "tripadvisor"),
        ("https://www.google.it/maps/place/x", "google"),
        ("https://mail.google.com/mail/u/0", "generic"),
        ("https://it.trustpilot.com/review/x", "trustpilot"),
        ("https://www.instagram.com/p/x/", "instagram"),
        ("https://www.booking.com/hotel/x", "generic"),
        ("https://notfacebook.com/", "generic"),
    ],
)
def test_platform_by_address(blank: Page, address: str, platform: str) -> None:
    read = """url => garboPage.readPage(document.createRange(), document, new URL(url)).platform"""
    assert blank.evaluate(read, address) == platform
