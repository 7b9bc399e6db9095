"""What a machine can tell about accessibility: axe-core's findings, and the names of the controls.

The card's root is closed, also to axe. It runs in the extension's own world on the page, where our scripts
may look inside; there, and only there, the host is made to show its root. While axe looks, the card
lies flat in the body: of what is in the browser's top layer, or half under a bar, it cannot tell the ground.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

from tests.browser.driving.chromium import Chromium, wait_until

SOURCE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
_OPEN = """(() => {
  const host = document.querySelector('garbo-card');
  if (host && !host.shadowRoot) {
    Object.defineProperty(host, 'shadowRoot', { value: chrome.dom.openOrClosedShadowRoot(host) });
  }
})()"""
_FLAT = (
    ".panel { max-height: none !important; position: absolute !important; } "
    ".bar, header { position: static !important; }"
)
_PLACE = """(place) => {
  const host = document.querySelector('garbo-card');
  if (!host) return;
  const panel = host.shadowRoot.querySelector('.panel');
  document[place].append(host);
  const [own] = host.shadowRoot.adoptedStyleSheets;
  if (place === 'body') {
    const flat = new CSSStyleSheet();
    flat.replaceSync('FLAT');
    host.shadowRoot.adoptedStyleSheets = [own, flat];
    panel.removeAttribute('popover');
  } else {
    host.shadowRoot.adoptedStyleSheets = [own];
    panel.setAttribute('popover', 'manual');
    panel.showPopover();
  }
}""".replace("FLAT", _FLAT)
_CARD = "document.querySelector('garbo-card').shadowRoot.querySelector('.panel')"
_RUN = """axe.run(%s).then(({ violations, incomplete, passes }) => {
  const why = ({ any, all, none }) => [...any, ...all, ...none].map(({ message }) => message).join(' ');
  const told = (found) =>
    found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${why(node)}`));
  return { found: told(violations), unsure: told(incomplete), held: passes.map(({ id }) => id) };
})"""
_OUTLINE = """(() => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return [outlineStyle, outlineWidth];
})()"""
#: The roles of what one can press, write into or choose from.
CONTROLS = {"button", "textbox", "combobox", "DisclosureTriangle", "checkbox", "link", "dialog"}


@dataclass(frozen=True)
class Findings:
    """What axe says: ``found`` is wrong, ``unsure`` a person must look at, ``held`` are rules that hold."""

    found: list[str]
    unsure: list[str]
    held: list[str]


class Axe:
    """axe-core on one page of the browser."""

    def __init__(self, browser: Chromium, page: Page) -> None:
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._worlds: list[dict[str, Any]] = []
        self._session.on(
            "Runtime.executionContextCreated", lambda event: self._worlds.append(event["context"])
        )
        self._session.send("Runtime.enable")
        self._origin = f"chrome-extension://{browser.id}"

    def _world(self) -> int:
        """Return the number of the world that our scripts run in on this page."""
        found = wait_until(
            lambda: [world["id"] for world in self._worlds if world["origin"] == self._origin], "our world"
        )
        return int(found[-1])

    def say(self, expression: str) -> Any:
        """Evaluate an expression in our scripts' world; promises are waited for."""
        how = {"contextId": self._world(), "awaitPromise": True, "returnByValue": True}
        answer = self._session.send("Runtime.evaluate", {"expression": expression, **how})
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def card(self) -> Findings:
        """Hold the open card against every rule that axe has, those that are only advice too."""
        return self._run(_CARD)

    def page(self) -> Findings:
        """Hold a page of the extension against them."""
        return self._run("document")

    def _run(self, what: str) -> Findings:
        if not self.say("typeof axe === 'object'"):
            self.say(SOURCE.read_text("utf-8"))
        self.say(_OPEN)
        self.say(f"({_PLACE})('body')")
        found = Findings(**self.say(_RUN % what))
        self.say(f"({_PLACE})('documentElement')")
        return found

    def outline(self) -> tuple[str, str]:
        """Return style and width of the line around what has the focus, also in the card."""
        self.say(_OPEN)
        style, width = self.say(_OUTLINE)
        return style, width

    def controls(self) -> list[tuple[str, str]]:
        """Return role and name of each control, of the card or of a page of ours, as screen readers do."""
        self._session.send("Accessibility.enable")
        nodes = {each["nodeId"]: each for each in self._session.send("Accessibility.getFullAXTree")["nodes"]}
        dialog = (each["nodeId"] for each in nodes.values() if _value(each, "role") == "dialog")
        return list(_controls(nodes, next(dialog, next(iter(nodes)))))


def _controls(nodes: dict[str, Any], start: str) -> Iterator[tuple[str, str]]:
    node = nodes[start]
    role = _value(node, "role")
    if role in CONTROLS and not node["ignored"]:
        yield role, _value(node, "name")
    for child in node.get("childIds", []):
        if child in nodes:
            yield from _controls(nodes, child)


def _value(node: dict[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", ""))
