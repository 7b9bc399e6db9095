"""The pictures of an evaluation and of the model card."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from server.evaluation import printed
from server.evaluation.picture import Bar, bars, document, points, words
from server.evaluation.summary import ACCUSING, BANDS

_IN_THE_JSON: Final = "The same figures stand in the JSON beside this picture."


def evaluation(summary: dict[str, Any]) -> str:
    """Return an SVG of the bands by kind, language and length, of the separation and of the reliability."""
    rows = [
        _banded(name, group["rows"], {band: each["share"] for band, each in group["bands"].items()})
        for name, group in printed.groups(summary)
    ]
    title = "Where comments lie"
    lines = [line[:1].upper() + line[1:] for line in _in_words(summary)]
    pictures, told = (
        [bars(title, rows, BANDS), words("In words", lines)],
        f"{_told(rows)}. {'. '.join(lines)}",
    )
    if summary["reliability"]:
        steps = [(step["shown"], step["happened"], step["count"]) for step in summary["reliability"]]
        pictures.append(points("What was shown, and how often it was so", steps))
        told += ". " + "; ".join(f"shown {a:.1%}, was so {b:.1%}, {n} comments" for a, b, n in steps)
    return document(title, f"{told}. {_IN_THE_JSON}", pictures)


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


def false_alarms(card: Mapping[str, Any]) -> str:
    """Return an SVG of the bands in which real complaints lie, set by set."""
    rows = [
        _banded(f"{row['set']}, {'silence' if 'silence' in row['with'] else 'words'}", row["n"], row)
        for row in card["bands"]
    ]
    title = "Where real complaints lie"
    return document(title, f"{_told(rows)}. {_IN_THE_JSON}", [bars(title, rows, BANDS)])


def aims(card: Mapping[str, Any]) -> str:
    """Return an SVG of the figures that should be high, each with the mark of its aim."""
    rows = [
        Bar(
            each["title"]["en"],
            f"{each['value']:.3f}{'' if each['reached'] else ', missed'}",
            (each["value"],),
            each["aim"]["atLeast"],
        )
        for each in card["measures"]
        if each["aim"] and "atLeast" in each["aim"]
    ]
    told = "; ".join(f"{row.name} {row.said}, aim {row.aim}" for row in rows)
    title = "Figures that should be high"
    return document(title, f"{told}. {_IN_THE_JSON}", [bars(title, rows, above=True)])


def _banded(name: str, count: int, shares: Mapping[str, float]) -> Bar:
    accused = sum(shares[band] for band in ACCUSING)
    return Bar(name, f"{count}; {accused:.1%} above 59", tuple(shares[band] for band in BANDS))


def _told(rows: Sequence[Bar]) -> str:
    return "; ".join(
        f"{row.name} ({row.said}): "
        + ", ".join(f"{band} {part:.1%}" for band, part in zip(BANDS, row.parts, strict=True))
        for row in rows
    )
