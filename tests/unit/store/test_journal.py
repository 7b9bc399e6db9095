import errno
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.store.base import StoreError, StoreFullError
from server.store.changes import Entry, Put
from server.store.journal import Journal
from server.store.sealing import seal


def entry(seq: int, text: str = "Camera fredda") -> Entry:
    return Entry(seq, Put("comments", f"c{seq}", {"text": text}))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.journal"


@pytest.fixture
def opened(path: Path) -> Iterator[Callable[[], Journal]]:
    journals: list[Journal] = []

    def again() -> Journal:
        journals.append(Journal(path))
        return journals[-1]

    yield again
    for journal in journals:
        journal.close()


def failing(number: int) -> Callable[..., int]:
    def fail(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


def test_lines_come_back_in_order_and_size_is_the_length_of_the_file(
    opened: Callable[[], Journal], path: Path
) -> None:
    journal = opened()
    assert journal.size == 0
    for seq in (1, 2, 3):
        journal.append(entry(seq))
        assert journal.size == path.stat().st_size
    again = opened()
    assert list(again.entries()) == [entry(1), entry(2), entry(3)]
    assert again.size == path.stat().st_size
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_line_is_on_disk_before_it_is_acknowledged(
    opened: Callable[[], Journal], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened()
    lengths: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda _: lengths.append(path.stat().st_size))
    journal.append(entry(1))
    assert lengths == [journal.size]


def test_a_new_name_and_a_shorter_file_are_on_disk_too(
    path: Path, opened: Callable[[], Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = path.parent.stat().st_ino
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    journal = opened()
    file = path.stat().st_ino
    assert synced == [folder]
    journal.append(entry(1))
    journal.clear()
    assert synced[1:] == [file, folder, file]


def test_a_torn_last_line_is_dropped_wherever_it_was_torn(
    opened: Callable[[], Journal], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # what it promises is not looked at here, only its time
    journal = opened()
    journal.append(entry(1))
    whole = journal.size
    journal.append(entry(2, "Perché «no» 😡"))
    content = path.read_bytes()
    for length in range(whole, len(content)):
        path.write_bytes(content[:length])
        again = opened()
        assert list(again.entries()) == [entry(1)]
        assert again.size == path.stat().st_size == whole
        again.append(entry(2, "dopo"))
        assert list(opened().entries()) == [entry(1), entry(2, "dopo")]
    path.write_bytes(content)
    assert list(opened().entries()) == [entry(1), entry(2, "Perché «no» 😡")]


@pytest.mark.parametrize(
    "tail", [b"\0" * 300, b'{"crc":"' + b"\0" * 50 + b'"}}\n', b"\xff\r\x85 garbage \r\r", b"{}\r"]
)
def test_a_tail_of_zeros_or_garbage_after_a_power_cut_is_dropped(
    opened: Callable[[], Journal], path: Path, tail: bytes
) -> None:
    opened().append(entry(1))
    with path.open("ab") as file:
        file.write(tail)
    again = opened()
    assert list(again.entries()) == [entry(1)]
    assert path.read_bytes()[-1:] == b"\n"
    assert again.size == path.stat().st_size


def test_a_damaged_line_is_named_and_nothing_is_thrown_away(
    opened: Callable[[], Journal], path: Path
) -> None:
    journal = opened()
    for seq in (1, 2, 3):
        journal.append(entry(seq))
    content = path.read_bytes().replace(b"c2", b"c9") + b'{"crc":"torn'
    path.write_bytes(content)
    with pytest.raises(StoreError) as damaged:
        list(opened().entries())
    assert str(damaged.value) == (
        f"{path}: line 2 is damaged (its checksum does not match). Nothing was changed or thrown away. "
        "Put a backup of the folder in its place, or choose another folder with GARBO_DATA."
    )
    assert path.read_bytes() == content


def test_a_damaged_last_line_that_was_finished_is_not_taken_for_a_torn_one(
    opened: Callable[[], Journal], path: Path
) -> None:
    opened().append(entry(1))
    path.write_bytes(path.read_bytes().replace(b"fredda", b"fresca"))
    with pytest.raises(StoreError, match="line 1 is damaged"):
        list(opened().entries())


def test_a_whole_line_of_another_kind_is_named_too(opened: Callable[[], Journal], path: Path) -> None:
    path.write_bytes(seal(b'{"seq":1,"change":["forget","comments"]}'))
    with pytest.raises(StoreError, match=r"line 1 is damaged \(it is not a change that this Garbo knows\)"):
        list(opened().entries())


def torn_write(number: int) -> Callable[..., int]:
    real = os.write

    def write(descriptor: int, content: bytes) -> int:
        real(descriptor, content[:10])
        raise OSError(number, os.strerror(number))

    return write


def fsync_failing_once(number: int) -> Callable[..., None]:
    real = os.fsync
    failures = [OSError(number, os.strerror(number))]

    def fsync(descriptor: int) -> None:
        if failures:
            raise failures.pop()
        real(descriptor)

    return fsync


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, StoreFullError), (errno.EFBIG, StoreFullError), (errno.EIO, StoreError)],
)
@pytest.mark.parametrize(("call", "trouble"), [("write", torn_write), ("fsync", fsync_failing_once)])
def test_a_failed_append_leaves_the_file_as_it_was(
    opened: Callable[[], Journal],
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    trouble: Callable[[int], object],
    number: int,
    kind: type[StoreError],
) -> None:
    journal = opened()
    journal.append(entry(1))
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, call, trouble(number))
        with pytest.raises(StoreError) as failed:
            journal.append(entry(2))
    assert type(failed.value) is kind
    assert path.read_bytes() == before
    assert journal.size == len(before)
    journal.append(entry(2, "con spazio"))
    assert list(opened().entries()) == [entry(1), entry(2, "con spazio")]


def test_an_interrupted_append_leaves_the_file_as_it_was(
    opened: Callable[[], Journal], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened()
    journal.append(entry(1))
    before = path.read_bytes()
    real = os.write

    def interrupted(descriptor: int, content: bytes) -> int:
        real(descriptor, content[:9])
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            journal.append(entry(2))
    assert path.read_bytes() == before
    journal.append(entry(2))
    assert list(opened().entries()) == [entry(1), entry(2)]


def test_when_not_even_the_torn_piece_can_be_cut_away_no_more_is_taken_until_it_is_emptied(
    opened: Callable[[], Journal], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened()
    journal.append(entry(1))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing(errno.EIO))
        patch.setattr(os, "ftruncate", failing(errno.EIO))
        with pytest.raises(StoreError, match="Input/output error"):
            journal.append(entry(2))
    with pytest.raises(StoreError, match=r"takes no more\. Restart Garbo; nothing is lost"):
        journal.append(entry(2))
    journal.clear()
    journal.append(entry(3))
    assert list(opened().entries()) == [entry(3)]


def test_clearing_forgets_every_line(opened: Callable[[], Journal], path: Path) -> None:
    journal = opened()
    journal.append(entry(1))
    journal.clear()
    assert path.read_bytes() == b""
    assert journal.size == 0
    journal.append(entry(2))
    assert list(opened().entries()) == [entry(2)]


@pytest.mark.parametrize(
    ("call", "said"), [("fsync", "could not be written"), ("ftruncate", "could not be emptied")]
)
def test_when_clearing_fails_no_more_is_taken(
    opened: Callable[[], Journal], path: Path, monkeypatch: pytest.MonkeyPatch, call: str, said: str
) -> None:
    journal = opened()
    journal.append(entry(1))
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(errno.EIO))
        with pytest.raises(StoreError, match=said):
            journal.clear()
    assert path.read_bytes() == before
    with pytest.raises(StoreError, match="takes no more"):
        journal.append(entry(2))


@pytest.mark.parametrize("odd", ["\ud83d", object(), float])
def test_what_is_not_json_is_refused_before_anything_is_written(
    opened: Callable[[], Journal], path: Path, odd: object
) -> None:
    journal = opened()
    with pytest.raises(StoreError, match="cannot be written as JSON"):
        journal.append(Entry(1, Put("comments", "c1", {"text": odd})))
    assert path.read_bytes() == b""
    journal.append(entry(1))


@pytest.mark.parametrize("gone", ["deleted", "moved", "another in its place"])
def test_a_line_is_not_acknowledged_where_nobody_would_find_it_again(
    opened: Callable[[], Journal], path: Path, gone: str
) -> None:
    journal = opened()
    journal.append(entry(1))
    kept = path.rename(path.with_name("elsewhere"))
    if gone == "deleted":
        kept.unlink()
    if gone == "another in its place":
        path.write_bytes(kept.read_bytes())
    with pytest.raises(StoreError, match=r"moved or deleted while Garbo was running\. Restart Garbo"):
        journal.append(entry(2))
    if gone == "moved":
        kept.rename(path)
        journal.append(entry(2))
        assert list(opened().entries()) == [entry(1), entry(2)]
