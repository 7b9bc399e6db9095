"""A journal that was cut anywhere, or ends in garbage: whole lines stay, damage is said plainly."""

import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from server.store import open_store
from server.store.base import StoreError
from tests.live import ROOT
from tests.reliability.desks import Desk, numbered
from tests.reliability.result import Result

TAILS = 20


def trial(folder: Path, comments: int, cuts: int) -> Result:
    """Cut the journal of a killed server at ``cuts`` places, and put garbage behind it."""
    desk, result = Desk(folder / "data").start(), Result()
    person, texts = desk.person(), []
    for _, text in zip(range(comments), numbered("torn"), strict=False):
        person.weigh(text)
        texts.append(text)
    person.leave()
    desk.kill()
    whole = desk.journal.read_bytes()
    result.want(all(text.encode() in whole for text in texts), "the journal does not hold what was written")
    places = _places(whole, cuts)
    for place in places:
        _cut(folder, whole[:place], texts, result)
    chance = random.Random(6)  # noqa: S311 (no secret)
    for number in range(TAILS):
        garbage = bytes(200) if number == 0 else chance.randbytes(chance.randint(1, 300))
        _cut(folder, whole + garbage.replace(b"\n", b"?"), texts, result)
        _refused(folder, whole + garbage.replace(b"\0", b"?") + b"\n", result)
    _served(desk, whole, texts, result)
    result.figures |= {
        "bytes of the journal": len(whole),
        "places where it was cut": len(places),
        "tails of garbage": 2 * TAILS,
    }
    return result


def _places(whole: bytes, cuts: int) -> list[int]:
    """Return the ends of lines and their neighbours, and other places up to ``cuts`` in all."""
    ends = [place for place, sign in enumerate(whole, 1) if sign == ord("\n")]
    near = {place + step for place in ends for step in (-1, 0, 1)} & set(range(len(whole) + 1))
    chance = random.Random(4)  # noqa: S311 (no secret)
    others = (chance.randrange(len(whole)) for _ in range(max(0, cuts - len(near))))
    return sorted(near.union(others))


def _cut(folder: Path, journal: bytes, texts: list[str], result: Result) -> None:
    """Open a folder with this journal: of its whole lines every comment is there, and no other."""
    copy = _copy(folder, journal)
    store = open_store(copy)
    found = Counter(each.text for each in store.comments())
    store.close()
    lines = journal[: journal.rfind(b"\n") + 1]
    told = {text for text in texts if text.encode() in lines}
    result.lost += len(told - set(found))
    result.doubled += sum(found.values()) - len(found)
    result.want(set(found) <= told, "a torn line was read")


def _refused(folder: Path, journal: bytes, result: Result) -> None:
    """Open a folder whose journal ends in a damaged line: it is refused, and left as it is."""
    copy = _copy(folder, journal)
    try:
        open_store(copy).close()
    except StoreError as error:
        result.want("is damaged" in str(error), f"it said {error}")
    else:
        result.wrong.append("a damaged line was taken")
    result.want((copy / "store.journal").read_bytes() == journal, "a damaged journal was changed")


def _served(desk: Desk, whole: bytes, texts: list[str], result: Result) -> None:
    """Start the server itself on a damaged journal, then on a torn one."""
    desk.journal.write_bytes(whole + b"damaged\n")
    environment = {"GARBO_DATA": str(desk.server.data), "GARBO_PORT": str(desk.server.port)}
    said = subprocess.run(
        [sys.executable, "-m", "server", "run"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip
    plainly = said.returncode == 1 and "is damaged" in said.stderr and "Traceback" not in said.stderr
    result.want(plainly, f"on a damaged journal the server said {said.stderr!r}")
    desk.journal.write_bytes(whole + whole[:50])
    desk.start()
    kept = desk.kept()
    desk.server.stop()
    result.lost += len(set(texts) - set(kept.comments))
    result.want(set(kept.comments) <= set(texts), "the server read a torn line")


def _copy(folder: Path, journal: bytes) -> Path:
    """Return a copy of the data folder with this journal."""
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    shutil.copy(folder / "data" / "store.json", copy)
    (copy / "store.journal").write_bytes(journal)
    return copy
