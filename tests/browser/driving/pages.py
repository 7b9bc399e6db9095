"""Serves the test pages of this folder under any host name."""

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGES = Path(__file__).resolve().parents[1] / "pages"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def end_headers(self) -> None:
        # As strict as the sites we meet: whatever the card needs has to work under this.
        if "strict" in self.path:
            self.send_header(
                "Content-Security-Policy", "default-src 'self'; style-src 'self'; script-src 'self'"
            )
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class PageServer:
    """``url("plain.html")`` gives the page on a host that is not 127.0.0.1.

    A page on 127.0.0.1 would hide a missing permission, since the extension may reach every port there.
    """

    def __init__(self, folder: Path = PAGES) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
        self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def url(self, path: str, host: str = "www.hotel.test") -> str:
        """Return the address of a page, e.g. ``url("plain.html", host="www.facebook.test")``."""
        return f"http://{host}:{self.port}/{path}"

    def stop(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(timeout=5)
