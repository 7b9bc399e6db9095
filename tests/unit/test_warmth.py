"""The first request waits for what is being loaded, and for nothing else."""

import threading

import pytest

from server import warmth


def test_nobody_waits_when_nothing_is_being_loaded() -> None:
    warmth.wait()


def test_a_request_waits_for_what_is_loaded_and_not_for_the_rest() -> None:
    may_end, waited, rest_begun = (threading.Event() for _ in range(3))

    def rest() -> None:
        waited.wait(10)
        rest_begun.set()

    warmth.warm_in_background(lambda: may_end.wait(10) and None, rest)
    request = threading.Thread(target=lambda: (warmth.wait(), waited.set()))
    request.start()
    assert not waited.wait(0.1)
    may_end.set()
    assert waited.wait(10)
    assert rest_begun.wait(10)
    request.join()


def test_what_fails_to_load_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _: None)

    def load() -> None:
        raise RuntimeError

    warmth.warm_in_background(load, lambda: None)
    warmth.wait()


def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warmth, "PATIENCE", 0.01)
    may_end = threading.Event()
    warmth.warm_in_background(lambda: may_end.wait(10) and None, lambda: None)
    warmth.wait()
    may_end.set()
    monkeypatch.undo()
    warmth.wait()
