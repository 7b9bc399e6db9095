"""At once, then once a day by a clock that the test turns."""

import logging
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from server.daily import LOOK, Daily

START = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def worked(steps: list[timedelta]) -> list[datetime]:
    """Return when the work was done, where each look at the clock finds it so much further."""
    now, left, done, over = [START], list(steps), [], Event()

    def wait(seconds: float) -> bool:
        assert seconds == LOOK
        if not left:
            over.set()
            return True
        now[0] += left.pop(0)
        return False

    daily = Daily(done.append, lambda: now[0], wait)
    daily.start()
    assert over.wait(10)
    daily.stop()
    return done


def test_it_works_at_once_and_after_each_day() -> None:
    hours = [timedelta(hours=8)] * 7
    assert worked([]) == [START]
    assert worked(hours) == [START, START + timedelta(days=1), START + timedelta(days=2)]
    assert worked([timedelta(days=1, seconds=-1)]) == [START]
    assert worked([timedelta(days=1)]) == [START, START + timedelta(days=1)]


def test_a_clock_that_is_set_back_makes_it_due() -> None:
    assert worked([-timedelta(seconds=1)]) == [START, START - timedelta(seconds=1)]


def test_it_ends_with_the_server_and_at_once() -> None:
    begun = Event()
    daily = Daily(lambda _: begun.set())
    daily.start()
    assert begun.wait(10)
    daily.stop()
    assert not daily._thread.is_alive()
    daily.stop()


def test_one_that_never_began_can_be_stopped() -> None:
    Daily(lambda _: None).stop()


def test_a_failure_is_told_without_its_words_and_does_not_end_it(caplog: pytest.LogCaptureFixture) -> None:
    done = []

    def work(now: datetime) -> None:
        done.append(now)
        raise RuntimeError("segreto")

    now, over = [START], Event()

    def wait(_: float) -> bool:
        if len(done) == 2:
            over.set()
            return True
        now[0] += timedelta(days=1)
        return False

    daily = Daily(work, lambda: now[0], wait)
    with caplog.at_level(logging.WARNING):
        daily.start()
        assert over.wait(10)
        daily.stop()
    assert done == [START, START + timedelta(days=1)]
    assert caplog.messages == ["The daily clearing could not be done: RuntimeError."] * 2
