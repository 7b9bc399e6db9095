"""A folder is read whole beside a server that writes, folds and erases in it."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from server.records import Case, Comment, Event
from server.store import beside
from server.store.base import StoreError
from server.store.beside import read_beside
from server.store.tiny import TinyStore
from tests.live import ROOT

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from server.records import Comment
from server.store.tiny import TinyStore

store = TinyStore(Path(sys.argv[1]), bound=2000)
for number in range(100_000):
    name = f"{number:06}"
    store.add_comment(Comment(id=name, fingerprint=name, text="x" * 50, created_at=datetime.now(UTC)))
    if number >= 30:
        store.delete_comment(f"{number - 30:06}")
    print(number, flush=True)
"""


def test_what_was_acknowledged_is_there_and_what_was_erased_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as writer:
        assert writer.stdout
        try:
            seen = set()
            end = time.monotonic() + 4
            while time.monotonic() < end:
                acknowledged = int(writer.stdout.readline())
                found = read_beside(folder)
                assert found
                names = sorted(map(int, found.tables["comments"]))
                assert names == list(range(names[0], names[-1] + 1))
                assert names[-1] >= acknowledged
                assert names[0] >= acknowledged - 29
                assert len(names) <= 31
                seen.add(names[-1])
            assert len(seen) > 50
        finally:
            writer.kill()


def test_it_reads_the_journal_on_top_of_the_snapshot_and_changes_nothing(
    folder: Path, comment: Callable[..., Comment], case: Callable[[str], Case]
) -> None:
    assert read_beside(folder) is None
    store = TinyStore(folder)
    store.add_comment(comment("1"))
    store.close()
    store = TinyStore(folder)
    store.open_case(case("1"))
    store.add_event("k1", Event(type="note", at=comment("1").created_at, who="desk"))
    with (folder / "store.journal").open("ab") as journal:
        journal.write(b'{"crc":"00000000","seq":4,"cha')
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    found = read_beside(folder)
    assert found
    assert (found.schema_version, found.seq) == (2, 3)
    assert list(found.tables["comments"]) == ["c1"]
    assert [each["type"] for each in found.tables["cases"]["k1"]["events"]] == ["note"]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    (folder / "store.journal").unlink()
    found = read_beside(folder)
    assert found
    assert found.seq == 1
    store.close()


def test_between_a_snapshot_and_its_journal_it_tries_again(
    folder: Path, comment: Callable[..., Comment], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = TinyStore(folder, bound=0)
    store.add_comment(comment("1"))
    (old := folder.parent / "old").mkdir()
    shutil.copy(folder / "store.json", old)
    real, times = beside.entries_in, []

    def meanwhile(content: bytes, path: Path) -> object:
        times.append(path)
        if len(times) < 3:
            store.add_comment(comment(str(len(times) + 1)))
            store._storage._fold()
        return real(content, path)

    monkeypatch.setattr(beside, "entries_in", meanwhile)
    monkeypatch.setattr(beside, "PAUSE", 0)
    found = read_beside(folder)
    assert found
    assert (found.seq, len(times)) == (3, 3)
    monkeypatch.setattr(beside, "TRIES", 2)
    times.clear()
    with pytest.raises(StoreError, match="changes all the time"):
        read_beside(folder)
    store.close()


@pytest.mark.parametrize(
    ("journal", "said"),
    [
        (b'{"crc":"00000000","seq":2}\n', "line 1 is damaged"),
        (b'{"crc":"00000000","seq":2}\nx\n', "line 1 is damaged"),
    ],
)
def test_damage_is_said(folder: Path, journal: bytes, said: str) -> None:
    TinyStore(folder).close()
    (folder / "store.journal").write_bytes(journal)
    with pytest.raises(StoreError, match=said):
        read_beside(folder)


def test_a_gap_is_said(folder: Path, comment: Callable[..., Comment]) -> None:
    store = TinyStore(folder)
    for name in "12":
        store.add_comment(comment(name))
    lines = (folder / "store.journal").read_bytes().splitlines(keepends=True)
    store.close()
    TinyStore(folder.parent / "other").close()
    (folder.parent / "other" / "store.journal").write_bytes(lines[1])
    with pytest.raises(StoreError, match="change 1 is missing"):
        read_beside(folder.parent / "other")
