"""What is erased stays erased, whichever way it goes: in the store, in kept copies, in what is noted."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from server import erased, erasing
from server.backup import archive
from server.cases.flow import new_case
from server.pseudonyms import Pseudonyms
from server.records import Comment, Event
from server.store import open_store
from server.store.base import CommentStore, StoreError

NOW = datetime(2026, 5, 4, tzinfo=UTC)
SITE = "facebook.com"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def names(tmp_path: Path) -> Pseudonyms:
    return Pseudonyms(tmp_path)


@pytest.fixture
def store(folder: Path, names: Pseudonyms) -> Iterator[CommentStore]:
    """Three comments with a case each, two of one author; they came 50, 40 and 30 days before NOW."""
    opened = open_store(folder)
    for days, (key, name) in zip((50, 40, 30), (("a", "Luca"), ("b", "Luca"), ("c", "Marta")), strict=True):
        came = NOW - timedelta(days=days)
        comment = Comment(
            id=key, fingerprint=key, text=key, created_at=came, site=SITE,
            author=names.author(SITE, name), namesake=names.namesake(name),
        )  # fmt: skip
        opened.add_comment(comment)
        opened.open_case(msgspec.structs.replace(new_case(comment, "desk", came), id=f"k{key}"))
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """One entry each time that the texts were forgotten."""
    found: list[bool] = []
    for room in ("server.erasing", "server.cases.retention"):
        monkeypatch.setattr(f"{room}.forget_texts", lambda _: found.append(True))
    return found


def kept_copy(folder: Path, oldest: datetime = NOW) -> Path:
    path = folder / "before-restore-20260501T000000Z.zip"
    archive.write(path, {}, {}, {}, oldest=oldest)
    return path


def ids(store: CommentStore) -> tuple[list[str], list[str]]:
    return [each.id for each in store.comments()], [each.id for each in store.cases()]


def covered(folder: Path, before: list[Comment]) -> list[str]:
    """Return which of the comments of before no backup brings back."""
    return [each.id for each in before if erased.read(folder).covers(each)]


def test_a_comment(store: CommentStore, folder: Path, forgotten: list[bool]) -> None:
    before, copy = list(store.comments()), kept_copy(folder)
    assert erasing.erase_comment("b", store, folder) is True
    assert ids(store) == (["a", "c"], ["ka", "kc"])
    assert covered(folder, before) == ["b"]
    assert not copy.exists()
    assert forgotten == [True]
    copy = kept_copy(folder)
    assert erasing.erase_comment("b", store, folder) is False
    assert copy.exists()
    assert forgotten == [True]


def test_an_author(store: CommentStore, names: Pseudonyms, folder: Path, forgotten: list[bool]) -> None:
    before, copy = list(store.comments()), kept_copy(folder)
    assert erasing.erase_author("www.facebook.com", "LUCA", store, names, folder) == 2
    assert ids(store) == (["c"], ["kc"])
    assert store.outcomes() == ()
    assert covered(folder, before) == ["a", "b"]
    assert not copy.exists()
    assert forgotten == [True]
    # Also where none are kept a copy goes, and what a backup has of them does not come back.
    copy = kept_copy(folder)
    assert erasing.erase_author(SITE, "Ada", store, names, folder) == 0
    assert not copy.exists()
    theirs = msgspec.structs.replace(before[0], id="z", author=names.author(SITE, "Ada"), namesake=None)
    assert erased.read(folder).covers(theirs)
    assert forgotten == [True]


@pytest.mark.parametrize(
    ("days", "gone"), [(0, []), (50, []), (45, ["a"]), (35, ["a", "b"]), (29, ["a", "b", "c"])]
)
def test_what_is_too_old(store: CommentStore, folder: Path, days: int, gone: list[str]) -> None:
    before, copy = list(store.comments()), kept_copy(folder, NOW - timedelta(days=37))
    assert erasing.purge(store, days, NOW, folder) == len(gone)
    assert ids(store)[0] == [each.id for each in before if each.id not in gone]
    assert covered(folder, before) == gone
    assert copy.exists() is (days not in (35, 29))


def test_what_is_taken_up_again_meanwhile_is_not_noted(
    store: CommentStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = list(store.comments()), store.delete_comments

    def late(*given: object, **more: object) -> int:
        store.add_event("ka", Event(type="note", at=NOW, who="desk", note="richiamare"))
        return real(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "delete_comments", late)
    assert erasing.purge(store, 35, NOW, folder) == 1
    assert ids(store)[0] == ["a", "c"]
    assert covered(folder, before) == ["b"]


@pytest.mark.parametrize("how", ["comment", "author", "age"])
def test_what_cannot_be_noted_stays(store: CommentStore, names: Pseudonyms, folder: Path, how: str) -> None:
    (folder / "erased.json").write_bytes(b"torn")
    erase: dict[str, Callable[[], object]] = {
        "comment": lambda: erasing.erase_comment("a", store, folder),
        "author": lambda: erasing.erase_author(SITE, "Luca", store, names, folder),
        "age": lambda: erasing.purge(store, 1, NOW, folder),
    }
    with pytest.raises(StoreError, match=r"erased\.json is damaged"):
        erase[how]()
    assert ids(store)[0] == ["a", "b", "c"]
