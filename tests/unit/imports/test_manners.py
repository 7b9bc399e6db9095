import threading
import time

from server.imports.manners import Manners


def test_nobody_waits_nothing_is_waited_for() -> None:
    began = time.monotonic()
    Manners().give_way()
    assert time.monotonic() - began < 0.5


def test_the_work_waits_until_all_have_their_answer() -> None:
    manners, went_on = Manners(), threading.Event()
    manners.enter()
    manners.enter()
    work = threading.Thread(target=lambda: (manners.give_way(patience=30), went_on.set()))
    work.start()
    manners.leave()
    assert not went_on.wait(0.1)
    manners.leave()
    assert went_on.wait(10)
    work.join()


def test_its_patience_has_an_end() -> None:
    manners = Manners()
    manners.enter()
    began = time.monotonic()
    manners.give_way(patience=0.1)
    assert 0.1 <= time.monotonic() - began < 5


def test_a_tenth_of_its_time_is_left_to_others() -> None:
    began = time.monotonic()
    Manners().give_way(took=2.0)
    assert time.monotonic() - began >= 0.2
