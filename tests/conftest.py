"""What all tests share: the real server in its own process, and the app for tests that look inside."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from werkzeug.test import TestResponse

from server import create_app
from server.config import Settings
from tests.live import LiveServer
from tests.postgres import MissingPostgresError, PostgresServer

# What an example takes says something of the machine's other work, and nothing of the code. The examples
# are the same in every run: what fails here fails for everybody.
settings.register_profile("garbo", deadline=None, derandomize=True)
settings.load_profile("garbo")


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The real server, live, with a data folder of its own."""
    server = LiveServer(tmp_path_factory.mktemp("garbo"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def token(live: LiveServer) -> str:
    """A token of the live server, for a script."""
    return live.token()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server of the tests' own; without one on the machine what needs it fails and says so."""
    try:
        server = PostgresServer()
    except MissingPostgresError as missing:
        pytest.fail(str(missing), pytrace=False)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        server.remove()


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """The application in this process, in Italian, with an empty data folder."""
    application = create_app(Settings(data=tmp_path / "data", language="it"))
    yield application
    application.extensions["garbo"].store.close()


@dataclass(frozen=True)
class Api:
    """The routes as an authorised client sees them; ``json`` of the answer is what it returns."""

    client: FlaskClient
    headers: dict[str, str]

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> TestResponse:
        """Send a request and return the whole answer."""
        return self.client.open(path, method=method, json=body, headers={**self.headers, **headers})

    def get(self, path: str) -> Any:
        """Return the JSON of a GET that must succeed."""
        return self._good(self.send("GET", path))

    def post(self, path: str, body: Any, **headers: str) -> Any:
        """Return the JSON of a POST that must succeed."""
        return self._good(self.send("POST", path, body, **headers))

    def put(self, path: str, body: Any) -> Any:
        """Return the JSON of a PUT that must succeed."""
        return self._good(self.send("PUT", path, body))

    def analyze(self, text: str, **more: Any) -> Any:
        """Weigh a text."""
        return self.post("/v1/comments:analyze", {"text": text, **more})

    @staticmethod
    def _good(answer: TestResponse) -> Any:
        assert answer.status_code in (200, 201), answer.get_data(as_text=True)
        return answer.get_json()


@pytest.fixture
def api(app: Flask) -> Api:
    """An authorised client of ``app``."""
    token = app.extensions["garbo"].clients.new_token("tests")
    return Api(app.test_client(), {"Authorization": f"Bearer {token}", "Host": "127.0.0.1"})
