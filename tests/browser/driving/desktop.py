"""A screen that nobody sees, with a real mouse and keyboard: the browser's own menus only exist there."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

WIDTH, HEIGHT = 1280, 900


@contextmanager
def virtual_screen(folder: Path | None = None) -> Iterator[str]:
    """Start an X server on a free display and give its name, e.g. ``:3``; it is stopped afterwards.

    Its pixels are kept in ``folder``, where one is given, as :mod:`.screen_picture` reads them.
    """
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp",
         *(["-fbdir", str(folder)] if folder else [])],
        pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=10)


class Hands:
    """The mouse and the keyboard of one screen."""

    def __init__(self, display: str) -> None:
        self._env = os.environ | {"DISPLAY": display}

    def do(self, *command: str | int) -> None:
        """Run one xdotool command, e.g. ``do("key", "alt+shift+g")``."""
        subprocess.run(["xdotool", *map(str, command)], env=self._env, check=True, timeout=10)

    def point(self, page: Page, selector: str) -> None:
        """Move the mouse to the middle of an element's first line."""
        x, y = page.evaluate(
            """selector => {
              const range = document.createRange();
              range.selectNodeContents(document.querySelector(selector));
              const line = range.getClientRects()[0];
              const frame = (outerWidth - innerWidth) / 2;
              const top = outerHeight - innerHeight - frame;
              const [x, y] = [line.left + line.width / 2, line.top + line.height / 2];
              return [screenX + frame + x, screenY + top + y];
            }""",
            selector,
        )
        self.do("mousemove", round(x), round(y))
        time.sleep(0.1)

    def select_paragraph(self, page: Page, selector: str) -> str:
        """Select a paragraph with three clicks, as people do, and return what is selected."""
        self.point(page, selector)
        self.do("click", "--repeat", 3, "--delay", 60, 1)
        time.sleep(0.2)
        return str(page.evaluate("String(getSelection())")).strip()

    def choose_from_menu(self, *keys: str) -> None:
        """Open the context menu where the mouse is and walk in it with the arrow keys."""
        self.do("click", 3)
        for key in keys:
            time.sleep(0.3)
            self.do("key", key)
