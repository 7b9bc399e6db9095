"""Rows 3 and 9: who sends it. CORS headers are written for the paired origin only."""

import pytest

from server.guard import EXTENSION
from tests.live import LiveServer
from tests.security.conftest import STRANGER, Ask

FOREIGN = [
    "https://evil.example", "null", "http://localhost:3000", "http://127.0.0.1", "file://", STRANGER,
    STRANGER + "p", STRANGER + ".evil.example", STRANGER.upper(), "moz-extension://12345678-1234-1234-1234-123456789abc",
    "chrome-extension://abc", "",
]  # fmt: skip


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.usefixtures("nothing_was_kept")
def test_foreign_origin_is_refused_even_with_a_token(ask: Ask, comment: bytes, origin: str) -> None:
    answer = ask("POST", "/v1/comments:analyze", {"Origin": origin}, comment)
    assert answer.status == 403
    assert answer.problem == "forbidden-origin"
    assert answer.cors == []


def test_the_paired_origin_is_answered(ask: Ask, comment: bytes, paired_origin: tuple[str, str]) -> None:
    origin, token = paired_origin
    answer = ask(
        "POST", "/v1/comments:analyze", {"Origin": origin, "Authorization": f"Bearer {token}"}, comment
    )
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == origin
    assert answer.headers["vary"] == "Origin"
    assert "access-control-allow-credentials" not in answer.headers


def test_a_token_is_bound_to_its_origin(ask: Ask, paired_origin: tuple[str, str], live: LiveServer) -> None:
    stolen = {"Origin": f"http://127.0.0.1:{live.port}", "Authorization": f"Bearer {paired_origin[1]}"}
    assert ask("GET", "/v1/cases", stolen).problem == "forbidden-origin"


def test_no_origin_needs_only_the_token(ask: Ask, paired_origin: tuple[str, str]) -> None:
    assert ask("GET", "/v1/cases").status == 200
    # A browser writes no Origin on an extension's GET.
    assert ask("GET", "/v1/cases", {"Authorization": f"Bearer {paired_origin[1]}"}).status == 200


def test_an_origin_ends_where_it_ends() -> None:
    assert EXTENSION.match(STRANGER)
    assert not EXTENSION.match(STRANGER + "\n")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_the_servers_own_pages_are_answered(ask: Ask, live: LiveServer, host: str) -> None:
    assert ask("GET", "/v1/cases", {"Origin": f"http://{host}:{live.port}"}).status == 200
    assert ask("GET", "/v1/cases", {"Origin": f"http://{host}:{live.port + 1}"}).status == 403


def test_two_origins_in_one_header_are_refused(ask: Ask, paired_origin: tuple[str, str]) -> None:
    assert ask("GET", "/v1/cases", {"Origin": f"{paired_origin[0]} https://evil.example"}).status == 403


@pytest.mark.parametrize("origin", ["https://evil.example", STRANGER, "null"])
def test_foreign_preflight_learns_nothing(ask: Ask, origin: str) -> None:
    wish = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
        "Access-Control-Request-Private-Network": "true",
        "Authorization": None,
    }
    answer = ask("OPTIONS", "/v1/comments:analyze", wish)
    assert answer.status == 403
    assert answer.cors == []


def test_paired_preflight_is_answered_without_a_token(ask: Ask, paired_origin: tuple[str, str]) -> None:
    wish = {"Origin": paired_origin[0], "Access-Control-Request-Method": "POST", "Authorization": None,
            "Access-Control-Request-Headers": "authorization, content-type",
            "Access-Control-Request-Private-Network": "true"}  # fmt: skip
    answer = ask("OPTIONS", "/v1/comments:analyze", wish)
    assert answer.status == 204
    assert answer.headers["access-control-allow-origin"] == paired_origin[0]
    assert answer.headers["access-control-allow-headers"].lower() == "authorization, content-type"
    assert answer.headers.get("access-control-allow-private-network") != "true"
