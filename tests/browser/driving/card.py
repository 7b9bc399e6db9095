"""The card on a page, seen through its closed shadow root.

Only the extension's own worker can look inside, so every question goes through it.
"""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Error, Page

from tests.browser.driving.chromium import Chromium, wait_until

_LOOK = """async ({tabId, frameId, verb, selector, value}) => {
  const look = (verb, selector, value) => {
    const host = document.querySelector('garbo-card');
    const root = host && chrome.dom.openOrClosedShadowRoot(host);
    const describe = (e) => {
      const r = e.getBoundingClientRect();
      const attributes = Object.fromEntries([...e.attributes].map((a) => [a.name, a.value]));
      const visible = e.checkVisibility({ visibilityProperty: true }) && r.width > 0 && r.height > 0;
      const text = ((visible ? e.innerText : e.textContent) ?? '').trim();
      return { tag: e.localName, text, attributes, visible, value: e.value ?? null,
        disabled: Boolean(e.disabled), box: [r.left, r.top, r.right, r.bottom] };
    };
    if (verb === 'marks') {
      return Object.fromEntries([...CSS.highlights].filter(([name]) => name.startsWith('garbo'))
        .map(([name, ranges]) => [name, [...ranges].map((range) => range.toString())]));
    }
    if (verb === 'was-hit') return globalThis.isHit ?? true;
    if (!root) return null;
    if (verb === 'focused') return root.activeElement ? describe(root.activeElement) : null;
    const found = [...root.querySelectorAll(selector)];
    if (verb === 'all') return found.map(describe);
    const e = found[value?.index ?? 0];
    if (!e) return null;
    if (verb === 'reveal') {
      e.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      return describe(e);
    }
    if (verb === 'watch') {
      globalThis.isHit = false;
      e.addEventListener('click', () => { globalThis.isHit = true; }, { capture: true, once: true });
      return describe(e);
    }
    if (verb === 'focus') { e.focus(); return describe(e); }
    if (verb === 'style') return getComputedStyle(e).getPropertyValue(value.property);
    if (verb === 'choose') {
      e.value = value.option;
      e.dispatchEvent(new Event('change', { bubbles: true }));
      return describe(e);
    }
    if (verb === 'type') {
      e.value = value.text;
      e.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      return describe(e);
    }
    throw new Error(verb);
  };
  const target = frameId === null ? { tabId } : { tabId, frameIds: [frameId] };
  const args = [verb, selector, value];
  const [answer] = await chrome.scripting.executeScript({ target, func: look, args });
  return answer.result;
}"""
#: A click that misses is made once or twice more; a button that is off takes none.
_PRESSES = 3


@dataclass(frozen=True)
class Part:
    """One element inside the card as it was when looked at; ``box`` is left, top, right, bottom."""

    tag: str
    text: str
    attributes: dict[str, str]
    value: str | None
    disabled: bool
    visible: bool
    box: list[float] = field(default_factory=list)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]


def _selector(name: str) -> str:
    return name if any(c in name for c in "[.#> ") else f'[data-garbo="{name}"]'


class Card:
    """`card("badge")`, `card.all("reason")`, `card.click("copy")` … by the names of data-garbo.

    A name with `[`, `.`, `#`, `>` or a space in it is taken as a CSS selector.
    """

    def __init__(self, browser: Chromium, page: Page, frame_id: int | None = None) -> None:
        self.browser, self.page = browser, page
        self._frame = frame_id
        self._tab = browser.tab_id(page)

    def _look(self, verb: str, name: str = "*", value: object = None) -> Any:
        where = {"tabId": self._tab, "frameId": self._frame, "selector": _selector(name)}
        argument = {**where, "verb": verb, "value": value}
        try:
            return self.browser.ask(_LOOK, argument)
        except Error as error:
            # Right after the press the page's process may not know yet that we may enter.
            if "Cannot access" in error.message:
                return None
            raise

    def all(self, name: str) -> list[Part]:
        """Return every part of that name, as it is now."""
        return [Part(**part) for part in self._look("all", name) or []]

    def __call__(self, name: str) -> Part:
        """Return the first part of that name, waiting for it to be there."""
        try:
            return wait_until(lambda: self.all(name), f"{name} in the card")[0]
        except AssertionError as error:
            panels = [panel.text for panel in self.all(".panel")]
            raise AssertionError(f"{error}; the card says {panels}") from None

    def has(self, name: str) -> bool:
        """Say whether there is such a part now."""
        return bool(self.all(name))

    def is_open(self) -> bool:
        """Say whether a card is on the page."""
        return bool(self.page.evaluate("document.querySelector('garbo-card') !== null"))

    def click(self, name: str, index: int = 0) -> None:
        """Click on it with the mouse (a real press, so that it counts as the person's own).

        A check that comes between looking and pressing moves the button away: who misses it presses again.
        """
        for _ in range(_PRESSES):
            x, y = self._middle(name, index)
            self._look("watch", name, {"index": index})
            self.page.mouse.click(x, y)
            if self._look("was-hit") is not False:
                return

    def hover(self, name: str, index: int = 0) -> None:
        """Put the mouse over it."""
        self.page.mouse.move(*self._middle(name, index))

    def _middle(self, name: str, index: int) -> tuple[float, float]:
        """Scroll it into view, wait until the card rests, return its middle."""
        self(name)
        boxes: list[list[float]] = [[]]

        def rests() -> bool:
            boxes.append(self._look("reveal", name, {"index": index})["box"])
            return boxes[-1] == boxes[-2]

        wait_until(rests, f"{name} to rest")
        left, top, right, bottom = boxes[-1]
        return (left + right) / 2, (top + bottom) / 2

    def focus(self, name: str) -> None:
        """Give it the keyboard focus."""
        self(name)
        self._look("focus", name)

    def focused(self) -> Part | None:
        """Return the part that has the keyboard focus, if it is in the card."""
        found = self._look("focused")
        return Part(**found) if found else None

    def write(self, name: str, text: str) -> None:
        """Replace the text of a field as if it had been typed."""
        self(name)
        assert self._look("type", name, {"text": text}), f"{name} is gone while it is typed into"

    def choose(self, name: str, option: str) -> None:
        """Choose an option of a select by its value, as a press on it would."""
        self(name)
        assert self._look("choose", name, {"option": option}), f"{name} is gone while it is chosen from"

    def style(self, name: str, css_property: str) -> str:
        """Return a computed style of it."""
        return str(self._look("style", name, {"property": css_property}))

    def marks(self) -> dict[str, list[str]]:
        """Return the words marked on the page, by the name of the highlight."""
        found: dict[str, list[str]] = self._look("marks") or {}
        return found
