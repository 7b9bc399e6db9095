"""The list of what was erased: what it covers, and that nothing can be read off it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from server import erased
from server.erased import Erased, ErasedFileError
from server.records import Comment
from server.store.base import StoreFullError

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
COMMENT = Comment(
    id="c1", fingerprint="f", text="x", created_at=NOON, site="hotel.test", author="a" * 32, namesake="b" * 32
)


@pytest.mark.parametrize(
    ("comments", "marks", "covered"),
    [
        (("c1",), (), True),
        (("c2",), (), False),
        ((), erased.author_marks("hotel.test", "a" * 32, None), True),
        ((), erased.author_marks("hotel.test", "x" * 32, "b" * 32), True),
        ((), erased.author_marks("other.test", "x" * 32, "b" * 32), False),
        ((), erased.author_marks("hotel.test", "b" * 32, "a" * 32), False),
    ],
)
def test_what_it_covers(
    tmp_path: Path, comments: tuple[str, ...], marks: tuple[str, ...], covered: bool
) -> None:
    erased.note(tmp_path, comments, marks, at=NOON)
    found = erased.read(tmp_path)
    assert found.covers(COMMENT) is covered
    later = msgspec.structs.replace(COMMENT, created_at=NOON + timedelta(seconds=1))
    assert found.covers(later) is (covered and bool(comments))
    naive = msgspec.structs.replace(COMMENT, created_at=NOON.replace(tzinfo=None))
    assert found.covers(naive) is covered
    shown = msgspec.structs.replace(COMMENT, author="o" * 32, shown_author="a" * 32, namesake=None)
    assert found.covers(shown) is (
        bool(comments and covered) or marks[:1] == erased.author_marks("", "a" * 32, None)
    )


def test_it_grows_keeps_the_later_moment_and_names_nobody(tmp_path: Path) -> None:
    marks = erased.author_marks("hotel.test", "a" * 32, "b" * 32)
    erased.note(tmp_path, ("c1",), marks, at=NOON)
    erased.note(tmp_path, ("c2",), marks[:1], at=NOON + timedelta(days=1))
    erased.note(tmp_path, (), marks[1:], at=NOON - timedelta(days=1))
    found = erased.read(tmp_path)
    assert found.authors == {marks[0]: NOON + timedelta(days=1), marks[1]: NOON}
    assert found.comments == {erased.mark("comment", "c1"), erased.mark("comment", "c2")}
    path = tmp_path / "erased.json"
    assert path.stat().st_mode & 0o777 == 0o600
    written = path.read_text()
    assert not any(each in written for each in ("a" * 32, "b" * 32, '"c1"', "hotel"))
    assert found.with_these(Erased()) == Erased().with_these(found) == found


def test_nothing_to_note_writes_nothing(tmp_path: Path) -> None:
    erased.note(tmp_path / "data")
    assert not (tmp_path / "data").exists()
    assert erased.read(tmp_path / "data") == Erased()


def test_damage_is_said_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "erased.json").write_bytes(b"{")
    with pytest.raises(ErasedFileError, match=r"erased\.json is damaged\."):
        erased.note(tmp_path, ("c1",))
    assert (tmp_path / "erased.json").read_bytes() == b"{"


def test_no_room_is_said_in_the_stores_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(erased, "write_private", full)
    with pytest.raises(StoreFullError):
        erased.note(tmp_path, ("c1",))
