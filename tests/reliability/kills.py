"""``kill -9`` while several people write: what was acknowledged must be there after the next start."""

import http.client
import itertools
import random
import threading
import time
from pathlib import Path

from tests.reliability.desks import Desk, numbered
from tests.reliability.people import Person, Refused, Told
from tests.reliability.result import Result

WEIGHERS = 3
#: The server is killed after so many writes: soon, when nothing but businesses can be kept yet, or later.
SOON, LATER = (1, 4), (8, 40)
#: A fourth person adds so many businesses after each start.
BUSINESSES = 6
#: After so many seconds it is killed all the same.
LONGEST = 30.0


def trial(folder: Path, rounds: int) -> Result:
    """Kill a server ``rounds`` times and start it again, over one folder that fills up meanwhile."""
    chance = random.Random(5)  # noqa: S311 (no secret)
    desk, told, result = Desk(folder / "data"), Told(), Result()
    under_way: list[str] = []
    unannounced = 0
    for turn in range(rounds):
        desk.start()
        kept = desk.kept()
        result.hold(told, kept)
        unannounced += told.settle(kept)
        writes = chance.randint(*(SOON if turn % 2 else LATER))
        under_way = _write(desk, turn, told, under_way, writes, result.wrong)
    desk.start()
    kept = desk.kept()
    desk.server.stop()
    result.hold(told, kept)
    unannounced += told.settle(kept)
    result.figures |= {
        "kills": rounds,
        "acknowledged writes": told.count - unannounced,
        "under way at a kill, and kept": unannounced,
        "comments at the end": len(kept.comments),
    }
    result.want(told.count > 4 * rounds and told.comments, "hardly anything was written")
    result.want(unannounced <= rounds * (WEIGHERS + 1), "more is there than was under way")
    return result


def _write(desk: Desk, turn: int, told: Told, again: list[str], writes: int, wrong: list[str]) -> list[str]:
    """Let people write until so much is acknowledged, then kill; return the comments that got no answer."""
    unanswered: list[str] = []

    def weighs(who: int) -> None:
        person = desk.person()
        texts = itertools.chain(again[who::WEIGHERS], numbered(f"{turn}-{who}"))
        for number, text in enumerate(texts):
            try:
                _one(person, text, number, told)
            except (OSError, http.client.HTTPException):
                if text not in told.comments:
                    unanswered.append(text)
                break
            except Refused as refused:
                wrong.append(f"a comment was answered with {refused}")
        person.leave()

    works = [threading.Thread(target=weighs, args=(who,)) for who in range(WEIGHERS)]
    works.append(threading.Thread(target=_adds_businesses, args=(desk, turn, told, wrong)))
    wanted, end = told.count + writes, time.monotonic() + LONGEST
    for work in works:
        work.start()
    while told.count < wanted and time.monotonic() < end:
        time.sleep(0.002)
    desk.kill()
    for work in works:
        work.join()
    return unanswered


def _one(person: Person, text: str, number: int, told: Told) -> None:
    """Weigh a comment; every second one gets a note, every fifth is erased at once."""
    found = person.weigh(text)
    told.comments.add(text)
    if number % 5 == 4:
        told.doubtful.add(text)
        person.ask("DELETE", f"/v1/comments/{found['commentId']}")
        told.erased.add(text)
        told.doubtful.discard(text)
    elif number % 2:
        person.note(found["caseId"], f"nota: {text}")
        told.notes.add(f"nota: {text}")


def _adds_businesses(desk: Desk, turn: int, told: Told, wrong: list[str]) -> None:
    """Add a few: they need nothing that is loaded late, so they are under way from the first moment."""
    person = desk.person()
    for number in range(BUSINESSES):
        name = f"Casa {turn} {number}"
        try:
            person.ask("POST", "/v1/businesses", {"name": name})
        except (OSError, http.client.HTTPException):
            break
        except Refused as refused:
            wrong.append(f"a business was answered with {refused}")
        told.businesses.add(name)
        time.sleep(0.1)
    person.leave()
