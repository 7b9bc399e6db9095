"""Cut short anywhere, a restore leaves the old desk or the new one, and doing it again finishes it."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.backup.making import backup
from server.backup.restoring import restore
from server.config import Settings
from server.records import Comment
from server.store import open_store


def desk(folder: Path, name: str) -> Settings:
    store = open_store(folder)
    store.add_comment(Comment(id=name, fingerprint=name, text=name, created_at=datetime.now(UTC)))
    store.close()
    (folder / "pseudonym.key").write_bytes(name[0].encode() * 32)
    return Settings(data=folder)


def names_in(folder: Path) -> list[str]:
    store = open_store(folder)
    try:
        return [comment.id for comment in store.comments()]
    finally:
        store.close()


def test_stopped_at_any_moment_it_is_one_of_the_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, _ = backup(tmp_path / "copy.zip", desk(tmp_path / "new", "new"))
    here = desk(tmp_path / "data", "old")
    stops: list[Path] = []

    def stopping(call: str) -> Callable[..., object]:
        real = getattr(os, call)

        def watched(*arguments: object, **more: object) -> object:
            stops.append(shutil.copytree(here.data, tmp_path / f"stop-{len(stops)}"))
            return real(*arguments, **more)

        return watched

    with monkeypatch.context() as patch:
        for call in ("fsync", "replace", "unlink", "ftruncate"):
            patch.setattr(os, call, stopping(call))
        done = restore(file, here)
    assert (done.comments, done.left_out) == (1, 0)
    assert names_in(here.data) == ["new"]
    assert (here.data / "pseudonym.key").read_bytes() == b"n" * 32
    assert not (here.data / "restoring").exists()
    assert len(stops) > 10
    seen = []
    for stop in stops:
        copy = shutil.copytree(stop, stop.with_name(stop.name + "-again"))
        (found,) = names_in(stop)
        if found == "new":
            assert (stop / "pseudonym.key").read_bytes() == b"n" * 32
        seen.append(found)
        again = restore(file, Settings(data=copy))
        assert again.comments == 1
        assert names_in(copy) == ["new"]
        assert not (copy / "restoring").exists()
    assert seen == sorted(seen, reverse=True)
    assert {*seen} == {"old", "new"}
