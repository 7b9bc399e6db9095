"""Row 10: the same careful headers on every answer, good or bad."""

import pytest

from tests.security.conftest import Ask

WANTED = {
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
}
OCCASIONS = [
    ("GET", "/v1/health", {}, None, 200),
    ("GET", "/v1/cases", {}, None, 200),
    ("GET", "/v1/cases", {"Authorization": None}, None, 401),
    ("GET", "/v1/cases", {"Origin": "https://evil.example"}, None, 403),
    ("GET", "/v1/nothing", {}, None, 404),
    ("PATCH", "/v1/health", {}, b"{}", 405),
    ("POST", "/v1/comments:analyze", {}, b"{", 400),
    ("POST", "/v1/comments:analyze", {}, b"{}", 422),
    ("POST", "/v1/comments:analyze", {"Content-Type": None}, b"{}", 415),
    ("POST", "/v1/comments:analyze", {}, b" " * 70_000, 413),
    ("GET", "/v1/health", {"Host": "evil.example"}, None, 421),
]


@pytest.mark.parametrize(("method", "path", "headers", "body", "status"), OCCASIONS)
def test_headers(
    ask: Ask, method: str, path: str, headers: dict[str, str | None], body: bytes | None, status: int
) -> None:
    answer = ask(method, path, headers, body)
    assert answer.status == status
    assert {name: answer.headers.get(name) for name in WANTED} == WANTED
    assert "server" not in answer.headers


def test_health_tells_only_that_it_is_there(ask: Ask) -> None:
    assert set(ask("GET", "/v1/health", {"Authorization": None}).json) == {"status", "version"}
