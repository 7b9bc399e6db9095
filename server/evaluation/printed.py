"""An evaluation as a table that a person reads in a terminal."""

from collections.abc import Iterator
from typing import Any, Final

_NAMES: Final = {
    "not-negative": "not negative",
    "likely-customer": "likely customer",
    "to-check": "to check",
    "suspicious": "suspicious",
    "probable-campaign": "probable campaign",
}


def printed(summary: dict[str, Any]) -> str:
    """Return the figures of :func:`server.evaluation.summary.summarise` as lines of text."""
    return "\n".join(_lines(summary)) + "\n"


def _lines(summary: dict[str, Any]) -> Iterator[str]:
    done, of = summary["weighed"], summary["rows"]
    yield f"{done} of {of} comments weighed" + ("" if summary["complete"] else ", then it was stopped")
    if not done:
        return
    which = "comments that are not labelled as a campaign" if summary["labelled"] else "all comments"
    yield ""
    yield f"Where {which} lie (suspicious or above would be a false alarm)"
    yield _row("", ["comments", *_NAMES.values()])
    for name, group in _groups(summary):
        shares = (f"{100 * band['share']:.1f} %" for band in group["bands"].values())
        yield _row(name, [str(group["rows"]), *shares])
    accused = summary["falseAlarms"]["accused"]
    if accused:
        yield (
            f"False alarms: {_percent(accused['value'])} (95 % between {_percent(accused['low'])} "
            f"and {_percent(accused['high'])}); highest score {summary['falseAlarms']['highest']}"
        )
    if summary["labelled"]:
        yield ""
        yield from _labelled(summary)
    time = summary["timeMilliseconds"]
    yield ""
    yield f"Time per comment: p50 {time['p50']} ms, p99 {time['p99']} ms (on this machine, now)"


def _groups(summary: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if summary["falseAlarms"]["rows"]:
        yield "all", summary["falseAlarms"]
    yield from ((f"language {name}", group) for name, group in summary["byLanguage"].items())
    yield from ((f"{name} words", group) for name, group in summary["byLength"].items())


def _labelled(summary: dict[str, Any]) -> Iterator[str]:
    found = summary["separation"]
    if found is None:
        yield "Only one of the two labels was reached: nothing can be said of how they separate."
    else:
        auc, at = found["auc"], found["foundAt"]
        yield f"How the score orders {found['positives']} labelled campaigns and {found['negatives']} others"
        yield (
            f"AUC {auc['value']:.3f} (95 % between {auc['low']:.3f} and {auc['high']:.3f}); "
            f"found at 1 % false alarms {_percent(at['1%'])}, at 5 % {_percent(at['5%'])}"
        )
    yield ""
    yield "What was shown, and how often it was so"
    yield _row("probability", ["comments", "shown", "was so"])
    for step in summary["reliability"]:
        yield _row(
            f"{step['from']:.1f} to {step['to']:.1f}",
            [str(step["count"]), f"{step['shown']:.3f}", f"{step['happened']:.3f}"],
        )
    yield ""
    yield summary["note"]


def _row(name: str, cells: list[str]) -> str:
    return f"  {name:<16}" + "".join(f"{cell:>19}" for cell in cells)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
