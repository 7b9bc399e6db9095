"""The paired clients of a folder, seen by one process and changed by another."""

import threading
from pathlib import Path

import pytest

from server.clients import Clients, ClientsFileError, DeadCodeError, WrongCodeError

ORIGIN = "chrome-extension://" + "abcdefghijklmnop" * 2


def test_what_another_process_gives_and_takes_counts_at_once(tmp_path: Path) -> None:
    server, tool = Clients(tmp_path), Clients(tmp_path)
    assert server.holder("") is None
    first, second = tool.new_token("one"), tool.new_token("two")
    client = server.holder(first)
    assert client is not None
    assert (client.name, client.origin) == ("one", None)
    tool.revoke(client)
    assert server.holder(first) is None
    other = server.holder(second)
    assert other is not None
    assert other.name == "two"


def test_a_change_that_keeps_the_length_of_the_file_is_seen(tmp_path: Path) -> None:
    server, tool = Clients(tmp_path), Clients(tmp_path)
    old = tool.new_token("same")
    held = server.holder(old)
    assert held is not None
    length = (tmp_path / "clients.json").stat().st_size
    tool.revoke(held)
    new = tool.new_token("same")
    assert (tmp_path / "clients.json").stat().st_size == length
    assert server.holder(old) is None
    assert server.holder(new) is not None


def test_clients_of_one_name_are_told_apart_when_one_goes(tmp_path: Path) -> None:
    desk = Clients(tmp_path)
    one, two = desk.new_token("Firefox"), desk.new_token("Firefox")
    gone = desk.holder(one)
    assert gone is not None
    desk.revoke(gone)
    assert desk.holder(one) is None
    assert desk.holder(two) is not None


def test_pairing_keeps_the_clients_before_and_uses_the_code_up(tmp_path: Path) -> None:
    desk = Clients(tmp_path)
    script = desk.new_token("script")
    code = desk.new_code()
    assert not desk.knows_origin(ORIGIN)
    token = desk.pair(code, "Chromium", ORIGIN)
    paired = desk.holder(token)
    assert paired is not None
    assert paired.origin == ORIGIN
    assert desk.knows_origin(ORIGIN)
    assert not desk.knows_origin(ORIGIN + "x")
    assert desk.holder(script) is not None
    with pytest.raises(DeadCodeError):
        desk.pair(code, "again", None)
    desk.revoke(paired)
    assert not desk.knows_origin(ORIGIN)


def test_every_wrong_try_costs_one(tmp_path: Path) -> None:
    desk = Clients(tmp_path)
    desk.new_code()
    for _ in range(5):
        with pytest.raises(WrongCodeError):
            desk.pair("2222-2222", "x", None)
    with pytest.raises(DeadCodeError):
        desk.pair("2222-2222", "x", None)


def test_when_the_file_disappears_nobody_is_known_and_when_it_returns_all_are(tmp_path: Path) -> None:
    desk = Clients(tmp_path)
    token = desk.new_token("script")
    assert desk.holder(token) is not None
    kept = (tmp_path / "clients.json").rename(tmp_path / "aside")
    assert desk.holder(token) is None
    kept.rename(tmp_path / "clients.json")
    assert desk.holder(token) is not None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"clients":[{"name":"x"}]}', b"\xff\xfe"])
def test_a_damaged_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    desk = Clients(tmp_path)
    file = tmp_path / "clients.json"
    file.write_bytes(content)
    for use in (lambda: desk.holder("x"), desk.new_code, lambda: desk.new_token("x")):
        with pytest.raises(ClientsFileError, match=r"is damaged\. Put it back from a backup, or delete it"):
            use()
    assert file.read_bytes() == content
    file.unlink()
    assert desk.holder(desk.new_token("x")) is not None


def test_a_file_of_a_later_version_is_read_as_far_as_it_is_known(tmp_path: Path) -> None:
    token = Clients(tmp_path).new_token("script")
    file = tmp_path / "clients.json"
    file.write_bytes(file.read_bytes().replace(b'{"clients"', b'{"invented":1,"clients"'))
    assert Clients(tmp_path).holder(token) is not None


def test_tokens_made_at_once_are_all_kept(tmp_path: Path) -> None:
    desk = Clients(tmp_path)
    tokens: list[str] = []

    def make() -> None:
        for _ in range(5):
            tokens.append(Clients(tmp_path).new_token("script"))  # noqa: PERF401

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(tokens) == 20
    assert all(desk.holder(token) for token in tokens)
