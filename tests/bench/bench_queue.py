"""The queue and the report of a desk with 500 open cases: the first time, and while nothing has changed."""

import secrets
import time
from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from server import create_app
from server.cases import glance
from server.config import Settings
from tests.bench.figures import Figures
from tests.bench.texts import comments
from tests.conftest import Api

CASES = 500
FIRST, AGAIN = 3, 20
QUEUE = "the queue of 500 open cases"
REPORT = "the report on 500 cases"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """A client of a desk with so many open cases."""
    app = create_app(Settings(data=tmp_path_factory.mktemp("queue") / "data", language="it"))
    token = app.extensions["garbo"].clients.new_token("bench")
    api = Api(app.test_client(), {"Authorization": f"Bearer {token}", "Host": "127.0.0.1"})
    for number, text in enumerate(islice(comments(5), CASES)):
        page = {"url": f"https://www.facebook.test/post/{number}", "platform": "facebook"}
        api.analyze(text, page=page, author={"name": f"Guest {secrets.token_hex(4)}"})
    yield api
    app.extensions["garbo"].store.close()


@pytest.mark.parametrize(("name", "path"), [(QUEUE, "/v1/queue"), (REPORT, "/v1/report")])
def test_the_first_time_and_again(desk: Api, figures: Figures, name: str, path: str) -> None:
    def first() -> None:
        glance.forget()
        desk.get(path)

    figures.times(f"{name}, the first time", _timed(first, FIRST))
    figures.times(f"{name}, again", _timed(lambda: desk.get(path), AGAIN))
    figures.ratio(f"… times the first time ({path})", f"{name}, again", f"{name}, the first time")


def _timed(call: Callable[[], object], rounds: int) -> list[float]:
    seconds = []
    for _ in range(rounds):
        begun = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - begun)
    return seconds
