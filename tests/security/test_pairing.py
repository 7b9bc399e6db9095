"""Rows 6 and 16: a one-time code, ten minutes, five tries, kept only as a digest."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server import clients
from server.clients import Clients, DeadCodeError, WrongCodeError
from server.codes import ALPHABET
from tests.live import LiveServer
from tests.security.conftest import STRANGER, Answer, Ask

Pair = Callable[..., Answer]
FIREFOX = "moz-extension://0f2d6c1a-9b1e-4c3d-8e2f-1a2b3c4d5e6f"


@pytest.fixture
def pair(ask: Ask) -> Pair:
    """Try a code, as an extension would."""

    def attempt(code: str, origin: str | None = FIREFOX, client: str = "Firefox") -> Answer:
        body = json.dumps({"code": code, "client": client}).encode()
        return ask("POST", "/v1/pairings", {"Authorization": None, "Origin": origin}, body)

    return attempt


def test_code_becomes_a_token_once(live: LiveServer, ask: Ask, pair: Pair) -> None:
    code = live.pair()
    first = pair(code)
    assert first.status == 201
    token = first.json["token"]
    assert ask("GET", "/v1/cases", {"Authorization": f"Bearer {token}", "Origin": FIREFOX}).status == 200
    second = pair(code)
    assert second.status == 410
    assert second.problem == "pairing-expired"


def test_code_may_be_typed_carelessly(live: LiveServer, pair: Pair) -> None:
    code = live.pair()
    assert pair(f" \t{code.lower().replace('-', ' - ')}\n").status == 201


def test_sixth_try_is_too_late_even_with_the_right_code(live: LiveServer, pair: Pair) -> None:
    code = live.pair()
    wrong = [pair("AAAA-AAAA") for _ in range(5)]
    assert [(answer.status, answer.problem) for answer in wrong] == [(403, "pairing-refused")] * 5
    assert pair(code).status == 410


def test_fifth_try_may_still_be_right(live: LiveServer, pair: Pair) -> None:
    code = live.pair()
    assert [pair("AAAA-AAAA").status for _ in range(4)] == [403] * 4
    assert pair(code).status == 201


def test_a_new_code_kills_the_one_before(live: LiveServer, pair: Pair) -> None:
    first, second = live.pair(), live.pair()
    assert pair(first).status == 403
    assert pair(second).status == 201


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", STRANGER + "p", FIREFOX + ".evil", FIREFOX + "/"]
)
def test_only_an_extension_or_own_page_may_pair(live: LiveServer, pair: Pair, origin: str) -> None:
    assert pair(live.pair(), origin=origin).problem == "forbidden-origin"


def test_own_page_and_script_may_pair(live: LiveServer, pair: Pair) -> None:
    assert pair(live.pair(), origin=f"http://127.0.0.1:{live.port}").status == 201
    assert pair(live.pair(), origin=None).status == 201


def test_preflight_of_pairing_is_answered_for_an_extension(ask: Ask) -> None:
    wish = {"Origin": STRANGER, "Access-Control-Request-Method": "POST", "Authorization": None}
    assert ask("OPTIONS", "/v1/pairings", wish).status == 204
    assert ask("OPTIONS", "/v1/pairings", {**wish, "Origin": "https://evil.example"}).status == 403
    assert ask("DELETE", "/v1/pairings", wish).problem == "forbidden-origin"


def test_revoked_token_opens_nothing(live: LiveServer, ask: Ask, pair: Pair) -> None:
    mine = {"Authorization": f"Bearer {pair(live.pair()).json['token']}", "Origin": FIREFOX}
    assert ask("DELETE", "/v1/pairings/current", mine).status == 204
    assert ask("GET", "/v1/cases", mine).status == 401


@pytest.mark.parametrize("client", ["", "   ", "x" * 301])
def test_the_client_needs_a_name(live: LiveServer, pair: Pair, client: str) -> None:
    answer = pair(live.pair(), client=client)
    assert answer.status == 422
    assert answer.json["errors"][0]["pointer"] == "/client"


def test_code_dies_after_ten_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    desk = Clients(tmp_path)
    monkeypatch.setattr(clients, "_now", lambda: start)
    code = desk.new_code()
    monkeypatch.setattr(clients, "_now", lambda: start + timedelta(minutes=10))
    with pytest.raises(DeadCodeError):
        desk.pair(code, "late", None)
    monkeypatch.setattr(clients, "_now", lambda: start + timedelta(minutes=9, seconds=59))
    assert desk.pair(code, "in time", None)


def test_code_and_token_are_kept_as_digests_only(tmp_path: Path) -> None:
    desk = Clients(tmp_path)
    code = desk.new_code()
    assert code.replace("-", "") not in (tmp_path / "clients.json").read_text()
    with pytest.raises(WrongCodeError):
        desk.pair("2222-2222", "x", None)
    token = desk.pair(code, "x", FIREFOX)
    kept = (tmp_path / "clients.json").read_text()
    assert token not in kept
    assert FIREFOX in kept
    assert (tmp_path / "clients.json").stat().st_mode & 0o777 == 0o600


def test_code_has_forty_bits_and_token_256(tmp_path: Path) -> None:
    desk = Clients(tmp_path)
    codes = {desk.new_code() for _ in range(50)}
    assert len(codes) == 50
    assert len(set(ALPHABET)) == 32
    assert all(len(code.replace("-", "")) == 8 for code in codes)
    assert len(desk.new_token("script")) == 43


def test_a_script_makes_a_code_that_lets_a_browser_in(ask: Ask, pair: Pair) -> None:
    made = ask("POST", "/v1/pairings:code", {}, b"{}")
    assert made.status == 201
    left = datetime.fromisoformat(made.json["expiresAt"]) - datetime.now(UTC)
    assert timedelta(minutes=9) < left <= timedelta(minutes=10)
    assert pair(made.json["code"]).status == 201


def test_an_extension_makes_no_code_and_takes_nobody_else_out(live: LiveServer, ask: Ask, pair: Pair) -> None:
    token = pair(live.pair()).json["token"]
    own = {"Authorization": f"Bearer {token}", "Origin": FIREFOX}
    clients = ask("GET", "/v1/pairings", own).json["clients"]
    assert [client["kind"] for client in clients if client["current"]] == ["extension"]
    other = next(client["id"] for client in clients if not client["current"])
    assert ask("POST", "/v1/pairings:code", own, b"{}").problem == "forbidden-origin"
    assert ask("DELETE", f"/v1/pairings/{other}", own).problem == "forbidden-origin"
    assert ask("GET", "/v1/pairings", own).json["clients"] == clients


def test_a_token_that_was_taken_back_opens_nothing(live: LiveServer, ask: Ask, pair: Pair) -> None:
    token = pair(live.pair(), client="Firefox of the reception").json["token"]
    listed = ask("GET", "/v1/pairings").json["clients"]
    assert token not in json.dumps(listed)
    (gone,) = [client["id"] for client in listed if client["name"] == "Firefox of the reception"]
    assert ask("DELETE", f"/v1/pairings/{gone}").status == 204
    assert ask("GET", "/v1/cases", {"Authorization": f"Bearer {token}", "Origin": FIREFOX}).status == 401
    assert ask("DELETE", f"/v1/pairings/{gone}").problem == "not-found"
