"""Row 2: DNS rebinding. A name that is not this machine's is refused before anything runs."""

import pytest

from tests.security.conftest import Ask

REBOUND = [
    "evil.example", "127.0.0.1.nip.io", "localhost.evil", "127.0.0.1:5000@evil", "127.0.0.1.", "0.0.0.0",
    "192.168.1.2", "", "127.0.0.2", "[::2]", "localhost:8742:8742", "127.0.0.1:999999", "evil.example:8742",
    "LOCALHOST.", "2130706433",
]  # fmt: skip


@pytest.mark.parametrize("host", REBOUND)
@pytest.mark.usefixtures("nothing_was_kept")
def test_foreign_host_is_refused(ask: Ask, comment: bytes, host: str) -> None:
    answer = ask("POST", "/v1/comments:analyze", {"Host": host}, comment)
    assert answer.status == 421
    assert answer.problem == "wrong-host"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]", "[::1]:8742", "localhost:1"]
)
def test_loopback_host_is_answered(ask: Ask, host: str) -> None:
    assert ask("GET", "/v1/health", {"Host": host}).status == 200


@pytest.mark.parametrize("path", ["/v1/health", "/v1/openapi.json", "/", "/v1/nothing"])
def test_open_and_unknown_routes_ask_too(ask: Ask, path: str) -> None:
    assert ask("GET", path, {"Host": "evil.example"}).problem == "wrong-host"
