"""Real processes: killed while they write, out of room, two at a time."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from server.records import Comment, Trace
from server.store.tiny import TinyStore

ROOT = Path(__file__).parents[3]
ROUNDS = 10

# Prints a line after each acknowledged change: "+3" kept, "~3" case, event and outcome added, "-3" erased.
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from server.records import Case, Comment, Event, Outcome, Trace
from server.store.tiny import TinyStore

store, number, now = TinyStore(Path(sys.argv[1]), int(sys.argv[2])), int(sys.argv[3]), datetime.now(UTC)
while True:
    name = str(number)
    trace = Trace(words=number.to_bytes(12, "big") * 21)
    store.add_comment(
        Comment(id=name, fingerprint="f" + name, text="Camera fredda " * 20, created_at=now, trace=trace)
    )
    print("+" + name, flush=True)
    if number % 3 == 0:
        store.open_case(Case(id="k" + name, comment_id=name, code="G-" + name, opened_at=now))
        store.add_event("k" + name, Event(type="replied", at=now, who="desk", text="Grazie " + name))
        store.set_outcome("k" + name, Outcome(verdict="genuine", at=now, who=name))
        print("~" + name, flush=True)
    if number % 10 == 9:
        store.delete_comment(str(number - 4))
        print("-" + str(number - 4), flush=True)
    number += 1
"""


def trace(name: str) -> Trace:
    return Trace(words=int(name).to_bytes(12, "big") * 21)


def write_until_killed(folder: Path, bound: int, first: int, changes: int) -> list[str]:
    """Let a writer acknowledge some ``changes``, kill it with SIGKILL, return all it acknowledged."""
    arguments = [sys.executable, "-c", WRITER, str(folder), str(bound), str(first)]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(changes)]
        writer.kill()
        said += writer.stdout.readlines()
    return [line.strip() for line in said if line.endswith("\n")]


def test_nothing_acknowledged_is_lost_in_ten_kills(folder: Path) -> None:
    chance = random.Random(7)  # noqa: S311
    kept: set[str] = set()
    answered: set[str] = set()
    gone: set[str] = set()
    for turn in range(ROUNDS):
        bound = 3000 if turn % 2 else 1 << 20
        for line in write_until_killed(folder, bound, turn * 100_000, chance.randint(10, 60)):
            {"+": kept, "~": answered, "-": gone}[line[0]].add(line[1:])
        store = TinyStore(folder)
        found = {each.id: each for each in store.comments()}
        assert kept - gone <= set(found)
        assert not gone & set(found)
        for name in answered - gone:
            case = store.case_of(name)
            assert case is not None
            assert [event.text for event in case.events] == [f"Grazie {name}"]
            assert case.outcome is not None
            assert case.outcome.who == name
            assert (case.id, case.outcome) in store.outcomes()
            assert [each.id for each in store.near(trace(name))] == [name]
        for name in gone:
            assert store.near(trace(name)) == ()
        # At most the one change of each round that was under way at the kill can be there unannounced.
        assert len(set(found) - kept) <= turn + 1
        store.close()
    assert len(kept) > 150
    assert len(gone) > 5


FILLER = """
import os, resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from server.records import Comment
from server.store.base import StoreFullError
from server.store.tiny import TinyStore

def comment(name):
    return Comment(id=name, fingerprint="f" + name, text="x" * 300, created_at=datetime.now(UTC))

def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
store, number = TinyStore(folder), 0
limit(20_000)
try:
    while True:
        before = (folder / "store.journal").stat().st_size
        store.add_comment(comment(str(number)))
        number += 1
except StoreFullError as error:
    print(error)
assert (folder / "store.journal").stat().st_size == before <= 20_000
assert [each.id for each in store.comments()] == [str(each) for each in range(number)]
assert store.comment(str(number)) is None and store.comment_with("f" + str(number)) is None
try:
    store.add_comment(comment("0"))
    raise SystemExit("a weighed-again comment must find no room either")
except StoreFullError:
    assert store.comment("0").created_at == next(store.comments()).created_at
limit(5_000)
try:
    store.delete_comment("1")
    raise SystemExit("an erasure must find no room for the snapshot")
except StoreFullError:
    assert store.comment("1") is not None
assert sorted(os.listdir(folder)) == ["store.journal", "store.json", "store.lock"]
limit(resource.RLIM_INFINITY)
store.add_comment(comment("later"))
assert store.delete_comment("1")
print(number, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_full_disk_refuses_the_change_and_keeps_the_rest(folder: Path) -> None:
    filler = subprocess.run(
        [sys.executable, "-c", FILLER, folder], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert filler.stderr == ""
    said, number = filler.stdout.splitlines()
    assert said == f"There is no room to write {folder / 'store.journal'}. Make some room and try again."
    assert int(number) > 20
    store = TinyStore(folder)
    expected = [str(each) for each in range(int(number)) if each != 1]
    assert [each.id for each in store.comments()] == [*expected, "later"]
    store.close()


def test_a_torn_last_line_loses_only_itself_and_the_next_write_is_clean(
    folder: Path, tmp_path: Path, comment: Callable[..., Comment], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # what it promises is not looked at here, only its time
    store = TinyStore(folder)
    store.add_comment(comment("1"))
    whole = (folder / "store.journal").stat().st_size
    store.add_comment(comment("2", "«no» 😡"))
    files = {name: (folder / name).read_bytes() for name in ("store.json", "store.journal")}
    store.close()
    copy = tmp_path / "copy"
    copy.mkdir()
    for length in range(whole, len(files["store.journal"])):
        (copy / "store.json").write_bytes(files["store.json"])
        (copy / "store.journal").write_bytes(files["store.journal"][:length])
        torn = TinyStore(copy)
        assert list(torn.comments()) == [comment("1")]
        torn.add_comment(comment("3"))
        torn.close()
        assert (copy / "store.json").read_text(encoding="utf-8").count("Camera fredda") == 2


@pytest.mark.parametrize("bound", [0, 1 << 20])
def test_two_writers_at_once_are_one_writer_and_one_refusal(folder: Path, bound: int) -> None:
    arguments = [sys.executable, "-c", WRITER, str(folder), str(bound), "0"]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "+0\n"
        second = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)
        first.kill()
    assert second.stdout == ""
    assert "StoreBusyError: Another Garbo is using" in second.stderr
    TinyStore(folder).close()
