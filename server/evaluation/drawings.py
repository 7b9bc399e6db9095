"""The picture of an evaluation of one's own files."""

from collections.abc import Iterator
from typing import Any

from server.evaluation import printed
from server.evaluation.banded import banded, told
from server.evaluation.labels import labels
from server.evaluation.picture import bars, document, points, words
from server.evaluation.summary import BANDS


def evaluation(summary: dict[str, Any]) -> str:
    """Return an SVG of the bands by kind, language and length, of the separation and of the reliability."""
    rows = [
        banded(name, group["rows"], {band: each["share"] for band, each in group["bands"].items()})
        for name, group in printed.groups(summary)
    ]
    title = "Where comments lie"
    lines = [line[:1].upper() + line[1:] for line in _in_words(summary)]
    pictures, said = (
        [bars(title, rows, BANDS), words("In words", lines)],
        f"{told(rows)}. {'. '.join(lines)}",
    )
    if summary["reliability"]:
        steps = [(step["shown"], step["happened"], step["count"]) for step in summary["reliability"]]
        pictures.append(points("What was shown, and how often it was so", steps))
        said += ". " + "; ".join(f"shown {a:.1%}, was so {b:.1%}, {n} comments" for a, b, n in steps)
    return document(title, f"{said}. {labels('en')['json']}", pictures)


def _in_words(summary: dict[str, Any]) -> Iterator[str]:
    if not summary["weighed"]:
        return
    if summary["labelled"]:
        yield "Languages and lengths: comments that are not labelled as a campaign"
    for line in printed.said_of_accused(summary):
        yield from line.split("; ")
    if summary["labelled"]:
        yield from printed.said_of_separation(summary)
        yield from printed.said_of_prior(summary).split("; ")
    yield printed.said_of_time(summary)
