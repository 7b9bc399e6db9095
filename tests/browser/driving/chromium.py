"""Chromium with the extension in it, driven the way a person would: through the toolbar button."""

import json
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Playwright, Worker

EXTENSION = Path(__file__).resolve().parents[3] / "extension"
#: Seconds that a test waits for what must come: a machine with other work may need them, no other does.
PATIENCE = 45
#: Messages of one page are answered in their order: with the answer to the last, those before it are done.
_LAST_WORDS = """async tabId => {
  const func = () => {
    if (typeof garboWorker !== 'object') return null;
    dispatchEvent(new Event('pagehide'));
    return chrome.runtime.sendMessage({ type: 'kept-draft', comments: ['-'] }).then(() => true, () => null);
  };
  const patience = new Promise((resume) => setTimeout(resume, 2000));
  const said = chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func });
  await Promise.race([said.catch(() => null), patience]);
}"""


def chromium_path() -> str:
    """Return the Chromium to use: ``GARBO_CHROMIUM``, else one on the PATH, else Playwright's own ("")."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("GARBO_CHROMIUM") or next((p for n in names if (p := shutil.which(n))), "")


class Chromium:
    """A running browser with the extension, or that of another folder (``extension=``). ``id`` is its own."""

    def __init__(self, playwright: Playwright, profile: Path, language: str = "it", **options: Any) -> None:
        extension = options.pop("extension", EXTENSION)
        flags = [
            # Chromium refuses its own sandbox to root, which is who runs tests in a container.
            "--no-sandbox",
            f"--disable-extensions-except={extension}",
            f"--load-extension={extension}",
            "--host-resolver-rules=MAP *.test 127.0.0.1",
            f"--lang={language}",
        ]
        headless = options.pop("headless", True)
        flags += options.pop("flags", [])
        # Without the developer mode Chromium does not load an unpacked extension again (see `reload`).
        preferences = profile / "Default" / "Preferences"
        preferences.parent.mkdir(parents=True, exist_ok=True)
        preferences.write_text(json.dumps({"extensions": {"ui": {"developer_mode": True}}}))
        self.context: BrowserContext = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=chromium_path() or None,
            headless=headless,
            args=flags,
            **{"viewport": {"width": 1280, "height": 800}} | options,
        )
        self.context.set_default_timeout(PATIENCE * 1000)
        workers = self.context.service_workers
        self._worker = workers[0] if workers else self.context.wait_for_event("serviceworker")
        self.id = self._worker.url.split("/")[2]
        browser = self.context.browser
        assert browser is not None
        self._cdp = browser.new_browser_cdp_session()
        self._tabs: dict[Page, int] = {}

    @property
    def worker(self) -> Worker:
        """The background worker that is running now (a reload brings a new one)."""
        return self._worker

    def open(self, url: str) -> Page:
        """Open a new tab and wait until it has loaded."""
        before = self._tab_ids()
        page = self.context.new_page()
        (self._tabs[page],) = wait_until(lambda: self._tab_ids() - before, "the new tab")
        page.goto(url)
        return page

    def _tab_ids(self) -> set[int]:
        return set(self.ask("async () => (await chrome.tabs.query({})).map((tab) => tab.id)"))

    def _bring_to_front(self, page: Page) -> None:
        page.bring_to_front()
        active = "async (id) => (await chrome.tabs.get(id)).active"
        wait_until(lambda: self.ask(active, self._tabs[page]), "the tab to be in front")

    def options_page(self) -> Page:
        """Open the options page."""
        return self.open(f"chrome-extension://{self.id}/options/options.html")

    def ask(self, script: str, argument: object = None) -> Any:
        """Run a function in the worker and return what it answers."""
        return self.worker.evaluate(script, argument)

    def connect(self, server: str, token: str | None) -> None:
        """Write the server's address and a token where the extension keeps them (no pairing)."""
        self.ask("values => chrome.storage.local.set(values)", {"server": server, "token": token})

    def pair(self, server: str, code: str) -> None:
        """Pair with a server through the options page, as a person does it."""
        page = self.options_page()
        page.fill("#server", server)
        page.fill("#code", code)
        page.click("#pair")
        page.wait_for_selector('#state[data-state="paired"]')
        page.close()

    def trigger(self, page: Page) -> None:
        """Press the toolbar button on ``page``. This is the real press: it grants activeTab."""
        self._bring_to_front(page)
        answer = self._cdp.send("Target.getTargets", {"filter": [{"type": "tab"}]})
        tab = next(t for t in answer["targetInfos"] if t["url"] == page.url)
        self._cdp.send("Extensions.triggerAction", {"id": self.id, "targetId": tab["targetId"]})

    def tab_id(self, page: Page) -> int:
        """Return the browser's own number of a tab that :meth:`open` opened."""
        return self._tabs[page]

    def leave(self, page: Page) -> None:
        """Close a tab once the background has answered all that its card was still saying.

        A card whose page goes writes its draft down; in the next test's clean storage that would be found.
        """
        if page in self._tabs:
            # A page that was never entered, or is gone already, has nothing to say.
            with suppress(Error):
                self.ask(_LAST_WORDS, self._tabs[page])
        page.close()

    def reload(self) -> None:
        """Load the extension anew, as an update does: scripts in open pages lose their line to it."""
        with self.context.expect_event("serviceworker") as started:
            self.ask("() => { setTimeout(() => chrome.runtime.reload(), 50); }")
        self._worker = started.value

    def close(self) -> None:
        """Close the browser; doing it twice is no harm."""
        self.context.close()


def wait_until(check: Callable[[], Any], what: str, seconds: float = PATIENCE) -> Any:
    """Call ``check`` until it answers something true, and return that; fail saying ``what``."""
    end = time.monotonic() + seconds
    while True:
        found = check()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s for {what}")
        time.sleep(0.02)
