"""The built site, shown by Garbo's own server, whose headers are stricter than a static host's."""

import shutil
import time
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Route
from werkzeug.serving import WSGIRequestHandler, make_server

from server import create_app, site_pages
from server.config import Settings
from tests.browser.driving.axe import SOURCE
from tests.live import free_port

#: The address that the site is built with when none is given.
USUAL = "http://127.0.0.1:8742/site"
_AXE = """async (rules) => {
  const { violations } = await axe.run(document, { resultTypes: ['violations'], runOnly:
    rules ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`));
}"""
_KEPT = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
_DRAWN = "new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 30)); })"
NOTHING_KEPT = {"cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 (the name is the parent's)
        pass


class SiteServer:
    """The site at ``url``, which ends in ``/site/``: a copy in ``folder`` of the site with this address.

    That another address changes nothing but itself is held by tests/site/test_build.py.
    """

    def __init__(self, built: Path, folder: Path) -> None:
        port = free_port()
        self.origin = f"http://127.0.0.1:{port}"
        self.url = f"{self.origin}/site/"
        output = folder / "output"
        shutil.copytree(built, output)
        for path in (each for kind in ("*.html", "*.xml", "*.txt") for each in output.rglob(kind)):
            text = path.read_text("utf-8")
            path.write_text(text.replace(USUAL, self.url.rstrip("/")), "utf-8")
        self._app: Flask = create_app(Settings(data=folder / "data", port=port))
        self._patch = pytest.MonkeyPatch()
        self._patch.setattr(site_pages, "OUTPUT", output)
        self._server = make_server("127.0.0.1", port, self._app, threaded=True, request_handler=_Quiet)
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the server."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._patch.undo()
        self._app.extensions["garbo"].store.close()


class Reader:
    """Somebody who reads the site in a tab; ``wrong`` is what no page may do."""

    def __init__(self, context: BrowserContext, site: SiteServer) -> None:
        self.wrong: list[str] = []
        self._site = site
        self._context = context
        context.route("**/*", self._only_here)
        self.page: Page = context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self._waiting: set[Request] = set()
        self.page.on("request", lambda request: self._waiting.add(request))
        self.page.on("requestfinished", lambda request: self._waiting.discard(request))
        self.page.on("requestfailed", self._failed)

    def _failed(self, request: Request) -> None:
        self._waiting.discard(request)
        self.wrong.append(f"failed: {request.url}")

    def _only_here(self, route: Route) -> None:
        if route.request.url.startswith(f"{self._site.origin}/"):
            route.continue_()
        else:
            self.wrong.append(f"asked {route.request.url}")
            route.abort()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"{message.text} ({message.location.get('url')})")

    def open(self, address: str) -> None:
        """Open a page by its address below the site, and wait until it is quiet."""
        self.page.goto(self._site.url + address)
        self.settle()

    def settle(self) -> None:
        """Wait until the page asks for nothing more and has drawn what it got.

        Playwright's own way to see that waits half a second longer, on each page.
        """
        end = time.monotonic() + 10
        self.page.evaluate(_DRAWN)
        while self._waiting and time.monotonic() < end:
            self.page.evaluate(_DRAWN)

    def kept(self) -> dict[str, object]:
        """Return what the page keeps in the browser."""
        found: dict[str, object] = self.page.evaluate(_KEPT)
        return found | {"cookies": "; ".join(cookie["name"] for cookie in self._context.cookies())}

    def look(self, width: int, scheme: str) -> None:
        """Make the window so wide, and the system light or dark."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")

    def faults(self, rules: tuple[str, ...] | None = None) -> list[str]:
        """Return what axe-core finds wrong (by these rules, or all), and what is wider than the window."""
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(SOURCE.read_text("utf-8"))
        found: list[str] = self.page.evaluate(_AXE, rules)
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return [*found, *([f"{wide} px wider than the window"] if wide > 0 else [])]
