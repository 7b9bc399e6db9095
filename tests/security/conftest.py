"""Requests as an attacker would write them: any header, any framing, against the live server."""

import http.client
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.live import LiveServer

#: An extension that nobody has paired.
STRANGER = "chrome-extension://" + "p" * 32


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def problem(self) -> str:
        """The code of the problem, e.g. ``wrong-host``."""
        assert self.headers["content-type"] == "application/problem+json", self.body[:200]
        return str(json.loads(self.body)["type"]).removeprefix("/problems/")

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def cors(self) -> list[str]:
        """The names of all ``Access-Control-*`` headers."""
        return [name for name in self.headers if name.startswith("access-control-")]


Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def ask(live: LiveServer, token: str) -> Ask:
    """``ask("POST", "/v1/…", {"Origin": …}, b"…")``; a header set to ``None`` is left out."""

    def send(
        method: str,
        path: str,
        headers: dict[str, str | None] | None = None,
        body: bytes | Iterable[bytes] | None = None,
    ) -> Answer:
        usual: dict[str, str | None] = {"Host": f"127.0.0.1:{live.port}", "Authorization": f"Bearer {token}"}
        if body is not None:
            usual["Content-Type"] = "application/json"
        if isinstance(body, bytes):
            usual["Content-Length"] = str(len(body))
        connection = http.client.HTTPConnection("127.0.0.1", live.port, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {**usual, **(headers or {})}.items():
            if value is not None:
                connection.putheader(name, value)
        chunked = body is not None and not isinstance(body, bytes)
        if chunked:
            connection.putheader("Transfer-Encoding", "chunked")
        connection.endheaders(body, encode_chunked=chunked)
        response = connection.getresponse()
        answer = Answer(
            response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        )
        connection.close()
        return answer

    return send


@pytest.fixture(scope="session")
def comment() -> bytes:
    """A body that would be taken, were the request allowed."""
    return json.dumps({"text": "La camera era sporca e nessuno ci ha ascoltato."}).encode()


@pytest.fixture
def nothing_was_kept(ask: Ask) -> Iterable[None]:
    """Hold that the test's requests opened no case: the handler was never reached."""
    before = len(ask("GET", "/v1/cases").json["cases"])
    yield
    assert len(ask("GET", "/v1/cases").json["cases"]) == before


@pytest.fixture(scope="session")
def paired_origin(live: LiveServer, ask: Ask) -> tuple[str, str]:
    """An extension's origin and the token that was given to it."""
    origin = "chrome-extension://" + "abcdefghijklmnop" * 2
    body = json.dumps({"code": live.pair(), "client": "Chromium"}).encode()
    answer = ask("POST", "/v1/pairings", {"Authorization": None, "Origin": origin}, body)
    assert answer.status == 201, answer.body
    return origin, answer.json["token"]
