"""Rows 2 to 5, in odd spellings: headers sent twice, strange targets, strange methods, strange framing."""

import socket

import pytest

from tests.live import LiveServer

JSON = "Content-Type: application/json\r\n"
BODY = '{"text":"La camera era sporca.","store":false}'
CHUNKS = f"{len(BODY):x}\r\n{BODY}\r\n0\r\n\r\n"


def exchange(live: LiveServer, request: str) -> tuple[list[int], str]:
    """Send these very bytes; return the status of each answer, and all that came."""
    with socket.create_connection(("127.0.0.1", live.port), timeout=10) as line:
        line.sendall(request.encode("latin-1"))
        line.shutdown(socket.SHUT_WR)
        came = b"".join(iter(lambda: line.recv(65536), b""))
    said = came.decode("utf-8", "replace")
    return [int(part[2:5]) for part in said.split("HTTP/1.")[1:]], said


def request_of(target: str, *headers: str, method: str = "GET", host: str = "127.0.0.1") -> str:
    """Write a request; it asks for the connection to be closed."""
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host}", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines)


@pytest.mark.parametrize(("first", "second", "status"), [
    ("Host: evil.example", "X: y", 421),
    ("Host: 127.0.0.1", "X: y", 421),
    ("Origin: http://127.0.0.1:{port}", "Origin: https://evil.example", 403),
    ("Origin: http://127.0.0.1:{port}", "Origin: http://127.0.0.1:{port}", 403),
    ("Authorization: Bearer {token}", "X: y", 401),
    ("HTTP_HOST: 127.0.0.1", "X-Forwarded-Host: evil.example", 200),
])  # fmt: skip
def test_a_header_that_is_sent_twice_is_no_way_in(
    live: LiveServer, token: str, first: str, second: str, status: int
) -> None:
    odd = [each.format(port=live.port, token=token) for each in (first, second)]
    assert exchange(live, request_of("/v1/cases", f"Authorization: Bearer {token}", *odd))[0] == [status]


@pytest.mark.parametrize("target", [
    "/v1//cases", "/v1/cases/", "/v1/./cases", "/v1/x/../cases", "/v1/%2e%2e/v1/cases", "/v1/health/",
    "/v1//health", "/v1/health%00", "/V1/health", "/v1/health;x", "///evil.example/v1/cases", "*", "/%ff",
])  # fmt: skip
def test_an_address_is_right_or_it_is_a_problem(live: LiveServer, token: str, target: str) -> None:
    assert exchange(live, request_of(target))[0] == [401]
    status, said = exchange(live, request_of(target, f"Authorization: Bearer {token}"))
    assert status == [404]
    assert "Content-Type: application/problem+json" in said


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/v1/cases", "/v1/%63ases", "//v1/cases", "/v1/cases#/v1/health"]
)
def test_another_spelling_of_an_address_is_asked_the_same(live: LiveServer, token: str, target: str) -> None:
    assert exchange(live, request_of(target))[0] == [401]
    assert exchange(live, request_of(target, f"Authorization: Bearer {token}"))[0] == [200]
    assert exchange(live, request_of(target, f"Authorization: Bearer {token}", host="evil.example"))[0] == [
        421
    ]


@pytest.mark.parametrize("method", ["HEAD", "TRACE", "CONNECT", "PUT", "PATCH", "DELETE", "INVENTED"])
@pytest.mark.parametrize("path", ["/v1/cases", "/v1/pairings"])
def test_no_method_is_a_way_around_the_token(live: LiveServer, method: str, path: str) -> None:
    assert exchange(live, request_of(path, method=method))[0] == [401]


def test_asking_for_options_tells_nothing(live: LiveServer) -> None:
    status, said = exchange(live, request_of("/v1/cases", method="OPTIONS"))
    assert status == [204]
    assert "access-control" not in said.lower()
    assert "allow:" not in said.lower()
    assert exchange(live, request_of("/v1/cases", method="OPTIONS", host="evil.example"))[0] == [421]


@pytest.mark.parametrize(("framing", "body", "status"), [
    ("Transfer-Encoding: chunked", CHUNKS, 200),
    ("Content-Length: 4\r\nTransfer-Encoding: chunked", CHUNKS, 200),
    ("Transfer-Encoding: xchunked", CHUNKS, 501),
    ("Transfer-Encoding: chunked, identity", CHUNKS, 501),
    ("Transfer-Encoding : chunked", CHUNKS, 400),
    (f"Content-Length: {len(BODY)}\r\nContent-Length: 4", BODY, 400),
    (f"Content-Length: +{len(BODY)}", BODY, 400),
    ("Content-Length: -1", BODY, 400),
    (f"Content-Type: text/plain\r\nContent-Length: {len(BODY)}", BODY, 415),
])  # fmt: skip
def test_a_body_is_framed_one_way_or_refused(
    live: LiveServer, token: str, framing: str, body: str, status: int
) -> None:
    head = request_of("/v1/comments:analyze", f"Authorization: Bearer {token}", JSON + framing, method="POST")
    assert exchange(live, head + body)[0] == [status]


def test_what_follows_a_refused_request_is_asked_anew(live: LiveServer, token: str) -> None:
    hidden = request_of("/v1/cases")
    outer = f"POST /v1/cases HTTP/1.1\r\nHost: evil.example\r\nAuthorization: Bearer {token}\r\n"
    assert exchange(live, f"{outer}Content-Length: {len(hidden)}\r\n\r\n{hidden}")[0] == [421]
    assert exchange(live, f"{outer}Content-Length: 0\r\n\r\n{hidden}")[0] == [421, 401]


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_body_where_none_is_wanted_must_be_json_too(live: LiveServer, token: str, method: str) -> None:
    head = request_of(
        "/v1/comments/none", f"Authorization: Bearer {token}", "Content-Length: 5", method=method
    )
    status, said = exchange(live, head + "hello")
    assert status == [415]
    assert "unsupported-type" in said


def test_a_token_of_any_length_is_only_wrong(live: LiveServer) -> None:
    assert exchange(live, request_of("/v1/cases", "Authorization: Bearer " + "a" * 200_000))[0] == [401]
