"""The running server: its start, its memory, eight clients at once."""

import http.client
import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.figures import Figures
from tests.bench.texts import comments
from tests.live import LiveServer

CLIENTS = 8
CALLS = 40


def weigh(server: LiveServer, token: str, texts: list[str]) -> list[float]:
    """Weigh one text after the other over one connection; return the durations in seconds."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    seconds = []
    for text in texts:
        begun = time.perf_counter()
        line.request("POST", "/v1/comments:analyze", json.dumps({"text": text}), headers)
        answer = line.getresponse()
        answer.read()
        seconds.append(time.perf_counter() - begun)
        assert answer.status == 200
    line.close()
    return seconds


def some(seed: int, count: int) -> list[str]:
    """Return ``count`` comments."""
    return [text for text, _ in zip(comments(seed), range(count), strict=False)]


@pytest.fixture
def full(tmp_path: Path, stored: Callable[[Path, int], None]) -> LiveServer:
    """A server, not started yet, with 10,000 comments."""
    stored(tmp_path / "data", 10_000)
    return LiveServer(tmp_path / "data")


def test_start_memory_and_eight_clients(figures: Figures, full: LiveServer) -> None:
    figures.one("disk with 10,000 stored", size(full.data), "MB")
    token = full.token("bench")
    begun = time.perf_counter()
    full.start()
    try:
        figures.one("start to health", time.perf_counter() - begun, "s")
        weigh(full, token, some(21, 1))
        figures.one("start to first answer", time.perf_counter() - begun, "s")
        alone = weigh(full, token, some(22, 100))
        figures.times("one client over HTTP, 10,000 stored", alone)
        series: list[list[float]] = []

        def client(seed: int) -> None:
            series.append(weigh(full, token, some(seed, CALLS)))

        threads = [threading.Thread(target=client, args=(30 + number,)) for number in range(CLIENTS)]
        begun = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.perf_counter() - begun
        figures.times("eight clients at once, each", [each for one in series for each in one])
        assert len(series) == CLIENTS
        figures.one("eight clients together, comments a second", CLIENTS * CALLS / took, "/s")
        if sys.platform == "linux":
            figures.one("memory with 10,000 stored", resident(full.pid), "MB")
    finally:
        full.stop()


def size(folder: Path) -> float:
    """Return what the files of a folder take on the disk, in MB."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 1024 / 1024


def resident(pid: int) -> float:
    """Return the resident memory of a process in MB (Linux only)."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
