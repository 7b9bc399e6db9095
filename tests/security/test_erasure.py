"""Row 19: what is erased is in no file any more, also when the machine stops half-way."""

import base64
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from flask import Flask

from server import create_app
from server.config import Settings
from server.records import Comment
from server.store import open_store
from tests.conftest import Api
from tests.live import ROOT, LiveServer

WORDS = "Il pavone di cristallo gira a sinistra, la camera era sporca e nessuno ci ha mai ascoltato davvero."
PAGE = {"url": "https://www.facebook.test/pagina-segreta/posts/1?story=quaderno", "platform": "facebook"}
AUTHOR = {"name": "Ermenegilda Quattrocchi", "profileUrl": "https://www.facebook.test/ermenegilda.q"}


def secrets_of(app: Flask, comment_id: str) -> list[bytes]:
    """Return every string by which the comment could be known again in a file."""
    comment = app.extensions["garbo"].store.comment(comment_id)
    trace = comment.trace
    parts = [part for part in (trace.words, trace.meaning, trace.concern, trace.things, trace.keyed) if part]
    written = [base64.b64encode(part) for part in parts]
    case = app.extensions["garbo"].store.case_of(comment_id)
    names = (comment.id, comment.fingerprint, comment.author, comment.namesake, comment.profile, case.code)
    words = [b"pavone", b"cristallo", b"pagina-segreta", b"quaderno", b"ermenegilda", b"quattrocchi"]
    return [*parts, *written, *words, *(name.encode() for name in names)]


def left_in(folder: Path, secrets: list[bytes]) -> list[bytes]:
    files = b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return [each for each in secrets if each in files or each in files.lower()]


def fill(api: Api) -> str:
    told = api.analyze(WORDS, author=AUTHOR, page=PAGE)
    api.post(f"/v1/cases/{told['caseId']}/events", {"type": "replied", "text": "Il pavone ringrazia."})
    api.post(f"/v1/cases/{told['caseId']}/outcome", {"outcome": "campaign"})
    api.analyze("La colazione era fredda e il caffè pure.", author={"name": "Marta Neri"})
    return str(told["commentId"])


@pytest.mark.parametrize("how", ["author", "comment", "age"])
def test_what_is_erased_is_in_no_file(app: Flask, api: Api, how: str) -> None:
    comment_id = fill(api)
    folder: Path = app.extensions["garbo"].settings.data
    secrets = secrets_of(app, comment_id)
    assert len(secrets) > 12
    assert len(left_in(folder, secrets)) > 10
    (folder / "store.json.v1").write_text(WORDS)
    if how == "author":
        body = {"site": "facebook.test", "authorName": "QUATTROCCHI Ermenegilda"}
        assert api.post("/v1/authors:erase", body) == {"erased": 1}
    elif how == "comment":
        assert api.send("DELETE", f"/v1/comments/{comment_id}").status_code == 204
    else:
        assert app.extensions["garbo"].store.delete_comments(
            [comment_id], remains=lambda said: msgspec.structs.replace(said, who="")
        )
    assert left_in(folder, secrets) == []
    app.extensions["garbo"].store.close()
    assert left_in(folder, secrets) == []
    assert b"colazione" in (folder / "store.json").read_bytes()
    assert not list(folder.glob("*.tmp")) + list(folder.glob("*.v*"))


ERASER = """
import os, signal, sys
from pathlib import Path
from server.store.journal import Journal
from server.store import snapshot
from server.store.tiny import TinyStore

store, moment = TinyStore(Path(sys.argv[1])), sys.argv[3]
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if moment == "compaction":
    Journal.clear = die
else:
    snapshot.put_in_place = die
store.delete_comments([sys.argv[2]])
"""


@pytest.mark.parametrize(("moment", "gone"), [("compaction", True), ("snapshot", False)])
def test_killed_half_way_it_is_finished_or_undone_on_opening(
    app: Flask, api: Api, moment: str, gone: bool
) -> None:
    comment_id = fill(api)
    folder: Path = app.extensions["garbo"].settings.data
    secrets = secrets_of(app, comment_id)
    # Stops as a kill would, with everything still in the journal.
    os.close(app.extensions["garbo"].store._storage._lock._descriptor)
    app.extensions["garbo"].store._storage._lock._descriptor = None
    killed = subprocess.run(
        [sys.executable, "-c", ERASER, str(folder), comment_id, moment], cwd=ROOT, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert left_in(folder, secrets)
    opened = create_app(Settings(data=folder))
    found = opened.extensions["garbo"].store.comment(comment_id)
    assert (found is None) == gone
    assert (left_in(folder, secrets) == []) == gone
    assert not list(folder.glob("*.tmp"))
    opened.extensions["garbo"].store.delete_comment(comment_id)
    assert left_in(folder, secrets) == []
    opened.extensions["garbo"].store.close()


def test_without_text_no_word_vector_or_query_touches_the_disk(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path / "data", store_text=False))
    token = app.extensions["garbo"].clients.new_token("tests")
    api = Api(app.test_client(), {"Authorization": f"Bearer {token}", "Host": "127.0.0.1"})
    told = api.analyze(WORDS, author=AUTHOR, page=PAGE)
    trace = app.extensions["garbo"].store.comment(told["commentId"]).trace
    assert (trace.words, trace.meaning, trace.concern, trace.things) == (b"", b"", b"", b"")
    for step in ("open", "closed"):
        if step == "closed":
            app.extensions["garbo"].store.close()
        files = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
        for word in (b"pavone", b"cristallo", b"sporca", b"quaderno", b"story=", b"Ermenegilda"):
            assert word not in files
        assert b"pagina-segreta" in files
        assert base64.b64encode(trace.keyed) in files


def test_a_running_server_clears_at_the_start_and_stops_at_once(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    for name, year in (("old", 2020), ("new", datetime.now(UTC).year)):
        came = datetime.now(UTC).replace(year=year, day=1)
        store.add_comment(Comment(id=name, fingerprint=name, text=f"pavone {name}", created_at=came))
    store.close()
    server = LiveServer(tmp_path / "data")
    server.start()
    end = time.monotonic() + 20
    while b"pavone old" in (tmp_path / "data" / "store.json").read_bytes() and time.monotonic() < end:
        time.sleep(0.02)
    begun = time.monotonic()
    server.stop()
    assert time.monotonic() - begun < 5
    store = open_store(tmp_path / "data")
    assert [each.id for each in store.comments()] == ["new"]
    store.close()
