"""How long a comment takes from its raw text to its score, measured while the others were measured."""

from server.evaluation.measures import Figure, Figures
from server.evaluation.metrics import percentile
from server.evaluation.sight import Sight

_ABOUT_THIRTY = (25, 35)


def measure(sight: Sight) -> Figures:
    """Return the times in milliseconds of comments of about thirty words; to be asked last."""
    taken = sight.times(*_ABOUT_THIRTY)
    return {f"time.p{p}": Figure(percentile(taken, p), len(taken)) for p in (50, 99)}
