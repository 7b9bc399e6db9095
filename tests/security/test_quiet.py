"""Rows 14, 15, 18, 20: no trace, no comment in a log, no author on disk, no call to the outside."""

import errno
import json
import logging
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from server.api import comments
from server.clients import _Code, _digest, _File
from tests.conftest import Api
from tests.live import LiveServer
from tests.security.conftest import Ask

SECRET = "Il pavone di cristallo gira a sinistra"
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)
AUTHOR = "Ermenegilda Quattrocchi"


def test_a_bug_is_answered_without_a_trace(
    app: Flask, api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(comments, "assess", broken)
    with caplog.at_level(logging.DEBUG):
        answer = api.send("POST", "/v1/comments:analyze", {"text": SECRET})
    assert answer.status_code == 500
    assert answer.get_json()["type"] == "/problems/internal"
    assert SECRET not in answer.get_data(as_text=True)
    assert "Traceback" not in answer.get_data(as_text=True)
    assert SECRET not in caplog.text
    assert "RuntimeError in POST" in caplog.text
    assert "comments.py" in caplog.text


def test_comment_and_author_are_not_logged(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        api.analyze(SECRET, author={"name": AUTHOR})
        api.send("POST", "/v1/comments:analyze", {"text": SECRET, "oops": AUTHOR})
    assert SECRET not in caplog.text
    assert AUTHOR not in caplog.text


def test_live_log_holds_no_comment(live: LiveServer, ask: Ask) -> None:
    body = json.dumps({"text": SECRET, "author": {"name": AUTHOR}}).encode()
    assert ask("POST", "/v1/comments:analyze", {}, body).status == 200
    assert ask("POST", "/v1/comments:analyze", {}, body[:-1]).status == 400
    said = live.log.read_text("utf-8")
    assert "127.0.0.1" in said
    assert SECRET not in said
    assert AUTHOR not in said


def test_author_is_on_disk_only_as_a_pseudonym(app: Flask, api: Api) -> None:
    author = {"name": AUTHOR, "profileUrl": "https://www.facebook.test/ermenegilda.q"}
    selected = f"{AUTHOR} · 3 h · La camera era sporca."
    answer = api.analyze(selected, author=author, page={"url": "https://www.facebook.test/hotel/posts/1"})
    assert answer["text"] == "La camera era sporca."
    folder: Path = app.extensions["garbo"].settings.data
    app.extensions["garbo"].store.close()
    kept = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).lower()
    assert b"la camera era sporca" in kept
    assert b"ermenegilda" not in kept
    assert b"quattrocchi" not in kept


def test_nothing_is_asked_of_the_outside(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a connection was attempted")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    answer = api.analyze("La camera era sporca.", page={"url": "https://www.hotel.test/"})
    assert answer["replies"]


def test_a_full_disk_is_said_as_such_wherever_it_is_met(
    app: Flask, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("server.clients.write_private", full)
    monkeypatch.setattr(
        app.extensions["garbo"].clients, "_read", lambda: _File(code=_Code(_digest("A"), FOREVER))
    )
    answer = api.send("POST", "/v1/pairings", {"code": "A", "client": "x"})
    assert answer.status_code == 507
    assert answer.get_json()["type"] == "/problems/storage-full"
