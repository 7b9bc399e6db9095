"""A second server on the same folder: refused plainly, and the first one does not notice."""

import os
import subprocess
import sys
import threading
from pathlib import Path

from tests.live import ROOT, free_port
from tests.reliability.desks import Desk, numbered
from tests.reliability.people import Told
from tests.reliability.result import Result


def trial(folder: Path, rounds: int) -> Result:
    """Start a second server ``rounds`` times while somebody writes through the first."""
    desk, told, result = Desk(folder / "data").start(), Told(), Result()
    over, begun = threading.Event(), threading.Event()

    def writes() -> None:
        person, texts = desk.person(), numbered("twice")
        while not over.is_set():
            person.weigh(text := next(texts))
            told.comments.add(text)
            begun.set()
        person.leave()

    writer = threading.Thread(target=writes)
    writer.start()
    begun.wait(30)
    refused = 0
    for _ in range(rounds):
        second = _second(desk)
        plain = second.stderr.strip() and "Traceback" not in second.stderr + second.stdout
        refused += second.returncode == 1 and bool(plain) and str(desk.server.data) in second.stderr
    over.set()
    writer.join()
    result.hold(told, desk.kept())
    desk.kill()
    desk.start()
    result.hold(told, desk.kept())
    desk.server.stop()
    result.want(refused == rounds, "a second server was not refused plainly")
    result.want(told.comments, "nobody wrote")
    result.figures |= {"second servers": rounds, "refused": refused, "acknowledged writes": told.count}
    return result


def _second(desk: Desk) -> "subprocess.CompletedProcess[str]":
    environment = {"GARBO_DATA": str(desk.server.data), "GARBO_PORT": str(free_port()), "GARBO_LANG": "en"}
    return subprocess.run(
        [sys.executable, "-m", "server", "run"],
        cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
