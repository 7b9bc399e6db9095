"""One comment's whole way, beside what it is made of, in the same run."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from textblob import TextBlob

from server import create_app
from server.config import Settings
from server.reading import embedding, sentences
from tests.bench.figures import Figures
from tests.bench.texts import comments

ROUNDS = 300
HOST = {"Host": "127.0.0.1"}


def measured(benchmark: Any, call: Callable[[str], object], seed: int) -> list[float]:
    """Call with a different comment each time; return the durations in seconds."""
    texts = comments(seed)
    benchmark.pedantic(call, setup=lambda: ((next(texts),), {}), rounds=ROUNDS, warmup_rounds=30)
    return list(benchmark.stats.stats.data)


def test_empty_route(benchmark: Any, figures: Figures) -> None:
    app = Flask("empty")
    app.add_url_rule("/", view_func=lambda: {"ok": True}, methods=["POST"])
    client = app.test_client()
    seconds = measured(benchmark, lambda text: client.post("/", json={"text": text}), 11)
    figures.times("an empty Flask route", seconds)


def test_textblob_alone(benchmark: Any, figures: Figures) -> None:
    seconds = measured(benchmark, lambda text: TextBlob(text).sentiment, 12)
    figures.times("TextBlob's own sentiment", seconds)


def test_encoder_alone(benchmark: Any, figures: Figures) -> None:
    def encode(text: str) -> None:
        embedding.vectors([span.of(text) for span in sentences.split(text)])

    figures.times("the encoder alone", measured(benchmark, encode, 13))


@pytest.fixture(params=[0, 1_000, 10_000, 50_000, 100_000], ids=lambda count: f"{count:,}")
def desk(
    request: pytest.FixtureRequest, tmp_path: Path, stored: Callable[[Path, int], None]
) -> Iterator[tuple[str, FlaskClient, dict[str, str]]]:
    """A server's app in this process with so many comments stored."""
    stored(tmp_path, request.param)
    app = create_app(Settings(data=tmp_path, language="it"))
    services = app.extensions["garbo"]
    headers = HOST | {"Authorization": f"Bearer {services.clients.new_token('bench')}"}
    yield f"{request.param:,} stored", app.test_client(), headers
    services.store.close()


def test_analyze(benchmark: Any, figures: Figures, desk: tuple[str, FlaskClient, dict[str, str]]) -> None:
    stored, client, headers = desk

    def analyze(text: str) -> None:
        answer = client.post("/v1/comments:analyze", json={"text": text}, headers=headers)
        assert answer.status_code == 200

    name = f"analyze, {stored}"
    figures.times(name, measured(benchmark, analyze, 14))
    if stored.startswith("10,000"):
        beyond = figures.p50[name] - figures.p50["the encoder alone"]
        figures.one(f"analyze beyond the encoder, {stored}", beyond, "ms")
        figures.ratio("… times an empty Flask route", name, "an empty Flask route")
        figures.ratio("… times TextBlob alone", name, "TextBlob's own sentiment")
        figures.ratio("… times the encoder alone", name, "the encoder alone")
    if stored.startswith("50,000"):
        figures.ratio("… times that of an empty desk", name, "analyze, 0 stored")
