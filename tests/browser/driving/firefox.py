"""What the tests of the card in Firefox need on top of :mod:`tests.browser.driving.bidi`."""

import json
from pathlib import Path
from typing import Any

from tests.browser.driving.bidi import Firefox

#: Firefox gives each installation an address of its own; a fixed one lets tests open the options.
ADDRESS = "moz-extension://2f7c1a52-5d1e-4a3b-9a64-6f2b8f0e1c11"
_ADDON = "garbo@garbo.example"
_PLACE = """selector => { const r = document.querySelector(selector).getBoundingClientRect();
  return [r.left + 40, r.top + 12]; }"""


def fix_address(profile: Path) -> None:
    """Write the address of the extension into a profile that has not been started yet."""
    uuids = json.dumps({_ADDON: ADDRESS.removeprefix("moz-extension://")})
    line = f'user_pref("extensions.webextensions.uuids", {json.dumps(uuids)});\n'
    (profile / "prefs.js").write_text(line, "utf-8")


def right_click(firefox: Firefox, selector: str) -> None:
    """Open the context menu on an element."""
    firefox.press(*firefox.evaluate(_PLACE, selector), button=2)


def card(firefox: Firefox) -> list[dict[str, str]]:
    """Return the elements of the card, in its closed shadow root too: their attributes and ``text``."""
    asked = {
        "expression": "document.querySelector('garbo-card')",
        "target": {"context": firefox.page},
        "awaitPromise": False,
        "serializationOptions": {"includeShadowTree": "all", "maxDomDepth": 50},
    }
    parts: list[dict[str, str]] = []
    _walk(firefox.send("script.evaluate", asked)["result"], parts)
    return parts


def _walk(node: dict[str, Any], parts: list[dict[str, str]]) -> str:
    """Add the elements below ``node``, in the order of the document, and return its text."""
    value = node.get("value") or {}
    if value.get("nodeType") == 3:
        return str(value.get("nodeValue", ""))
    part: dict[str, str] = dict(value.get("attributes") or {})
    if value.get("nodeType") == 1:
        parts.append(part)
    children = list(value.get("children") or [])
    if value.get("shadowRoot"):
        children.append(value["shadowRoot"])
    part["text"] = "".join(_walk(child, parts) for child in children)
    return part["text"]
