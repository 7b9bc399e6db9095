"""``python -m server``: its words, its exits, and what two of them do to each other."""

import importlib
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from server import create_app
from server.__main__ import _clearing
from server.cases import glance
from server.config import Settings
from server.reading import embedding
from tests.conftest import Api
from tests.live import ROOT, LiveServer, free_port


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "server", *arguments], cwd=ROOT, env={**os.environ, **environment},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_it_welcomes_with_folder_and_code_and_says_goodbye(tmp_path: Path) -> None:
    server = LiveServer(tmp_path / "data")
    server.start()
    said = server.log.read_text("utf-8")
    assert f"http://127.0.0.1:{server.port}" in said
    assert str(ROOT / "extension") in said
    assert re.search(r"^ +[2-9A-Z]{4}-[2-9A-Z]{4}$", said, re.MULTILINE)
    assert "Valuta questo commento" in said
    server.stop()


def test_every_day_it_forgets_what_a_colleague_has_erased(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", language="it", retention_days=0)
    app = create_app(settings)
    seen = app.extensions["garbo"]
    token = seen.clients.new_token("tests")
    api = Api(app.test_client(), {"Authorization": f"Bearer {token}", "Host": "127.0.0.1"})
    comment = api.analyze("La camera era sporca.")["commentId"]
    assert comment in glance._known
    seen.store.delete_comment(comment)  # as a colleague's server would
    clearing = _clearing(app, settings)
    clearing.start()
    end = time.monotonic() + 10
    while comment in glance._known and time.monotonic() < end:
        time.sleep(0.01)
    clearing.stop()
    assert comment not in glance._known
    seen.store.close()


def test_started_at_login_it_makes_no_code_that_nobody_would_see(tmp_path: Path) -> None:
    port = free_port()
    env = {**os.environ, "GARBO_DATA": str(tmp_path), "GARBO_PORT": str(port), "GARBO_LANG": "en"}
    command = [sys.executable, "-m", "server", "run", "--at-login"]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == f"Garbo is ready: http://127.0.0.1:{port}\n"
        process.terminate()
        assert process.wait(30) == 0
    assert not (tmp_path / "clients.json").exists()


def test_a_busy_port_is_said_plainly(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for language, words in (("it", "già occupata"), ("en", "is taken")):
            done = run("run", GARBO_DATA=str(tmp_path), GARBO_PORT=port, GARBO_LANG=language)
            assert done.returncode == 1
            assert words in done.stderr
            assert port in done.stderr
            assert len(done.stderr.strip().splitlines()) == 1


def test_a_second_server_on_the_same_data_is_refused(live: LiveServer) -> None:
    done = run("run", GARBO_DATA=str(live.data), GARBO_PORT=str(free_port()), GARBO_LANG="en")
    assert done.returncode == 1
    assert "is in use" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_data_folder_that_cannot_be_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = run(
        "run", GARBO_DATA=str(tmp_path / "file" / "data"), GARBO_PORT=str(free_port()), GARBO_LANG="en"
    )
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


@pytest.mark.parametrize("name", ["clients.json", "pseudonym.key"])
def test_a_damaged_file_is_said_plainly_and_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b'{"clients":[')
    done = run("run", GARBO_DATA=str(tmp_path), GARBO_PORT=str(free_port()), GARBO_LANG="en")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert f"{tmp_path / name} is damaged" in done.stderr
    assert (tmp_path / name).read_bytes() == b'{"clients":['


@pytest.mark.parametrize(
    ("name", "value"), [("GARBO_PORT", "http"), ("GARBO_PORT", "0"), ("GARBO_LANG", "de")]
)
def test_a_wrong_setting_is_named(tmp_path: Path, name: str, value: str) -> None:
    done = run("run", **{"GARBO_DATA": str(tmp_path), name: value})
    assert done.returncode == 2
    assert name in done.stderr


def test_token_and_code_stand_alone_on_the_last_line(tmp_path: Path) -> None:
    data = {"GARBO_DATA": str(tmp_path)}
    assert re.fullmatch(r"[\w-]{43}", run("token", "script", **data).stdout.splitlines()[-1])
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", run("pair", **data).stdout.splitlines()[-1])


def test_a_missing_encoder_is_said_once_at_the_start(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    warm_up = importlib.import_module("server.__main__")._warm_up
    warm_up()
    assert caplog.messages == []
    monkeypatch.setattr(embedding, "why_missing", lambda: "The sentence encoder is not installed.")
    warm_up()
    assert caplog.messages == ["The sentence encoder is not installed."]


def test_wrong_words_are_answered_with_the_usage(tmp_path: Path) -> None:
    done = run("dance", GARBO_DATA=str(tmp_path))
    assert done.returncode == 2
    assert "usage:" in done.stderr
