"""An evaluation as a table that a person reads in a terminal."""

from collections.abc import Iterator
from typing import Any, Final

from server.evaluation.summary import folded

_NAMES: Final = {
    "not-negative": "not negative",
    "likely-customer": "likely customer",
    "to-check": "to check",
    "suspicious": "suspicious",
    "probable-campaign": "probable campaign",
}


def printed(summary: dict[str, Any]) -> str:
    """Return the figures of :func:`server.evaluation.summary.summarise` as lines of text.

    ``found`` and ``unlabelled`` may stand beside them: how many rows of the files could be weighed, and
    how many were left out for want of a label.
    """
    return "\n".join(_lines(summary)) + "\n"


def _lines(summary: dict[str, Any]) -> Iterator[str]:
    yield from _head(summary)
    if not summary["weighed"]:
        return
    yield ""
    if summary["labelled"]:
        yield "Where comments that are not labelled as a campaign lie (suspicious or above is a false alarm)"
    else:
        yield "Where all comments lie"
    yield _row("", ["comments", *_NAMES.values()])
    for name, group in groups(summary):
        shares = (f"{100 * band['share']:.1f} %" for band in group["bands"].values())
        yield _row(name, [str(group["rows"]), *shares])
    yield from said_of_accused(summary)
    if summary["labelled"]:
        yield ""
        yield from _labelled(summary)
    yield ""
    yield said_of_time(summary)


def _head(summary: dict[str, Any]) -> Iterator[str]:
    done, of = summary["weighed"], summary["rows"]
    yield f"{done} of {_comments(of)} weighed" + ("" if summary["complete"] else ", then it was stopped")
    found, unlabelled = summary.get("found", of), summary.get("unlabelled", 0)
    if found > of:
        yield f"--limit drew the {of} evenly over {_comments(found)}, the same every time"
    if unlabelled:
        yield f"{_comments(unlabelled)} without a label left out"


def groups(summary: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the bands of each group by its name: all, campaigns, languages, lengths."""
    if summary["falseAlarms"]["rows"]:
        yield ("not campaigns" if summary["labelled"] else "all"), summary["falseAlarms"]
    if summary["campaigns"] and summary["campaigns"]["rows"]:
        yield "campaigns", summary["campaigns"]
    yield from ((f"language {name}", group) for name, group in folded(summary["byLanguage"]).items())
    yield from ((f"{name} words", group) for name, group in summary["byLength"].items())


def said_of_accused(summary: dict[str, Any]) -> Iterator[str]:
    """Yield the line that says how many lie above 59, and whether that is known to be wrong."""
    found = summary["falseAlarms"]
    accused, highest = found["accused"], found["highest"]
    if not accused:
        return
    range_ = (
        f"{percent(accused['value'])} (95 % between {percent(accused['low'])} and {percent(accused['high'])})"
    )
    top = "no comment has a score, because none complains" if highest is None else f"highest score {highest}"
    if summary["labelled"]:
        yield f"False alarms: {range_}; {top}"
    else:
        yield f"Above 59: {range_}; without labels nobody knows whether rightly; {top}"


def said_of_separation(summary: dict[str, Any]) -> Iterator[str]:
    """Yield how well the score orders the labelled comments."""
    found = summary["separation"]
    if found is None:
        yield "Only one of the two labels was reached: nothing can be said of how they separate."
        return
    auc, at = found["auc"], found["foundAt"]
    yield (
        f"How the score orders {found['positives']} labelled "
        f"{'campaign' if found['positives'] == 1 else 'campaigns'} and {found['negatives']} "
        f"{'other' if found['negatives'] == 1 else 'others'}"
    )
    sure = (
        "fewer than 20 of one kind, too few for an interval"
        if auc["low"] is None
        else f"95 % between {auc['low']:.3f} and {auc['high']:.3f}"
    )
    yield f"AUC {auc['value']:.3f} ({sure})"
    yield f"Found at 1 % false alarms {percent(at['1%'])}, at 5 % {percent(at['5%'])}"


def said_of_prior(summary: dict[str, Any]) -> str:
    """Return the sentence that says for which share of campaigns the reliability holds."""
    return (
        f"In the files {percent(summary['share'])} are labelled campaigns; "
        f"counted here as if {percent(summary['prior'])} were, which the score takes for granted"
    )


def said_of_time(summary: dict[str, Any]) -> str:
    """Return how long a comment took."""
    time = summary["timeMilliseconds"]
    return f"Time per comment: p50 {time['p50']} ms, p99 {time['p99']} ms (on this machine, now)"


def percent(share: float) -> str:
    """Return a share (0 to 1) as people write it."""
    return f"{100 * share:.1f} %"


def _labelled(summary: dict[str, Any]) -> Iterator[str]:
    yield from said_of_separation(summary)
    yield ""
    yield "What was shown, and how often it was so"
    yield said_of_prior(summary)
    yield _row("score", ["comments", "shown", "was so"])
    for step in summary["reliability"]:
        yield _row(
            f"{step['from']} to {step['to']}",
            [str(step["count"]), f"{step['shown']:.3f}", f"{step['happened']:.3f}"],
        )
    yield ""
    yield summary["note"]


def _row(name: str, cells: list[str]) -> str:
    return f"  {name:<16}" + "".join(f"{cell:>19}" for cell in cells)


def _comments(count: int) -> str:
    return f"{count} comment" + ("" if count == 1 else "s")
