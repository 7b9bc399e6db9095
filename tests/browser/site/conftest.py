"""The built site in a real Chromium; one for the tests of each worker, built and served once."""

import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.driving.chromium import chromium_path
from tests.browser.driving.site import Reader, SiteServer
from tests.building import ROOT, shared_site

sys.path.append(str(ROOT / "site"))


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """The site, served; ``.url`` ends in ``/site/``."""
    server = SiteServer(shared_site(tmp_path_factory), tmp_path_factory.mktemp("shown"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium as it comes, without the extension."""
    browser = playwright.chromium.launch(executable_path=chromium_path() or None, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture
def come(chromium: Browser, site: SiteServer) -> Iterator[Callable[..., Reader]]:
    """Come to the site for the first time: ``come("en", width=320)``; what no page may do fails the test."""
    readers: list[Reader] = []

    def run(language: str = "it", width: int = 1280, **options: object) -> Reader:
        locale = {"it": "it-IT", "en": "en-GB"}[language]
        viewport = {"width": width, "height": 900}
        context = chromium.new_context(locale=locale, viewport=viewport, **options)  # type: ignore[arg-type]
        readers.append(Reader(context, site))
        return readers[-1]

    yield run
    for reader in readers:
        reader.page.context.close()
    assert [wrong for reader in readers for wrong in reader.wrong] == []
