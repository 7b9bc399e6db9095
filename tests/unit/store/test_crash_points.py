"""What is found if the machine stops between any two calls that the store makes to the system."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from server.records import Case, Comment, Desk, Event, Outcome, Trace
from server.store.tiny import TinyStore

State = tuple[object, ...]
TRACE = Trace(words=bytes(range(252)), meaning=b"\x05\xfa" * 256)


def state(store: TinyStore) -> State:
    return (
        tuple(store.comments()),
        tuple(store.cases()),
        store.sent_replies(99),
        store.near(TRACE),
        store.comments_by("name"),
        store.outcomes(),
        store.desk(),
    )


@pytest.mark.parametrize("bound", [0, 600, 1 << 20])
def test_a_stop_anywhere_leaves_the_state_before_or_after_the_change(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    comment: Callable[..., Comment],
    case: Callable[[str], Case],
    bound: int,
) -> None:
    folder = tmp_path / "data"
    stops: list[Path] = []
    store = TinyStore(folder, bound)

    def stop() -> None:
        stops.append(tmp_path / f"stop-{len(stops)}")
        shutil.copytree(folder, stops[-1])

    def stopping(call: str) -> Callable[..., object]:
        real = getattr(os, call)

        def watched(*arguments: object) -> object:
            stop()
            if call == "write":
                descriptor, content = arguments
                assert isinstance(content, memoryview)
                return real(descriptor, content[: max(1, len(content) // 2)])
            # Every stop is copied as it stands, so there is no need to wait for the disk.
            return None if call == "fsync" else real(*arguments)

        return watched

    def found_at_stops_of(step: Callable[[], object]) -> list[State]:
        stops.clear()
        with monkeypatch.context() as patch:
            for call in ("write", "fsync", "ftruncate", "replace"):
                patch.setattr(os, call, stopping(call))
            step()
            stop()
        return [found_in(copy) for copy in stops]

    def found_in(copy: Path) -> State:
        left = TinyStore(copy, bound)
        found = state(left)
        left.close()
        if not found[2]:
            assert not any(b"segreta" in path.read_bytes() for path in copy.iterdir())
        shutil.rmtree(copy)
        return found

    event = Event(type="replied", at=case("1").opened_at, who="desk", text="parola segreta")
    traced = msgspec.structs.replace(comment("1"), trace=TRACE, namesake="name")
    said = Outcome(verdict="genuine", at=event.at, who="parola segreta")
    steps: list[Callable[[], object]] = [
        lambda: store.add_comment(comment("1")),
        lambda: store.add_comment(comment("2")),
        lambda: store.add_comment(comment("2", "weighed again")),
        lambda: store.open_case(case("1")),
        lambda: store.add_event("k1", event),
        lambda: store.add_comment(traced),
        lambda: store.set_outcome("k1", said),
        lambda: store.set_outcome("k1", None),
        lambda: store.set_outcome("k1", said),
        lambda: store.change_desk(lambda _: Desk(learning_since=event.at)),
        lambda: store.delete_comment("c1"),
        lambda: store.add_comment(comment("3")),
    ]
    before = state(store)
    for step in steps:
        found = found_at_stops_of(step)
        after = state(store)
        assert after != before
        assert found[0] == before
        assert found[-1] == after
        turned = found.index(after)
        assert found == [before] * turned + [after] * (len(found) - turned)
        before = after
    assert set(found_at_stops_of(store.close)) == {before}
