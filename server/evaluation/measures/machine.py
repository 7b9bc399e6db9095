"""How well ``machineWritten`` tells machines from guests: where it was taught for, and where it was not."""

from collections.abc import Sequence

from server.evaluation.measures import Figure, Figures
from server.evaluation.metrics import auc_interval, found_when, share_interval
from server.evaluation.sets import Sets
from server.evaluation.sight import Seen, Sight

GENERATORS = ("gpt3", "gpt3_t5paraphrase", "llama")


def measure(sets: Sets, sight: Sight) -> Figures:
    """Return the figures on Italian, on generators never seen, and on paid writers."""

    def seen(texts: Sequence[str], what: str) -> list[Seen]:
        return sight.all(sets.some(texts), what)

    guests = seen(sets.maide("Italian"), "Italian guests")
    machines = seen(sets.maide("Italian", machine=True), "Italian by GPT-4")
    found = {"machine.it.auc": _auc(machines, guests), "machine.it.found": _found(machines, guests)}
    web = seen(sets.ott("truthful"), "Reviews from the web")
    for name in GENERATORS:
        found[f"machine.{name}.auc"] = _auc(seen(sets.generated(name), name), web)
    paid = seen(sets.ott("deceptive"), "Reviews for pay")
    found["paid.machine.auc"] = _auc(paid, web)
    suspected = auc_interval([_rank(each) for each in paid], [_rank(each) for each in web])
    found["paid.score.auc"] = Figure(suspected.value, len(paid) + len(web), suspected.low, suspected.high)
    return found


def _auc(machines: Sequence[Seen], guests: Sequence[Seen]) -> Figure:
    found = auc_interval(_values(machines), _values(guests))
    return Figure(found.value, len(machines) + len(guests), found.low, found.high)


def _found(machines: Sequence[Seen], guests: Sequence[Seen]) -> Figure:
    share = found_when(_values(machines), _values(guests), 0.01)
    found = share_interval(round(share * len(machines)), len(machines))
    return Figure(share, len(machines), found.low, found.high)


def _values(seen: Sequence[Seen]) -> list[float]:
    return [each.reading.machine_written for each in seen]


def _rank(seen: Seen) -> float:
    """Return the odds of a campaign; what is not negative stands below all."""
    return -1000.0 if seen.alone.score is None else seen.alone.log_odds
