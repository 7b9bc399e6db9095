"""Row 5: every route but three wants a token, compared by digest, never in the address."""

import http.client
import json
from pathlib import Path

import pytest

from tests.live import LiveServer
from tests.security.conftest import Ask

WRONG = [
    None, "", "Bearer", "Bearer ", "Bearer wrong", "Basic abc", "bearer\t", "Bearer \xe9\xe8", "Bearer a b c",
]  # fmt: skip


@pytest.mark.parametrize("authorization", WRONG)
@pytest.mark.usefixtures("nothing_was_kept")
def test_no_token_no_answer(ask: Ask, comment: bytes, authorization: str | None) -> None:
    answer = ask("POST", "/v1/comments:analyze", {"Authorization": authorization}, comment)
    assert answer.status == 401
    assert answer.problem == "unauthorized"
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_every_route_but_three_wants_a_token(ask: Ask) -> None:
    document = ask("GET", "/v1/openapi.json", {"Authorization": None}).json
    without = {
        (method, path)
        for path, operations in document["paths"].items()
        for method in operations
        if ask(method.upper(), path.replace("{", "").replace("}", ""), {"Authorization": None},
               b"{}" if method in ("post", "put") else None).status != 401
    }  # fmt: skip
    assert without == {("get", "/v1/health"), ("get", "/v1/openapi.json"), ("post", "/v1/pairings")}


def test_a_token_in_the_address_opens_nothing(ask: Ask, token: str) -> None:
    assert ask("GET", f"/v1/cases?token={token}&access_token={token}", {"Authorization": None}).status == 401


def test_token_is_in_no_file_no_log_and_no_answer(ask: Ask, live: LiveServer, token: str) -> None:
    answers = [
        ask("GET", "/v1/nothing"),
        ask("POST", "/v1/comments:analyze", {}, b"{"),
        ask("PATCH", "/v1/cases"),
    ]
    assert all(token.encode() not in answer.body for answer in answers)
    assert all(token not in str(answer.headers) for answer in answers)
    kept = b"".join(path.read_bytes() for path in live.data.rglob("*") if path.is_file())
    assert token.encode() not in kept
    assert token not in live.log.read_text("utf-8")


def test_token_made_beside_a_running_server_counts_at_once(live: LiveServer, ask: Ask) -> None:
    fresh = live.token("another script")
    assert ask("GET", "/v1/cases", {"Authorization": f"Bearer {fresh}"}).status == 200


def test_the_scheme_may_be_written_in_any_case(ask: Ask, token: str) -> None:
    assert ask("GET", "/v1/cases", {"Authorization": f"bearer {token}"}).status == 200


@pytest.mark.parametrize("scheme", ["Basic", "Digest", "", "Bearer Bearer"])
def test_only_bearer_is_a_scheme(ask: Ask, token: str, scheme: str) -> None:
    assert ask("GET", "/v1/cases", {"Authorization": f"{scheme} {token}"}).status == 401


def test_clients_file_is_private(live: LiveServer, token: str) -> None:
    assert token
    file: Path = live.data / "clients.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert {len(client["digest"]) for client in json.loads(file.read_text())["clients"]} == {64}


def test_head_is_no_way_around(live: LiveServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", live.port, timeout=10)
    connection.request("HEAD", "/v1/cases")
    assert connection.getresponse().status == 401
    connection.close()
