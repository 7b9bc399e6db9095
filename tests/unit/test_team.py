"""``python -m server migrate | key``, as somebody types it."""

import os
import re
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.pseudonyms import KEY_FILE, Pseudonyms, key_in, mark_of
from server.records import Comment
from server.store import open_store
from server.team import _WORDS, spelt, unspelt
from tests.live import ROOT, free_port
from tests.postgres import PostgresServer

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))


def run(data: Path, *arguments: str, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GARBO_DATA": str(data), "GARBO_LANG": "en", "DATABASE_URL": "", **settings}
    return subprocess.run(
        [sys.executable, "-m", "server", *arguments], cwd=ROOT, env=environment,
        input=typed, capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def with_key(folder: Path, key: bytes, comments: int = 0, url: str | None = None) -> Path:
    """Make a data folder with this key and so many comments, which are in the database if there is one."""
    folder.mkdir()
    (folder / KEY_FILE).write_bytes(key)
    store = open_store(folder, url, mark_of(key))
    for number in map(str, range(comments)):
        store.add_comment(Comment(id=number, fingerprint=number, text="x", created_at=datetime.now(UTC)))
    store.close()
    return folder


def one_line(done: subprocess.CompletedProcess[str], status: int, words: str) -> None:
    """Hold that it ended with one plain sentence and no traceback."""
    assert done.returncode == status, done.stderr
    assert done.stdout == ""
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("key", [KEY, b"\xff" * 32, b"\0" * 31 + b"\1"])
def test_a_key_is_spelt_and_read_again_however_it_was_copied(key: bytes) -> None:
    line = spelt(key)
    assert len(line) == 62
    assert [len(group) for group in line.split("-")] == [8] * 7
    for copied in (line, line.lower(), f"  {line}\n", line.replace("-", " "), line.replace("-", "")):
        assert unspelt(copied) == key


def test_a_slip_is_noticed() -> None:
    line = spelt(KEY)
    for place in range(len(line)):
        if line[place] != "-":
            wrong = "B" if line[place] != "B" else "C"
            assert unspelt(line[:place] + wrong + line[place + 1 :]) is None, place
    for odd in (
        "",
        line[:-1],
        line[:-9],
        line + "AAAAAAAA",
        "è" * 56,
        "1" * 56,
        "x" * 100_000,
        spelt(bytes(32)),
    ):
        assert unspelt(odd) is None


def test_the_key_goes_from_one_folder_to_another(tmp_path: Path) -> None:
    anna = Pseudonyms(tmp_path / "anna")
    told = run(tmp_path / "anna", "key", "export")
    assert told.returncode == 0
    assert "as a password" in told.stderr
    line = told.stdout.strip()
    assert unspelt(line) == key_in(tmp_path / "anna")
    brought = run(tmp_path / "bruno", "key", "import", typed=line + "\n")
    assert (brought.returncode, brought.stderr) == (0, "")
    assert "uses this key" in brought.stdout
    bruno = Pseudonyms(tmp_path / "bruno")
    assert bruno.author("s", "Guest") == anna.author("s", "Guest")
    assert bruno.mark == anna.mark == mark_of(key_in(tmp_path / "anna"))
    assert stat.S_IMODE((tmp_path / "bruno" / KEY_FILE).stat().st_mode) == 0o600
    assert "here already" in run(tmp_path / "bruno", "key", "import", typed=line).stdout
    assert not (tmp_path / "bruno" / f"{KEY_FILE}.before").exists()


def test_a_mark_tells_keys_apart_and_is_nobodys_pseudonym(tmp_path: Path) -> None:
    first, second = Pseudonyms(tmp_path / "1"), Pseudonyms(tmp_path / "2")
    assert first.mark != second.mark
    assert len(first.mark) == 32
    assert first.mark not in (first.author("", ""), first.author("mark", ""), key_in(tmp_path / "1").hex())


def test_a_wrong_key_changes_nothing(tmp_path: Path) -> None:
    data = with_key(tmp_path / "data", KEY)
    for typed in ("", "nonsense\n", spelt(OTHER)[:-2] + "\n"):
        one_line(run(data, "key", "import", typed=typed), 1, "not a whole key")
    assert key_in(data) == KEY


def test_where_comments_are_kept_a_key_is_changed_on_purpose_only(tmp_path: Path) -> None:
    data = with_key(tmp_path / "data", KEY, comments=3)
    one_line(run(data, "key", "import", typed=spelt(OTHER)), 1, "holds 3 comments under another key")
    assert key_in(data) == KEY
    done = run(data, "key", "import", "--force", typed=spelt(OTHER))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"The one before is in {KEY_FILE}.before" in done.stdout
    assert key_in(data) == OTHER
    assert (data / f"{KEY_FILE}.before").read_bytes() == KEY
    assert stat.S_IMODE((data / f"{KEY_FILE}.before").stat().st_mode) == 0o600


def test_while_a_server_uses_the_folder_the_key_stays(tmp_path: Path) -> None:
    data = with_key(tmp_path / "data", KEY, comments=1)
    store = open_store(data)
    one_line(run(data, "key", "import", "--force", typed=spelt(OTHER)), 1, "is in use")
    store.close()
    assert key_in(data) == KEY


def test_a_damaged_key_is_replaced_on_purpose_only(tmp_path: Path) -> None:
    data = with_key(tmp_path / "data", KEY)
    (data / KEY_FILE).write_bytes(b"half a key")
    one_line(run(data, "key", "import", typed=spelt(OTHER)), 1, "is damaged")
    assert run(data, "key", "import", "--force", typed=spelt(OTHER)).returncode == 0
    assert key_in(data) == OTHER


def test_a_key_that_is_not_the_databases_is_refused(postgres: PostgresServer, tmp_path: Path) -> None:
    url = postgres.new_desk()
    with_key(tmp_path / "anna", KEY, comments=1, url=url)
    bruno = with_key(tmp_path / "bruno", OTHER)
    third = bytes(range(2, 34))
    for force in ((), ("--force",)):
        done = run(bruno, "key", "import", *force, typed=spelt(third), DATABASE_URL=url)
        one_line(done, 1, "have yet another key")
    assert key_in(bruno) == OTHER
    for command in ("purge", "run"):
        port = str(free_port())
        one_line(run(bruno, command, DATABASE_URL=url, GARBO_PORT=port), 1, "one author would be two")
    assert run(bruno, "key", "import", typed=spelt(KEY), DATABASE_URL=url).returncode == 0
    assert run(bruno, "purge", DATABASE_URL=url).returncode == 0


def test_a_desk_moves_with_one_command_and_says_how_much(postgres: PostgresServer, tmp_path: Path) -> None:
    url, data = postgres.new_desk(), with_key(tmp_path / "data", KEY, comments=4)
    one_line(run(data, "migrate", "--to", "database"), 2, "set DATABASE_URL")
    there = run(data, "migrate", "--to", "database", DATABASE_URL=url)
    assert (there.returncode, there.stderr) == (0, "")
    counts = "comments 4, cases 0, lines of their timelines 0, outcomes 0, businesses 0."
    assert counts in there.stdout.splitlines()[0]
    assert f"The folder {data} keeps its copy" in there.stdout
    again = run(data, "migrate", "--to", "database", DATABASE_URL=url)
    one_line(again, 1, "The database holds a desk already")
    back = run(data, "migrate", "--to", "folder", DATABASE_URL=url)
    one_line(back, 1, f"The data folder {data} holds a desk already")
    new = with_key(tmp_path / "new", KEY)
    done = run(new, "migrate", "--to", "folder", DATABASE_URL=url)
    assert done.returncode == 0
    assert counts in done.stdout
    store = open_store(new)
    assert len(list(store.comments())) == 4
    store.close()
    busy = open_store(data)
    one_line(run(data, "migrate", "--to", "database", DATABASE_URL=url), 1, "is in use")
    busy.close()


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("mysql://x/y", 2, "should begin with postgresql://"),
        ("postgresql://anna:s3cret@127.0.0.1:1/desk", 1, "desk (127.0.0.1) does not answer"),
    ],
)
def test_an_address_without_a_database_is_said(tmp_path: Path, url: str, status: int, words: str) -> None:
    done = run(tmp_path / "data", "migrate", "--to", "database", DATABASE_URL=url)
    one_line(done, status, words)
    assert "s3cret" not in done.stderr


def test_both_languages_say_the_same_things() -> None:
    assert list(_WORDS["it"]) == list(_WORDS["en"])
    for key, told in _WORDS["it"].items():
        assert told != _WORDS["en"][key]
        places = [set(re.findall(r"{(\w+)}", _WORDS[language][key])) for language in ("it", "en")]
        assert places[0] == places[1]
