import threading
from collections.abc import Callable
from typing import Any

import pytest

from server.imports.runner import MOST_WAITING, REMEMBERED, Imports, TooManyError


class Scripted:
    """A job that waits for its sign, or breaks."""

    def __init__(self, name: str, breaks: bool = False) -> None:
        self.id, self.state, self.breaks = name, "waiting", breaks
        self.begun, self.sign = threading.Event(), threading.Event()

    @property
    def is_over(self) -> bool:
        return self.state not in ("waiting", "running")

    def run(self, manners: Any, closing: Callable[[], bool]) -> None:
        self.state = "running"
        self.begun.set()
        if self.breaks:
            raise RuntimeError("secret words")
        while not (self.sign.wait(0.01) or closing()):
            pass
        self.state = "done"

    def fail(self) -> None:
        self.state = "failed"


def put(imports: Imports, *jobs: Any) -> None:
    for job in jobs:
        imports.start(job)


def test_one_runs_the_others_wait_in_order() -> None:
    imports, one, two = Imports(), Scripted("one"), Scripted("two")
    put(imports, one, two)
    assert one.begun.wait(10)
    assert (two.state, [each.id for each in imports.latest()]) == ("waiting", ["two", "one"])
    one.sign.set()
    assert two.begun.wait(10)
    assert one.state == "done"
    imports.close()
    assert two.state == "done"


def test_a_job_that_breaks_stops_no_other_and_its_words_are_not_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    imports, bad, good = Imports(), Scripted("bad", breaks=True), Scripted("good")
    put(imports, bad, good)
    assert good.begun.wait(10)
    assert bad.state == "failed"
    assert caplog.messages == ["RuntimeError in an import"]
    imports.close()


def test_too_many_are_refused_and_old_ones_forgotten() -> None:
    imports, jobs = Imports(), [Scripted(str(at)) for at in range(MOST_WAITING)]
    put(imports, *jobs)
    with pytest.raises(TooManyError):
        put(imports, Scripted("one too many"))
    imports.close()
    for job in jobs:
        job.state = "done"
    for at in range(REMEMBERED + 3):
        imports._jobs[f"old {at}"] = over = Scripted(f"old {at}")  # type: ignore[assignment]
        over.state = "done"
    put(imports, Scripted("new"))
    assert len(imports.latest()) == REMEMBERED + 1
    assert [each.id for each in imports.latest()][:2] == ["new", f"old {REMEMBERED + 2}"]
    assert (imports.find("0"), imports.find("new") is not None) == (None, True)


def test_the_first_waits_until_all_is_ready() -> None:
    ready = threading.Event()
    imports, job = Imports(lambda: bool(ready.wait(10)) and None), Scripted("job")
    put(imports, job)
    assert not job.begun.wait(0.1)
    ready.set()
    assert job.begun.wait(10)
    imports.close()


def test_nothing_to_close_is_fine() -> None:
    imports = Imports()
    imports.close()
    assert imports.latest() == []
