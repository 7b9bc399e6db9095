"""One opening of the desk: the page as a person sees it, and the API as a script does."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.driving.axe import SOURCE

_RUN = """async () => {
  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await axe.run(document, { runOnly });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}"""


@dataclass(frozen=True)
class Desk:
    """``page`` is Playwright's; ``part("pair")`` is what the desk calls ``data-garbo="pair"``."""

    page: Page
    url: str
    token: str

    def part(self, name: str) -> Locator:
        """Return the elements with this ``data-garbo``."""
        return self.page.locator(f'[data-garbo="{name}"]')

    def go(self, hash_: str) -> None:
        """Go to another page of the desk, and wait until it is there."""
        self.page.evaluate("hash => { location.hash = hash; }", hash_)
        self.settle()

    def settle(self) -> None:
        """Wait until the page has written itself."""
        self.page.wait_for_selector(".page:not([aria-busy])", state="attached")

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Ask the server as a script would; the JSON of a success."""
        request = urllib.request.Request(
            self.url + path,
            None if body is None else json.dumps(body).encode(),
            {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            content = answer.read()
        return json.loads(content) if content else None

    def faults(self) -> list[str]:
        """Return what axe-core finds wrong on the page as it is now, and what is wider than the window."""
        self.page.evaluate(SOURCE.read_text("utf-8"))
        found: list[str] = self.page.evaluate(_RUN)
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        return [*found, *([f"{wide} px wider than the window"] if wide > 0 else [])]
