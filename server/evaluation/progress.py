"""How far a long job is: a bar on a terminal, a line each tenth of the way anywhere else."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TextIO, TypeVar

T = TypeVar("T")


def shown(items: Sequence[T], what: str, stream: TextIO | None = None, width: int = 30) -> Iterator[T]:
    """Yield ``items`` and say on ``stream`` (standard error) how many are done."""
    out = stream or sys.stderr
    live, total, started, last = out.isatty(), len(items), time.monotonic(), -1
    start, end = ("\r", "") if live else ("", "\n")
    for done, item in enumerate(items, 1):
        yield item
        step = done * (100 if live else 10) // total
        if step == last or not (step or live):
            continue
        last = step
        left = (time.monotonic() - started) / done * (total - done)
        bar = f"{'█' * (done * width // total):·<{width}} " if live else ""
        out.write(f"{start}{what} {bar}{done}/{total}, {left:3.0f} s left{end}")
        out.flush()
    if live and items:
        out.write("\n")
