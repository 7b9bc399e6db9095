"""The real server, as a person would start it: its own process, its own folder, its own port."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class LiveServer:
    """`python -m server run` with a data folder of its own. ``url`` has no slash at the end.

    ``settings`` are environment variables besides its folder, port and language.
    """

    module = "server"

    def __init__(self, data: Path, **settings: str) -> None:
        self.data = data
        self._settings = settings
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data.parent / f"{data.name}.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The number of the running process."""
        assert self._process is not None
        return self._process.pid

    @property
    def _environment(self) -> dict[str, str]:
        return os.environ | {
            "DATABASE_URL": "",
            "GARBO_DATA": str(self.data),
            "GARBO_PORT": str(self.port),
            "GARBO_LANG": "it",
            **self._settings,
        }

    def start(self) -> None:
        """Start it and wait until it answers; what it prints goes to ``log``, beside the data folder."""
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self.module, "run"],
                cwd=ROOT, env=self._environment, stdout=out, stderr=subprocess.STDOUT,
            )  # fmt: skip
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.url}/v1/health", timeout=1):
                    return
            except OSError:
                if self._process.poll() is not None:
                    break
                time.sleep(0.05)
        raise RuntimeError(f"the server did not start:\n{self.log.read_text('utf-8', 'replace')}")

    def stop(self) -> None:
        """End the process and wait for it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=10)
            self._process = None

    def _last_line(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "server", *arguments],
            cwd=ROOT, env=self._environment, capture_output=True, text=True, check=True, timeout=30,
        )  # fmt: skip
        return done.stdout.strip().splitlines()[-1]

    def token(self, name: str = "tests") -> str:
        """Return a new token for scripts."""
        return self._last_line("token", name)

    def pair(self) -> str:
        """Return a new one-time pairing code."""
        return self._last_line("pair")

    def put(self, path: str, body: object) -> None:
        """Put a body, as an authorised script would."""
        headers = {"Authorization": f"Bearer {self.token('put')}", "Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), headers, method="PUT")
        with urllib.request.urlopen(request, timeout=20):
            pass
