"""A Chromium without the extension, and the extension's page readers put into a page's own world."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.driving.chromium import EXTENSION, chromium_path


@contextmanager
def plain_chromium(playwright: Playwright) -> Iterator[BrowserContext]:
    """Run a headless Chromium in which every host under ``.test`` is this machine."""
    browser = playwright.chromium.launch(
        executable_path=chromium_path() or None,
        args=["--no-sandbox", "--host-resolver-rules=MAP *.test 127.0.0.1"],
    )
    try:
        yield browser.new_context(locale="it-IT", timezone_id="Europe/Rome")
    finally:
        browser.close()


def page_files() -> list[str]:
    """Return the files that the background injects before the card, in its order."""
    return re.findall(r"'(content/[^']+)'", (EXTENSION / "background" / "page-files.js").read_text("utf-8"))


def content_script() -> str:
    """Return those files as one script."""
    return "\n".join((EXTENSION / name).read_text("utf-8") for name in page_files())


def add_content(page: Page) -> None:
    """Run them in the page's own world."""
    page.add_script_tag(content=content_script())
