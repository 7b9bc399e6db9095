"""From weighed rows to the figures of an evaluation: plain values, ready for JSON."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, get_args

from server.evaluation import metrics
from server.evaluation.weighing import LENGTHS, Result, length_of
from server.evidence.model import Band
from server.evidence.table import PRIOR

BANDS: Final[tuple[Band, ...]] = get_args(Band)
#: The bands that tell a moderator "more likely than not": a real customer there is a false accusation.
ACCUSING: Final = ("suspicious", "probable-campaign")
#: With fewer of a kind the AUC has no interval: the bootstrap would repeat the same few rows.
ENOUGH: Final = 20
_LENGTHS: Final = tuple(dict.fromkeys(length_of(words) for words in (*LENGTHS, LENGTHS[-1] + 1)))

TEXT_ALONE: Final = (
    "Text alone cannot tell a campaign from an unhappy customer: with nothing but the words the score "
    "stays at 59 or below by design, so few of the labelled campaigns can be found here. "
    "What convinces comes later: a reference, a checked claim, the same words under several names."
)


def summarise(results: Sequence[Result], rows: int) -> dict[str, Any]:
    """Return all figures over ``results``, the part of ``rows`` that was weighed."""
    labelled = any(result.positive is not None for result in results)
    real = [result for result in results if not result.positive]
    return {
        "rows": rows,
        "weighed": len(results),
        "complete": len(results) == rows,
        "labelled": labelled,
        "falseAlarms": bands(real),
        "byLanguage": _grouped(real, lambda result: result.language, sorted({r.language for r in real})),
        "byLength": _grouped(real, lambda result: result.length, _LENGTHS),
        "separation": _separation(results) if labelled else None,
        "campaigns": bands([result for result in results if result.positive]) if labelled else None,
        "share": _share(results) if labelled else None,
        "prior": _rounded(metrics.probability(PRIOR)),
        "reliability": _reliability(results) if labelled else None,
        "timeMilliseconds": _times(results),
        "note": TEXT_ALONE,
    }


def bands(results: Sequence[Result]) -> dict[str, Any]:
    """Return how many of ``results`` lie in each band, and the share that is accused (with its range)."""
    counts = Counter(result.band for result in results)
    total = len(results)
    accused = sum(counts[band] for band in ACCUSING)
    return {
        "rows": total,
        "bands": {
            band: {"count": counts[band], "share": _rounded(counts[band] / total) if total else None}
            for band in BANDS
        },
        "accused": _interval(metrics.share_interval(accused, total)) | {"count": accused} if total else None,
        "highest": max((result.score for result in results if result.score is not None), default=None),
    }


def folded(groups: Mapping[str, dict[str, Any]], least: int = 10) -> dict[str, dict[str, Any]]:
    """Return ``groups`` of bands, several of fewer than ``least`` rows as one, ``other``."""
    small = [group for group in groups.values() if group["rows"] < least]
    if len(small) < 2:
        return dict(groups)
    return {name: group for name, group in groups.items() if group["rows"] >= least} | {"other": _sum(small)}


def _sum(groups: Sequence[dict[str, Any]]) -> dict[str, Any]:
    total = sum(group["rows"] for group in groups)
    counts = {band: sum(group["bands"][band]["count"] for group in groups) for band in BANDS}
    accused = sum(counts[band] for band in ACCUSING)
    highest = [group["highest"] for group in groups if group["highest"] is not None]
    return {
        "rows": total,
        "bands": {band: {"count": count, "share": _rounded(count / total)} for band, count in counts.items()},
        "accused": _interval(metrics.share_interval(accused, total)) | {"count": accused},
        "highest": max(highest, default=None),
    }


def _grouped(
    results: Sequence[Result], key: Callable[[Result], str], order: Iterable[str]
) -> dict[str, dict[str, Any]]:
    groups = {name: [result for result in results if key(result) == name] for name in order}
    return {name: bands(group) for name, group in groups.items() if group}


def _separation(results: Sequence[Result]) -> dict[str, Any] | None:
    """Return how well the score orders the labelled rows; ``None`` where one class was not reached."""
    positive = [result.rank for result in results if result.positive]
    negative = [result.rank for result in results if result.positive is False]
    if not (positive and negative):
        return None
    auc = _interval(metrics.auc_interval(positive, negative))
    enough = min(len(positive), len(negative)) >= ENOUGH
    return {
        "positives": len(positive),
        "negatives": len(negative),
        "auc": auc if enough else {"value": auc["value"], "low": None, "high": None},
        "foundAt": {
            f"{percent}%": _rounded(metrics.found_when(positive, negative, percent / 100))
            for percent in (1, 5)
        },
    }


def _reliability(results: Sequence[Result]) -> list[dict[str, float]]:
    """Return the steps of reliability; what has no score shows no probability and stays out."""
    shown = [
        (result.score, result.chance, result.positive)
        for result in results
        if result.score is not None and result.chance is not None and result.positive is not None
    ]
    if not shown:
        return []
    scores, chances, happened = zip(*shown, strict=True)
    steps = metrics.reliability(scores, chances, happened, metrics.probability(PRIOR))
    return [
        {
            "from": step.low, "to": step.high, "count": step.count,
            "shown": _rounded(step.shown), "happened": _rounded(step.happened),
        }
        for step in steps
    ]  # fmt: skip


def _share(results: Sequence[Result]) -> float | None:
    """Return the share of campaigns among the labelled rows."""
    known = [result.positive for result in results if result.positive is not None]
    return _rounded(sum(known) / len(known)) if known else None


def _times(results: Sequence[Result]) -> dict[str, float] | None:
    taken = [result.milliseconds for result in results]
    return {f"p{p}": round(metrics.percentile(taken, p), 1) for p in (50, 99)} if taken else None


def _interval(found: metrics.Interval) -> dict[str, float | None]:
    return {"value": _rounded(found.value), "low": _rounded(found.low), "high": _rounded(found.high)}


def _rounded(value: float) -> float:
    return round(value, 4)
