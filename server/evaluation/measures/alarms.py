"""Real complaints: in which band they lie from their words alone, and after a month of silence."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from server.evaluation.measures import Figure, Figures
from server.evaluation.metrics import share_interval
from server.evaluation.sets import LANGUAGES, Sets
from server.evaluation.sight import Seen, Sight
from server.evaluation.summary import ACCUSING, BANDS

#: Each band's share is a figure of its own, under these names.
_SHARES = ("likely-customer", "to-check", "not-negative")


def complaints(sets: Sets) -> dict[str, list[str]]:
    """Return the real complaints by the names of the card's table."""
    found = {f"maide-{code}": sets.some(sets.maide(name)) for code, name in LANGUAGES.items()}
    found["absita-it"] = sets.some(text for text, praises in sets.absita if not praises)
    found["ott-en"] = sets.some(sets.ott("truthful"))
    return dict(sorted(found.items(), key=lambda one: list(LANGUAGES).index(one[0][-2:])))


def measure(sets: Sets, sight: Sight) -> Figures:
    """Return the shares for each language: ``alarms.it.accused`` and so on."""
    by_language: dict[str, list[Seen]] = {}
    for name, texts in complaints(sets).items():
        by_language.setdefault(name[-2:], []).extend(sight.all(texts, f"Complaints {name}"))
    found: Figures = {}
    for code, seen in by_language.items():
        alone = [each.alone.band for each in seen]
        silent = [each.silent.band for each in seen]
        found[f"alarms.{code}.accused"] = _share(alone, ACCUSING)
        found[f"alarms.{code}.accused-silent"] = _share(silent, ACCUSING)
        for band in _SHARES:
            found[f"alarms.{code}.{band}"] = _share(alone, (band,))
    return found


def table(sets: Sets, sight: Sight) -> list[dict[str, Any]]:
    """Return the bands of each set as rows: from the words alone, and after silence."""
    return [
        {"set": name, "language": name[-2:], "n": len(texts), "with": how, "highest": max(scores, default=0)}
        | {band: round(bands[band] / len(texts), 4) for band in BANDS}
        for name, texts in complaints(sets).items()
        for how in ("words alone", "30 days of silence")
        for weighed in ([sight[t].alone if how == "words alone" else sight[t].silent for t in texts],)
        for bands in (Counter(each.band for each in weighed),)
        for scores in ([each.score for each in weighed if each.score is not None],)
    ]


def _share(bands: Sequence[str], wanted: Sequence[str]) -> Figure:
    count = sum(band in wanted for band in bands)
    found = share_interval(count, len(bands))
    return Figure(found.value, len(bands), found.low, found.high)
