"""What a complaint is mainly about, where it is about one thing only."""

from server.evaluation.measures import Figure, Figures
from server.evaluation.metrics import share_interval
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight
from server.learning.aspects import EXAMINED


def measure(sets: Sets, sight: Sight) -> Figures:
    """Return how often the aspect is named first, and how often among the first two."""
    complaints = sets.some(sets.concerns)
    named = [_named(sight, text) for text, _ in complaints]
    right = [concern for _, concern in complaints]
    return {
        f"concern.{name}": _share(
            sum(concern in names[:most] for names, concern in zip(named, right, strict=True)), len(right)
        )
        for name, most in (("first", 1), ("first-two", 2))
    }


def _named(sight: Sight, text: str) -> list[str]:
    """Return our aspects in the set's words: breakfast and restaurant are amenities there."""
    found = (aspect.aspect for aspect in sight[text].reading.aspects)
    renamed = dict.fromkeys("amenities" if name == "food" else name for name in found)
    return [name for name in renamed if name in EXAMINED]


def _share(count: int, of: int) -> Figure:
    found = share_interval(count, of)
    return Figure(found.value, of, found.low, found.high)
