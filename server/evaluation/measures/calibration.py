"""Whether a probability that a head says is how often it is so: the reliability of the parts of the reading.

No set tells how often a comment with a score above 59 was invented: what has words alone never comes that
far. The probabilities that can be held against the truth are those inside the reading, and these are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from server.evaluation.metrics import share_interval
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight

#: So many steps from 0 to 1.
STEPS = 10
#: Generators that no head ever saw, and that are together about as many as the guests beside them.
UNSEEN = ("gpt3", "llama")


@dataclass(frozen=True, slots=True)
class Step:
    """``n`` texts of which a chance between ``start`` and ``end`` was said (all shares 0 to 1).

    On average ``said`` was said, and of ``happened`` it was so (95 % of repetitions: ``low`` to ``high``).
    """

    start: float
    end: float
    n: int
    said: float
    happened: float
    low: float
    high: float


Reliability = dict[str, list[Step]]


def measure(sets: Sets, sight: Sight) -> Reliability:
    """Return the steps by the names of the plots in ``card.toml``."""

    def praise(found: Iterable[tuple[str, bool]], what: str) -> list[Step]:
        every = list(found)
        chosen = [
            one for side in (True, False) for one in sets.some(each for each in every if each[1] is side)
        ]
        seen = sight.all((text for text, _ in chosen), what)
        return steps([(each.reading.polarity + 1) / 2 for each in seen], [praises for _, praises in chosen])

    def machine(guests: list[str], machines: list[str], what: str) -> list[Step]:
        texts = sets.some(guests), sets.some(machines)
        said = [each.reading.machine_written for side in texts for each in sight.all(side, what)]
        return steps(said, [False] * len(texts[0]) + [True] * len(texts[1]))

    boxes = {
        code: [box for review in sets.kept_out(language) for box in review.boxes]
        for code, language in (("it", "Italian"), ("en", "English"))
    }
    return {
        "praise.absita": praise(sets.absita, "ABSITA sentences"),
        "praise.it": praise(boxes["it"], "Italian boxes"),
        "praise.en": praise(boxes["en"], "English boxes"),
        "machine.it": machine(sets.maide("Italian"), sets.maide("Italian", machine=True), "Italian reviews"),
        "machine.unseen": machine(
            sets.ott("truthful"),
            [text for name in UNSEEN for text in sets.generated(name)],
            "Unseen generators",
        ),
    }


def steps(said: Sequence[float], so: Sequence[bool]) -> list[Step]:
    """Return the tenths of what was ``said`` (0 to 1), each beside how often it was ``so``; none is empty."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for chance, truth in zip(said, so, strict=True):
        tenths.setdefault(min(int(chance * STEPS), STEPS - 1), []).append((chance, truth))
    return [_step(place, tenths[place]) for place in sorted(tenths)]


def _step(place: int, found: Sequence[tuple[float, bool]]) -> Step:
    share = share_interval(sum(truth for _, truth in found), len(found))
    mean = sum(chance for chance, _ in found) / len(found)
    return Step(place / STEPS, (place + 1) / STEPS, len(found), mean, share.value, share.low, share.high)


def gap(found: Sequence[Step]) -> float:
    """Return how far from the truth what was said is on average over all texts (0 to 1)."""
    return sum(each.n * abs(each.said - each.happened) for each in found) / sum(each.n for each in found)
