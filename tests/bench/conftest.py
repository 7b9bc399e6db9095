"""What the measurements share: a desk with so many comments, and the figures that become a page."""

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from server import campaigns
from server.campaigns.own import own_words
from server.campaigns.signature import signature
from server.reading import read
from server.records import Comment, Trace
from server.store import open_store
from tests.bench.figures import Figures
from tests.bench.texts import comments

_FIGURES = Figures()
#: So many texts are really read; the vectors of the others are theirs with noise added.
_READ = 300
_NOISE = 0.03


@pytest.fixture
def figures() -> Figures:
    """What was measured so far in this run."""
    return _FIGURES


def pytest_sessionfinish(exitstatus: int) -> None:
    """Write the page, when everything was measured."""
    if exitstatus == 0 and _FIGURES.rows:
        _FIGURES.write()


@pytest.fixture(scope="session")
def many() -> Callable[[int], Iterator[Comment]]:
    """Make so many comments, with their traces."""
    readings = [read(text) for text, _ in zip(comments(1), range(_READ), strict=False)]
    traces = [campaigns.trace(reading) for reading in readings]
    return lambda count: _many(traces, count)


@pytest.fixture(scope="session")
def stored(many: Callable[[int], Iterator[Comment]]) -> Callable[[Path, int], None]:
    """Fill a data folder with so many comments."""

    def fill(folder: Path, count: int) -> None:
        store = open_store(folder)
        for comment in many(count):
            store.add_comment(comment)
        store.close()

    return fill


def _many(traces: list[Trace], count: int) -> Iterator[Comment]:
    draw = np.random.default_rng(7)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number, text in zip(range(count), comments(2), strict=False):
        like = traces[number % len(traces)]
        words = signature(token.word for token in own_words(text))
        yield Comment(
            id=f"c_{number}", fingerprint=secrets.token_hex(16), text=text, language="it",
            created_at=start + timedelta(minutes=number), site="example.it", author=secrets.token_hex(16),
            url=f"https://example.it/{number}",
            trace=Trace(
                words=words,
                meaning=_noisy(like.meaning, draw),
                concern=_noisy(like.concern, draw),
                things=like.things,
            ),
        )  # fmt: skip


def _noisy(vector: bytes, draw: np.random.Generator) -> bytes:
    unit = np.frombuffer(vector, dtype=np.int8).astype(np.float32)
    unit = unit / np.linalg.norm(unit) + draw.normal(0, _NOISE, unit.shape)
    return np.clip(np.round(unit / np.abs(unit).max() * 127), -127, 127).astype(np.int8).tobytes()
