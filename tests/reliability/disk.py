"""A disk that is full: nothing is lost, the answer says so, and it goes on when there is room."""

import resource
from pathlib import Path

from tests.reliability.desks import Desk, numbered
from tests.reliability.people import Person, Refused, Told
from tests.reliability.result import Result

#: So much may still be written (bytes) before the disk is full.
ROOM = 24_000
TRIES = 5


def trial(folder: Path, rounds: int) -> Result:
    """Let a running server find the disk full ``rounds`` times (Linux: a limit on the length of files)."""
    desk, told, result = Desk(folder / "data").start(), Told(), Result()
    person, texts = desk.person(), numbered("disk")
    refusals = 0
    for turn in range(rounds):
        _limit(desk, desk.journal.stat().st_size + ROOM)
        waiting = ""
        while not waiting:
            waiting = _weigh(person, text := next(texts), told, result) or ""
            refusals += waiting == text
        for number in range(TRIES):
            refusals += _weigh(person, waiting, told, result) == waiting
            refusals += _add(person, f"Casa {turn} {number}", result)
        result.want(person.ask("GET", "/v1/health")["status"] == "ok", "a full disk stopped the server")
        result.hold(told, desk.kept())
        _limit(desk, resource.RLIM_INFINITY)
        result.want(_weigh(person, waiting, told, result) is None, "it did not go on when there was room")
    person.leave()
    result.hold(told, desk.kept())
    desk.kill()
    desk.start()
    result.hold(told, kept := desk.kept())
    result.want(told.settle(kept) == 0, "something that was refused is there")
    desk.server.stop()
    result.figures |= {
        "times full": rounds,
        "refused with storage-full": refusals,
        "acknowledged writes": told.count,
    }
    result.want(refusals == rounds * (1 + 2 * TRIES), "a write found room on a full disk")
    return result


def _limit(desk: Desk, size: int) -> None:
    """Set how long any file of the running server may grow (bytes)."""
    resource.prlimit(desk.server.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _weigh(person: Person, text: str, told: Told, result: Result) -> str | None:
    """Weigh a comment; return it where there was no room for it."""
    try:
        person.weigh(text)
    except Refused as refused:
        result.want((refused.status, refused.kind) == (507, "storage-full"), f"it said {refused}")
        return text
    told.comments.add(text)
    return None


def _add(person: Person, name: str, result: Result) -> bool:
    """Add a business with a long price list; say whether there was no room for it."""
    prices = [{"item": f"{name}, voce {number} " * 4, "price": number} for number in range(300)]
    try:
        person.ask("POST", "/v1/businesses", {"name": name, "prices": prices})
    except Refused as refused:
        result.want(refused.kind == "storage-full", f"it said {refused}")
        return True
    return False
