"""The desk in a real Chromium, on a real server of its own for each test file.

Every request that does not go to that server, and every error on the console, fails the test.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Playwright, Request

from tests.browser.driving.chromium import chromium_path
from tests.browser.driving.desk import Desk
from tests.live import LiveServer


@pytest.fixture(scope="module")
def desk_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A real server with an empty data folder, for one test file."""
    live = LiveServer(tmp_path_factory.mktemp("desk-data"))
    live.start()
    yield live
    live.stop()


@pytest.fixture(scope="module")
def desk_token(desk_server: LiveServer) -> str:
    """A token of that server, for the test's own calls and for browsers that are let in at once."""
    return desk_server.token("Marta")


@pytest.fixture(scope="session")
def _chromium(playwright: Playwright) -> Iterator[Callable[..., BrowserContext]]:
    browser = playwright.chromium.launch(executable_path=chromium_path() or None, args=["--no-sandbox"])

    def context(language: str = "it", **options: object) -> BrowserContext:
        locale = {"it": "it-IT", "en": "en-GB"}[language]
        return browser.new_context(locale=locale, timezone_id="Europe/Rome", **options)  # type: ignore[arg-type]

    yield context
    browser.close()


@pytest.fixture
def open_desk(
    _chromium: Callable[..., BrowserContext], desk_server: LiveServer, desk_token: str
) -> Iterator[Callable[..., Desk]]:
    """Open the desk: ``open_desk("#/queue", language="en", width=320, dark=True, paired=False)``."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def watch(page: Page) -> None:
        def heard(message: ConsoleMessage) -> None:
            # An answer of the server that is no success is written there by the browser itself.
            if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
                wrong.append(message.text)

        def asked(request: Request) -> None:
            if not request.url.startswith((desk_server.url, "blob:")):
                wrong.append(f"asked {request.url}")

        page.on("console", heard)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", asked)

    def run(
        hash_: str = "", *, language: str = "it", width: int = 1280, dark: bool = False, paired: bool = True
    ) -> Desk:
        context = _chromium(
            language,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        watch(page)
        if paired:
            page.goto(f"{desk_server.url}/site/desk/desk.webmanifest")
            page.evaluate("token => localStorage.setItem('garbo-token', token)", desk_token)
        page.goto(f"{desk_server.url}/{hash_}")
        return Desk(page, desk_server.url, desk_token)

    yield run
    for context in contexts:
        context.close()
    assert wrong == []
