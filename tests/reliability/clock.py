"""A clock that is set back, by an hour, by days, to 1970: timelines stay in order and nothing breaks."""

import itertools
from datetime import datetime
from pathlib import Path

from tests.live import LiveServer
from tests.reliability.desks import Desk, numbered
from tests.reliability.people import Person, Told
from tests.reliability.result import Result

HOUR, DAY = 3600, 86_400
#: What the clock is set to, one after the other (seconds from now): 1970 is what a flat battery shows.
STEPS = (0, -1, -HOUR, -3 * DAY, -400 * DAY, -1_760_000_000, 0, -60)
_LOOKS = (
    "/v1/cases", "/v1/queue", "/v1/report", "/v1/export.json", "/v1/export.csv", "/v1/learning",
    "/v1/cases/{case}", "/v1/cases/{case}/options",
)  # fmt: skip


class _Turned(LiveServer):
    """The real server by the clock of :mod:`tests.reliability.turned_clock`."""

    module = "tests.reliability.turned_clock"

    def __init__(self, data: Path, clock: Path) -> None:
        super().__init__(data)
        self.clock = clock

    @property
    def _environment(self) -> dict[str, str]:
        # A comment that came in 1970 by this clock is too old as soon as the clock is right.
        return super()._environment | {"GARBO_TEST_CLOCK": str(self.clock), "GARBO_RETENTION_DAYS": "0"}


def trial(folder: Path, rounds: int) -> Result:
    """Go through :data:`STEPS` ``rounds`` times; the server is killed half-way, the clock still wrong."""
    clock = folder / "clock"
    clock.write_text("0", encoding="utf-8")
    desk = Desk(folder / "data", _Turned(folder / "data", clock)).start()
    told, result, texts = Told(), Result(), numbered("clock")
    person = desk.person()
    case = person.weigh(text := next(texts))["caseId"]
    told.comments.add(text)
    for number, seconds in enumerate(STEPS * rounds):
        clock.write_text(str(seconds), encoding="utf-8")
        _work(person, case, number, next(texts), told)
        _look(person, case, result)
        if number % len(STEPS) == len(STEPS) // 2:
            person.leave()
            desk.kill()
            desk.start()
            person = desk.person()
    result.hold(told, kept := desk.kept())
    result.want(told.settle(kept) == 0, "something is there that nobody sent")
    _question_and_answer(person, next(texts), clock, result)
    person.leave()
    desk.kill()
    desk.start()
    result.hold(told, desk.kept())
    desk.server.stop()
    result.figures |= {
        "times set back": sum(after < before for before, after in itertools.pairwise(STEPS * rounds)),
        "acknowledged writes": told.count,
    }
    return result


def _work(person: Person, case: str, number: int, text: str, told: Told) -> None:
    """Weigh a comment and add a note to an older case."""
    person.weigh(text)
    told.comments.add(text)
    person.note(case, f"nota {number}")
    told.notes.add(f"nota {number}")


def _look(person: Person, case: str, result: Result) -> None:
    """Open every page that tells of time; the timeline is in the order in which it was written."""
    for path in _LOOKS:
        person.look(path.format(case=case))
    events = person.ask("GET", f"/v1/cases/{case}")["events"]
    moments = [datetime.fromisoformat(each["at"]) for each in events]
    result.want(moments == sorted(moments), "a timeline is out of order")
    notes = [each["note"] for each in events if each["note"]]
    result.want(notes == [f"nota {number}" for number in range(len(notes))], "a note is out of its place")


def _question_and_answer(person: Person, text: str, clock: Path, result: Result) -> None:
    """Ask, set the clock back by an hour, have the customer answer: no silence grows out of it."""
    clock.write_text("0", encoding="utf-8")
    case = person.weigh(text)["caseId"]
    person.ask("POST", f"/v1/cases/{case}/events", {"type": "reference-asked"})
    clock.write_text(str(-HOUR), encoding="utf-8")
    person.ask("POST", f"/v1/cases/{case}/events", {"type": "customer-answered"})
    clock.write_text(str(10 * DAY), encoding="utf-8")
    found = person.ask("GET", f"/v1/cases/{case}")
    result.want(found["silentSince"] is None, "a customer who has answered is said to be silent")
    clock.write_text("0", encoding="utf-8")
