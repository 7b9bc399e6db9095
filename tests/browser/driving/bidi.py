"""Firefox with the extension, driven through WebDriver BiDi: no driver program is needed."""

import itertools
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import websocket

from tests.browser.driving.chromium import EXTENSION, wait_until

#: Where the item of our context menu is, and the press on it, in the browser's own window.
_PRESS = """async labels => {
  const menu = document.getElementById('contentAreaContextMenu');
  const item = [...menu.querySelectorAll('menuitem')].find(i => labels.includes(i.label) && !i.hidden);
  if (item) menu.activateItem(item);
  return Boolean(item);
}"""
_FOCUS_PAGE = "() => gBrowser.selectedBrowser.focus()"
_MENU_IS_OPEN = "() => document.getElementById('contentAreaContextMenu')?.state === 'open'"


class Firefox:
    """A running Firefox. ``open``, ``evaluate``, ``press``, ``type``, ``choose``."""

    def __init__(self, port: int, extension: Path) -> None:
        self._socket = wait_until(lambda: _connect(port), "Firefox to listen", 60)
        self._numbers = itertools.count(1)
        self.send("session.new", {"capabilities": {}})
        self.page = self.send("browsingContext.getTree", {})["contexts"][0]["context"]
        where = {"type": "path" if extension.is_dir() else "archivePath", "path": str(extension)}
        self.extension = self.send("webExtension.install", {"extensionData": where})["extension"]

    def send(self, method: str, parameters: dict[str, Any]) -> Any:
        """Send one command and return its result; what goes wrong is raised with Firefox's words."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def open(self, url: str) -> None:
        """Go to a page and wait until it has loaded."""
        self.send("browsingContext.navigate", {"context": self.page, "url": url, "wait": "complete"})

    def evaluate(self, function: str, *arguments: object, context: str = "") -> Any:
        """Run a function of JavaScript with plain arguments; its answer has to be plain, too."""
        call = f"(async () => JSON.stringify(await ({function})(...{json.dumps(arguments)}) ?? null))()"
        target = {"context": context or self.page}
        result = self.send("script.evaluate", {"expression": call, "target": target, "awaitPromise": True})
        assert result["type"] == "success", result["exceptionDetails"]["text"]
        return json.loads(result["result"]["value"])

    def press(self, x: float, y: float, button: int = 0) -> None:
        """Click with the mouse; button 2 is the right one."""
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": button},
            {"type": "pointerUp", "button": button},
        ]
        source = {"type": "pointer", "id": "mouse", "actions": moves}
        self.send("input.performActions", {"context": self.page, "actions": [source]})

    def type(self, text: str) -> None:
        """Type into what has the focus on the page; a new window has it in its address bar."""
        self.evaluate(_FOCUS_PAGE, context=self._window)
        actions = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.send("input.performActions", {"context": self.page, "actions": [source]})

    @property
    def _window(self) -> str:
        """The browser's own window, in which its menus are."""
        (window, *_) = self.send("browsingContext.getTree", {"moz:scope": "chrome"})["contexts"]
        return str(window["context"])

    def choose(self, *labels: str) -> None:
        """Choose the entry of the open context menu that has one of these names."""
        context = self._window
        wait_until(lambda: self.evaluate(_MENU_IS_OPEN, context=context), "the context menu")
        assert self.evaluate(_PRESS, labels, context=context), f"no entry {labels} in the menu"

    def close(self) -> None:
        """End the session and the connection."""
        self.send("browser.close", {})
        self._socket.close()


def _connect(port: int) -> websocket.WebSocket | None:
    try:
        return websocket.create_connection(f"ws://127.0.0.1:{port}/session", timeout=30, suppress_origin=True)
    except OSError:
        return None


def _port(folder: Path) -> int | None:
    """Read the port that Firefox chose from the file that it writes in its profile."""
    note = folder / "WebDriverBiDiServer.json"
    return int(json.loads(note.read_text("utf-8"))["ws_port"]) if note.exists() else None


@contextmanager
def firefox(
    profile: Path, hosts: list[str], language: str = "it", extension: Path = EXTENSION
) -> Iterator[Firefox]:
    """Start a headless Firefox for which ``hosts`` are this machine; it is ended afterwards.

    ``extension`` is its folder, or the archive of it.
    """
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "Firefox is not installed"
    preferences: dict[str, object] = {
        "network.dns.localDomains": ",".join(hosts),
        "intl.accept_languages": language,
        "datareporting.policy.dataSubmissionEnabled": False,
    }
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in preferences.items()]
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    running = subprocess.Popen(
        [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0",
         "--remote-allow-system-access", "about:blank"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        port = wait_until(lambda: _port(profile), "Firefox to start", 60)
        browser = Firefox(port, extension)
        yield browser
        browser.close()
        _wait_for_end(running)
    finally:
        running.kill()
        running.wait(timeout=10)


def _wait_for_end(running: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 10
    while running.poll() is None and time.monotonic() < end:
        time.sleep(0.05)
