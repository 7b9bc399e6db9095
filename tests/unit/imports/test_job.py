"""One import: how it ends when something goes wrong in the middle."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from server.cases.intake import Taken, take_in
from server.imports import job as room
from server.imports.job import Defaults, Desk, Job
from server.imports.listing import read_list
from server.imports.manners import Manners
from server.imports.members import Opening
from server.pseudonyms import Pseudonyms
from server.records import Case
from server.store import open_store
from server.store.base import CommentStore, StoreAwayError, StoreFullError

COPY = "La camera era sporca, il personale maleducato e il supplemento mai annunciato. Statene alla larga."
COPIES = "\n".join(["Autore;Testo", *(f"{name};{COPY}" for name in ("Marta", "Luca", "Irene", "Paolo"))])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CommentStore]:
    opened = open_store(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def begin(store: CommentStore, tmp_path: Path) -> Callable[..., Job]:
    def make(text: str = COPIES, opening: Opening = "worth-checking") -> Job:
        names = Pseudonyms(tmp_path)
        return Job(read_list(text), Defaults("desk", opening=opening), Desk(store, names))

    return make


class Between(Manners):
    """Gives way to nobody, and does something once so many pieces of the work are done."""

    def __init__(self, pieces: int, do: Callable[[], None]) -> None:
        super().__init__()
        self._left, self._do = pieces, do

    def give_way(self, took: float = 0.0, patience: float = 0.0) -> None:
        self._left -= 1
        if self._left == 0:
            self._do()


def run(job: Job, manners: Manners | None = None) -> None:
    job.run(manners or Manners(), lambda: False)


def failing(error: Exception) -> Callable[..., Any]:
    def fail(*_: object) -> Any:
        raise error

    return fail


def test_one_that_breaks_off_among_copies_is_settled(
    store: CommentStore, begin: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    job = begin()
    full = Between(3, lambda: monkeypatch.setattr(store, "add_comment", failing(StoreFullError())))
    run(job, full)
    assert (job.state, job.failure, job.done, job.kept) == ("failed", "full", 3, 3)
    assert list(job.members.stale) != []  # these stay as they were weighed first
    assert job.is_settled


def test_it_is_not_settled_before_it_has_ended(begin: Callable[..., Job]) -> None:
    job, seen = begin(), []
    assert not job.is_settled
    run(job, Between(5, lambda: seen.append((job.state, job.is_settled))))
    assert seen == [("running", False)]
    assert (job.state, job.is_settled) == ("done", True)


def test_one_that_was_stopped_is_settled_once_those_with_company_are_weighed(
    begin: Callable[..., Job],
) -> None:
    job, seen = begin(), []

    def stop() -> None:
        job.stop()
        seen.append((job.state, job.is_over, job.is_settled))

    run(job, Between(3, stop))
    assert seen == [("stopped", True, False)]
    assert (job.state, job.done, list(job.members.stale), job.is_settled) == ("stopped", 3, [], True)


def test_what_was_stopped_did_not_fail_as_well(
    store: CommentStore, begin: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    job = begin()

    def stop() -> None:
        job.stop()
        monkeypatch.setattr(store, "comment", failing(StoreAwayError()))

    run(job, Between(3, stop))
    assert (job.state, job.failure, job.is_settled) == ("stopped", "", True)


def test_a_comment_that_was_erased_meanwhile_is_told_as_gone(
    store: CommentStore, begin: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = store.open_case

    def erased_just_before(case: Case) -> Case:
        store.delete_comment(case.comment_id)
        return real(case)

    monkeypatch.setattr(store, "open_case", erased_just_before)
    job = begin("Testo\nCamera sporca e fredda.", "all")
    run(job)
    assert [(each.line, each.code) for each in job.skipped] == [(2, "gone")]
    assert (job.state, job.done) == ("done", 1)


def test_a_slip_is_not_told_as_gone_and_no_word_of_it_is_logged(
    begin: Callable[..., Job], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def slip(sighting: Any, *given: Any, **named: Any) -> Taken:
        if sighting.author == "Luca":
            raise KeyError(sighting.text)
        return take_in(sighting, *given, **named)

    monkeypatch.setattr(room, "take_in", slip)
    job = begin()
    run(job)
    assert [(each.line, each.code) for each in job.skipped] == [(3, "unreadable")]
    assert caplog.messages == ["KeyError in row 3 of an import"]
    assert (job.state, job.done, job.kept) == ("done", 4, 3)


def test_a_slip_while_comparing_is_no_comment_that_was_erased(
    store: CommentStore, begin: Callable[..., Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    job = begin()
    with pytest.raises(KeyError, match="a slip"):
        run(job, Between(4, lambda: monkeypatch.setattr(store, "comment", failing(KeyError("a slip")))))
    job.fail()  # so does whoever runs it
    assert (job.state, job.failure, job.is_settled) == ("failed", "failed", True)
