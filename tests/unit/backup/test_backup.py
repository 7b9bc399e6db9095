"""``backup`` and ``restore`` as people type them, with a server that runs and without."""

import json
import os
import stat
import subprocess
import sys
import threading
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from server import create_app
from server.__main__ import _clearing, main
from server.config import Settings
from server.records import Comment
from server.store import open_store
from tests.live import ROOT, LiveServer

PAGE = {"url": "https://www.facebook.test/h"}


def real(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command as people do, in a process of its own."""
    env = {**os.environ, "GARBO_DATA": str(data), "GARBO_LANG": "en", **environment}
    return subprocess.run(
        [sys.executable, "-m", "server", *arguments], cwd=ROOT, env=env, capture_output=True, text=True,
        timeout=60,
    )  # fmt: skip


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command in this process, which takes no second to start."""

    def run(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        capsys.readouterr()
        with monkeypatch.context() as patch:
            for name, value in {"GARBO_DATA": str(data), "GARBO_LANG": "en", **environment}.items():
                patch.setenv(name, value)
            status = main(list(arguments))
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(list(arguments), status, out, err)

    return run


Run = Callable[..., subprocess.CompletedProcess[str]]
Send = Callable[..., Any]


class Desk:
    """A desk in this process that can be closed and opened again."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.start()

    def start(self) -> None:
        self.app = create_app(Settings(data=self.data))
        self.headers = {
            "Authorization": f"Bearer {self.app.extensions['garbo'].clients.new_token('tests')}",
            "Host": "127.0.0.1",
        }

    def send(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.app.test_client().open(path, method=method, json=body, headers=self.headers)
        assert answer.status_code < 300, answer.get_data(as_text=True)
        return answer.get_json(silent=True)

    def stop(self) -> None:
        self.app.extensions["garbo"].store.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "data")
    yield opened
    opened.stop()


def sender(server: LiveServer) -> Send:
    """Return what sends a request to a real server."""
    token = server.token()

    def send(method: str, path: str, body: Any = None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        request = urllib.request.Request(server.url + path, content, headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"null")

    return send


def weigh(send: Send, name: str) -> Any:
    body = {"text": f"La camera di {name} era sporca.", "author": {"name": name}, "page": PAGE}
    return send("POST", "/v1/comments:analyze", body)


def comments_in(data: Path) -> list[Comment]:
    store = open_store(data)
    try:
        return list(store.comments())
    finally:
        store.close()


def texts_in(data: Path) -> list[str]:
    return [comment.text for comment in comments_in(data)]


def everything_in(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in data.iterdir() if path.is_file()}


def test_beside_a_real_server_every_backup_is_whole_and_no_restore_is_made(tmp_path: Path) -> None:
    server = LiveServer(tmp_path / "data")
    server.start()
    send, over = sender(server), threading.Event()
    acknowledged: list[str] = []

    def work() -> None:
        while not over.is_set():
            acknowledged.append(weigh(send, f"Guest {len(acknowledged)}")["commentId"])
            if len(acknowledged) % 4 == 0:
                send("DELETE", f"/v1/comments/{acknowledged[-1]}")

    worker = threading.Thread(target=work)
    worker.start()
    file = tmp_path / "copy.zip"
    try:
        for _ in range(2):
            before = list(acknowledged)
            assert real(server.data, "backup", str(file)).returncode == 0
            with zipfile.ZipFile(file) as archive:
                assert archive.testzip() is None
                kept = set(json.loads(archive.read("store.json"))["tables"].get("comments", {}))
            sure = {each for at, each in enumerate(before, 1) if at % 4}
            assert sure <= kept <= set(acknowledged)
        done = real(server.data, "restore", str(file))
        assert done.returncode == 1
        assert "is in use" in done.stderr
    finally:
        over.set()
        worker.join()
        server.stop()
    assert len(acknowledged) > 8
    assert {*acknowledged[:3]} <= {comment.id for comment in comments_in(server.data)}
    assert real(server.data, "restore", str(file)).returncode == 0
    assert {comment.id for comment in comments_in(server.data)} == kept


def test_a_desk_goes_to_another_machine_and_is_the_same(desk: Desk, run: Run, tmp_path: Path) -> None:
    told = weigh(desk.send, "Luca")
    desk.send("POST", f"/v1/cases/{told['caseId']}/outcome", {"outcome": "genuine"})
    desk.send("PUT", "/v1/business", {"name": "Bottega Girasole", "signature": "Anna"})
    desk.app.extensions["garbo"].clients.new_code()
    file = tmp_path / "copy.zip"
    done = run(desk.data, "backup", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:2] == [
        f"Backup written: {file}",
        "Comments: 1. Cases: 1. The businesses, what Garbo has learned, the key of the pseudonyms and the "
        "links with the browser are in it too.",
    ]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assert sorted(archive.namelist()) == [
            "clients.json", "erased.json", "manifest.json", "pseudonym.key", "store.json",
        ]  # fmt: skip
        clients = json.loads(archive.read("clients.json"))
    assert (manifest["garboBackup"], manifest["garbo"]) == (1, "0.1.0")
    assert manifest["counts"]["comments"] == 1
    assert manifest["settings"] == {"GARBO_RETENTION_DAYS": 90, "STORE_TEXT": True}
    assert set(clients) == {"clients"}
    desk.stop()

    other = tmp_path / "other"
    done = run(other, "restore", str(file), STORE_TEXT="false")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].endswith(" was put back. Comments: 1.")
    assert lines[1:] == ["When the backup was made, STORE_TEXT was true: here it is not."]
    assert (other / "pseudonym.key").read_bytes() == (desk.data / "pseudonym.key").read_bytes()
    assert {stat.S_IMODE(path.stat().st_mode) for path in other.iterdir()} == {0o600}
    before = json.loads((desk.data / "store.json").read_bytes())
    after = json.loads((other / "store.json").read_bytes())
    assert after["tables"] == before["tables"]
    desk.data = other
    desk.start()
    assert desk.send("GET", f"/v1/comments/{told['commentId']}")["commentId"] == told["commentId"]
    assert desk.send("GET", "/v1/business")["name"] == "Bottega Girasole"


def test_what_was_there_is_kept_and_can_be_put_back(desk: Desk, run: Run, tmp_path: Path) -> None:
    weigh(desk.send, "Luca")
    file = tmp_path / "copy.zip"
    run(desk.data, "backup", str(file))
    weigh(desk.send, "Marta")
    holder = desk.app.extensions["garbo"].clients.new_token("since")
    desk.stop()
    done = run(desk.data, "restore", str(file))
    (kept,) = desk.data.glob("before-restore-*.zip")
    assert f"What was there before is in {kept}. To go back, restore that file." in done.stdout
    assert texts_in(desk.data) == ["La camera di Luca era sporca."]
    # A token given since still opens; one taken back since must not come back, so the clients stay.
    assert len(json.loads((desk.data / "clients.json").read_bytes())["clients"]) == 2
    assert holder
    assert run(desk.data, "restore", str(kept)).returncode == 0
    assert texts_in(desk.data) == ["La camera di Luca era sporca.", "La camera di Marta era sporca."]
    assert not (desk.data / "restoring").exists()


def test_an_old_backup_brings_nobody_back_who_was_erased(desk: Desk, run: Run, tmp_path: Path) -> None:
    told = {name: weigh(desk.send, name) for name in ("Luca", "Marta", "Ada")}
    file = tmp_path / "copy.zip"
    run(desk.data, "backup", str(file))
    desk.stop()
    done = run(desk.data, "erase", "--site", "facebook.test", "--author", "LUCA")
    assert done.stdout.splitlines()[0] == "Comments erased, with their cases: 1."
    assert "Backups that you put elsewhere cannot be reached from here" in done.stdout
    desk.start()
    desk.send("DELETE", f"/v1/comments/{told['Marta']['commentId']}")
    weigh(desk.send, "Luca")  # who writes again is not erased by what was
    again = tmp_path / "again.zip"
    run(desk.data, "backup", str(again))
    noted = (desk.data / "erased.json").read_text()
    store_ids = [told[name]["commentId"] for name in ("Luca", "Marta")]
    assert not any(each in noted for each in (*store_ids, "Luca", "luca"))
    desk.stop()

    done = run(desk.data, "restore", str(file))
    assert "Comments that did not come back: 2." in done.stdout
    assert texts_in(desk.data) == ["La camera di Ada era sporca."]
    assert b"Marta" not in b"".join(
        path.read_bytes() for path in desk.data.iterdir() if path.suffix != ".zip"
    )
    assert run(desk.data, "restore", str(again)).returncode == 0
    assert texts_in(desk.data) == ["La camera di Ada era sporca.", "La camera di Luca era sporca."]
    # The list travels with the backup: on a new machine the older file brings nobody back either.
    other = tmp_path / "other"
    run(other, "restore", str(again))
    run(other, "restore", str(file))
    assert texts_in(other) == ["La camera di Ada era sporca."]


@pytest.mark.parametrize("how", ["route", "command", "every day"])
def test_an_old_backup_brings_nothing_back_that_was_purged(run: Run, tmp_path: Path, how: str) -> None:
    data, file = tmp_path / "data", tmp_path / "copy.zip"
    store = open_store(data)
    for name, days in (("old", 50), ("new", 5)):
        came = datetime.now(UTC) - timedelta(days=days)
        store.add_comment(Comment(id=name, fingerprint=name, text=name, created_at=came))
    store.close()
    assert run(data, "backup", str(file)).returncode == 0
    if how == "command":
        assert "1" in run(data, "purge", "--days", "40").stdout
    else:
        desk = Desk(data)
        if how == "route":
            assert desk.send("POST", "/v1/comments:purge", {"olderThanDays": 40}) == {"erased": 1}
        else:
            clearing = _clearing(desk.app, Settings(data=data, retention_days=40))
            clearing._do(datetime.now(UTC))
        desk.stop()
    assert texts_in(data) == ["new"]
    done = run(data, "restore", str(file))
    assert "Comments that did not come back: 1." in done.stdout
    assert texts_in(data) == ["new"]


def test_erasing_a_comment_takes_the_kept_copies_along(desk: Desk, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "copy.zip"
    ada = weigh(desk.send, "Ada")
    run(desk.data, "backup", str(file))
    weigh(desk.send, "Luca")
    desk.stop()
    run(desk.data, "restore", str(file))
    (kept,) = desk.data.glob("before-restore-*.zip")
    desk.start()
    desk.send("DELETE", f"/v1/comments/{ada['commentId']}")
    assert not kept.exists()


def test_erasing_takes_the_kept_copies_along_also_when_the_desk_has_nothing(
    desk: Desk, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "copy.zip"
    weigh(desk.send, "Ada")
    run(desk.data, "backup", str(file))
    weigh(desk.send, "Luca")
    desk.stop()
    run(desk.data, "restore", str(file))
    (kept,) = desk.data.glob("before-restore-*.zip")
    done = run(desk.data, "erase", "--site", "facebook.test", "--author", "Luca")
    assert done.stdout.splitlines()[0] == "Comments erased, with their cases: 0."
    assert not kept.exists()
    assert texts_in(desk.data) == ["La camera di Ada era sporca."]


def test_what_is_too_old_by_now_does_not_come_back(run: Run, tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "copy.zip"
    store = open_store(data)
    for name, days in (("old", 50), ("new", 5)):
        came = datetime.now(UTC) - timedelta(days=days)
        store.add_comment(Comment(id=name, fingerprint=name, text=name, created_at=came))
    store.close()
    assert run(data, "backup", str(file)).returncode == 0
    done = run(data, "restore", str(file), GARBO_RETENTION_DAYS="30")
    assert "Comments that did not come back: 1." in done.stdout
    assert "GARBO_RETENTION_DAYS was 90" in done.stdout
    assert texts_in(data) == ["new"]
    (kept,) = data.glob("before-restore-*.zip")
    assert run(data, "purge", "--days", "60").returncode == 0
    assert kept.exists()
    assert run(data, "purge", "--days", "40").returncode == 0
    assert not kept.exists()


def test_an_older_desk_is_put_back_in_todays_format(run: Run, tmp_path: Path) -> None:
    old = ROOT / "tests" / "unit" / "store" / "format-1"
    data, file = tmp_path / "data", tmp_path / "copy.zip"
    data.mkdir()
    for each in old.iterdir():
        (data / each.name).write_bytes(each.read_bytes())
    before = everything_in(data)
    assert run(data, "backup", str(file)).returncode == 0
    assert everything_in(data) == before
    other = tmp_path / "other"
    assert run(other, "restore", str(file), GARBO_RETENTION_DAYS="0").returncode == 0
    assert len(texts_in(other)) == 2
    assert json.loads((other / "store.json").read_bytes())["schemaVersion"] == 2
    assert not list(other.glob("*.v1"))


def test_a_damaged_desk_is_kept_as_it_lies(run: Run, tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "copy.zip"
    open_store(data).close()
    assert run(data, "backup", str(file)).returncode == 0
    (data / "store.json").write_bytes(b"torn")
    done = run(data, "backup", str(tmp_path / "no.zip"))
    assert done.returncode == 1
    assert "is damaged" in done.stderr
    assert not (tmp_path / "no.zip").exists()
    assert run(data, "restore", str(file)).returncode == 0
    (kept,) = data.glob("before-restore-*.zip")
    assert zipfile.ZipFile(kept).read("store.json") == b"torn"
    assert texts_in(data) == []


@pytest.mark.parametrize("where", ["folder", "inside", "in the way", "nowhere", "again"])
def test_where_a_backup_may_lie(run: Run, tmp_path: Path, where: str) -> None:
    data = tmp_path / "data"
    assert (
        run(data, "backup", str(tmp_path / "no.zip")).stderr
        == f"There is nothing in {data} to back up yet.\n"
    )
    open_store(data).close()
    file = {
        "folder": tmp_path, "inside": data / "copy.zip", "in the way": tmp_path / "letter.txt",
        "nowhere": tmp_path / "no" / "where" / "copy.zip", "again": tmp_path / "copy.zip",
    }[where]  # fmt: skip
    (tmp_path / "letter.txt").write_text("Dear guest")
    run(data, "backup", str(tmp_path / "copy.zip"))
    done = run(data, "backup", str(file))
    assert done.returncode == (0 if where in ("folder", "again") else 1)
    said = {
        "folder": f"Backup written: {tmp_path}{os.sep}garbo-2",
        "inside": f"The backup cannot lie in the data folder {data}",
        "in the way": f"{file} is there already and is no backup of Garbo.",
        "nowhere": f"{file}",
        "again": f"Backup written: {file}",
    }[where]
    assert (done.stdout + done.stderr).startswith(said)
    assert (tmp_path / "letter.txt").read_text() == "Dear guest"
    assert not list(tmp_path.rglob("*.tmp"))


def test_with_a_database_only_the_key_is_in_it(run: Run, tmp_path: Path) -> None:
    data, file, whole = tmp_path / "data", tmp_path / "key.zip", tmp_path / "whole.zip"
    team = {"DATABASE_URL": "postgresql://127.0.0.1:9/none"}
    run(data, "token", "x")
    open_store(data).close()
    (data / "pseudonym.key").write_bytes(b"k" * 32)
    assert run(data, "backup", str(whole)).returncode == 0
    done = run(data, "backup", str(file), **team)
    assert "save the database with pg_dump" in done.stdout
    assert "store.json" not in zipfile.ZipFile(file).namelist()
    other = tmp_path / "other"
    assert "Set DATABASE_URL to put the key back" in run(other, "restore", str(file)).stderr
    assert "Unset DATABASE_URL" in run(other, "restore", str(whole), **team).stderr
    assert not other.exists()
    assert "pg_restore" in run(other, "restore", str(file), **team).stdout
    assert (other / "pseudonym.key").read_bytes() == b"k" * 32
    assert run(other, "restore", str(file), **team).returncode == 0
    (other / "pseudonym.key").write_bytes(b"o" * 32)
    done = run(other, "restore", str(file), **team)
    assert done.returncode == 1
    assert "There is another key here already" in done.stderr
    assert (other / "pseudonym.key").read_bytes() == b"o" * 32
