"""The browser, the servers and the pages that the browser tests share.

Chromium starts once per language and is kept; each test gets tabs of its own and a clean storage.
"""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.driving.card import Card
from tests.browser.driving.chromium import PATIENCE, Chromium
from tests.browser.driving.content import plain_chromium
from tests.browser.driving.pages import PageServer
from tests.browser.driving.scripted import ScriptedServer
from tests.live import LiveServer

_TURNS = itertools.count(1)
_SELECT = """selector => {
  const element = document.querySelector(selector);
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  getSelection().selectAllChildren(element);
}"""

_HERE = Path(__file__).parent
expect.set_options(timeout=PATIENCE * 1000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run a failed test of this folder once more: a browser may lose a press that no person would notice.

    The summary names it as RERUN; what fails twice has failed.
    """
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself, once."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def page_server() -> Iterator[PageServer]:
    """Serve tests/browser/pages; ``page_server.url("plain.html", host="www.facebook.test")``."""
    server = PageServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The real server, live, with an empty data folder; ``.url``, ``.token()``, ``.pair()``."""
    live = LiveServer(tmp_path_factory.mktemp("garbo-data"))
    live.start()
    yield live
    live.stop()


@pytest.fixture(scope="session")
def _scripted() -> Iterator[ScriptedServer]:
    scripted = ScriptedServer()
    scripted.start()
    yield scripted
    scripted.stop()


@pytest.fixture
def scripted(_scripted: ScriptedServer) -> ScriptedServer:
    """A server that answers what the test says, reset for each test."""
    _scripted.reset()
    return _scripted


@pytest.fixture(scope="session")
def launch(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Chromium]]:
    """Start another Chromium: ``launch("en", color_scheme="dark")``; closed at the end of the session."""
    running: list[Chromium] = []

    def start(language: str = "it", **options: object) -> Chromium:
        browser = Chromium(playwright, tmp_path_factory.mktemp("profile"), language, **options)
        running.append(browser)
        return browser

    yield start
    for browser in running:
        browser.close()


@pytest.fixture(scope="session")
def _italian(launch: Callable[..., Chromium]) -> Chromium:
    return launch("it")


@pytest.fixture(scope="session")
def _english(launch: Callable[..., Chromium]) -> Chromium:
    return launch("en")


def _clean(browser: Chromium) -> Iterator[Chromium]:
    browser.ask("() => chrome.storage.local.clear()")
    before = set(browser.context.pages)
    yield browser
    for page in set(browser.context.pages) - before:
        browser.leave(page)


@pytest.fixture
def browser(_italian: Chromium) -> Iterator[Chromium]:
    """Chromium in Italian with the extension, not paired; tabs opened by the test are closed after it."""
    yield from _clean(_italian)


@pytest.fixture
def english(_english: Chromium) -> Iterator[Chromium]:
    """The same in English."""
    yield from _clean(_english)


@pytest.fixture
def paired(browser: Chromium, server: LiveServer) -> Chromium:
    """The Italian browser, paired with the real server through a code, as a person does it."""
    browser.pair(server.url, server.pair())
    return browser


@pytest.fixture
def select() -> Callable[[Page, str], str]:
    """Select all the text of an element, scrolled into view; returns the selected text."""

    def choose(page: Page, selector: str) -> str:
        page.evaluate(_SELECT, selector)
        return str(page.evaluate("String(getSelection())"))

    return choose


@pytest.fixture
def trigger(browser: Chromium) -> Callable[[Page], None]:
    """Press the toolbar button on a page of ``browser``."""
    return browser.trigger


@pytest.fixture
def card(browser: Chromium) -> Callable[[Page], Card]:
    """Return the card on a page of ``browser``; see :class:`tests.browser.driving.card.Card`."""

    def of(page: Page) -> Card:
        return Card(browser, page)

    return of


@pytest.fixture
def weigh(
    browser: Chromium, page_server: PageServer, scripted: ScriptedServer, select: Callable[[Page, str], str]
) -> Callable[..., Card]:
    """Open a page of ours, select a part of it, press the button, return the card.

    It talks to ``scripted``; say first what that answers. Each test has a site of its own: a draft that the
    page of the test before wrote down while it was closing is then not found in this one.
    """
    browser.connect(scripted.url, "a-token")
    own = f"www.hotel{next(_TURNS)}.test"

    def run(path: str = "plain.html", selector: str = "#comment", host: str = own) -> Card:
        page = browser.open(page_server.url(path, host))
        select(page, selector)
        browser.trigger(page)
        return Card(browser, page)

    return run


@pytest.fixture(scope="session")
def plain(playwright: Playwright) -> Iterator[BrowserContext]:
    """A Chromium without the extension, for what runs in a page's own world."""
    with plain_chromium(playwright) as context:
        yield context
