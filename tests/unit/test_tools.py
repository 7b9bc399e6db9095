"""``python -m server purge | export | erase``, with a server beside it and without."""

import json
import os
import stat
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.live import ROOT, LiveServer, free_port


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "server", *arguments], cwd=ROOT, env={**os.environ, **environment},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def weigh(server: LiveServer, text: str, name: str) -> Any:
    body = {"text": text, "author": {"name": name}, "page": {"url": "https://www.facebook.test/h"}}
    headers = {"Authorization": f"Bearer {server.token()}", "Content-Type": "application/json"}
    request = urllib.request.Request(
        f"{server.url}/v1/comments:analyze", json.dumps(body).encode(), headers, method="POST"
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def clients_in(data: Path) -> list[str]:
    return [each["name"] for each in json.loads((data / "clients.json").read_bytes())["clients"]]


def test_with_and_without_a_server_they_do_the_same(tmp_path: Path) -> None:
    server = LiveServer(tmp_path / "data")
    server.start()
    for name in ("Luca", "Marta", "Ada"):
        weigh(server, f"La camera di {name} era sporca.", name)
    env = {"GARBO_DATA": str(server.data), "GARBO_PORT": str(server.port), "GARBO_LANG": "it"}

    wrong = run("purge", **(env | {"GARBO_PORT": str(free_port())}))
    assert wrong.returncode == 1
    assert "è in uso" in wrong.stderr
    assert len(wrong.stderr.splitlines()) == 1

    erased = run("erase", "--site", "facebook.test", "--author", "LUCA", **env)
    assert (erased.returncode, erased.stdout.splitlines()[0]) == (
        0,
        "Commenti cancellati, con i loro casi: 1.",
    )
    assert "Le copie di sicurezza che hai messo altrove non si raggiungono da qui" in erased.stdout
    as_json, as_csv = tmp_path / "all.json", tmp_path / "all.csv"
    done = run("export", "--json", str(as_json), "--csv", str(as_csv), **env)
    assert done.stdout == f"Scritto: {as_json}\nScritto: {as_csv}\n"
    assert len(json.loads(as_json.read_bytes())["comments"]) == 2
    assert as_csv.read_bytes().startswith(b"\xef\xbb\xbfcommentId")
    assert stat.S_IMODE(as_json.stat().st_mode) == stat.S_IMODE(as_csv.stat().st_mode) == 0o600
    assert run("purge", **env).stdout == "Commenti cancellati perché troppo vecchi: 0.\n"
    server.stop()

    erased = run("erase", "--site", "facebook.test", "--author", "Marta", **(env | {"GARBO_LANG": "en"}))
    assert (erased.returncode, erased.stdout.splitlines()[0]) == (0, "Comments erased, with their cases: 1.")
    assert "Backups that you put elsewhere cannot be reached from here" in erased.stdout
    assert run("purge", "--days", "1", **env).stdout == "Commenti cancellati perché troppo vecchi: 0.\n"
    run("export", "--json", str(as_json), **env)
    assert [each["text"] for each in json.loads(as_json.read_bytes())["comments"]] == [
        "La camera di Ada era sporca."
    ]
    assert set(clients_in(server.data)) == {"tests"}


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("export",), 2, "--csv FILE"),
        (("erase", "--site", "x"), 2, "usage:"),
        (("purge", "--days", "0"), 2, "1 to 36500"),
        (("purge", "--days", "x"), 2, "1 to 36500"),
        (("erase", "--site", " ", "--author", "Luca"), 1, "A field is not right."),
        (("export", "--json", "/nowhere/at/all.json"), 1, "/nowhere/at/all.json cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    tmp_path: Path, arguments: tuple[str, ...], status: int, said: str
) -> None:
    done = run(*arguments, GARBO_DATA=str(tmp_path), GARBO_LANG="en")
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr
