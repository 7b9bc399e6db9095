"""Eight clients at once: how fast, and whether each of their writes is there once."""

import statistics
import threading
import time
from pathlib import Path

from tests.reliability.desks import Desk, numbered
from tests.reliability.people import Refused, Told
from tests.reliability.result import Result

CLIENTS = 8


def trial(folder: Path, comments: int, shared: int) -> Result:
    """Let eight people weigh ``comments`` each, with a note, and ``shared`` more that all of them send."""
    desk, told, result = Desk(folder / "data").start(), Told(), Result()
    same = [text for _, text in zip(range(shared), numbered("same"), strict=False)]
    seconds: list[float] = []
    warm = desk.person()
    warm.weigh(text := "Camera fredda, nessuno ha risposto al telefono.")
    told.comments.add(text)
    warm.leave()

    def works(who: int) -> None:
        person, own = desk.person(), numbered(f"crowd-{who}")
        for text in [*same, *(next(own) for _ in range(comments))]:
            try:
                begun = time.perf_counter()
                found = person.weigh(text)
                seconds.append(time.perf_counter() - begun)
                told.comments.add(text)
                person.note(found["caseId"], f"{who}: {text}")
                told.notes.add(f"{who}: {text}")
            except (OSError, Refused) as error:
                result.wrong.append(f"a client was answered with {error}")
        person.leave()

    people = [threading.Thread(target=works, args=(who,)) for who in range(CLIENTS)]
    begun = time.perf_counter()
    for person in people:
        person.start()
    for person in people:
        person.join()
    took = time.perf_counter() - begun
    result.hold(told, desk.kept())
    desk.kill()
    desk.start()
    result.hold(told, kept := desk.kept())
    result.want(told.settle(kept) == 0, "something is there that nobody sent")
    desk.server.stop()
    result.figures |= {
        "clients": CLIENTS,
        "acknowledged writes": told.count,
        "of them comments that all clients sent": shared,
        "errors": len(result.wrong),
        "requests a second": round(2 * len(seconds) / took),
        "median of weighing a comment (ms)": round(1000 * statistics.median(seconds)),
    }
    return result
