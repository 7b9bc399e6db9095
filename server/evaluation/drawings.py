"""The pictures of an evaluation and of the model card."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from server.evaluation.picture import Bar, bars, document, points
from server.evaluation.summary import ACCUSING, BANDS

_IN_THE_JSON: Final = "The same figures stand in the JSON beside this picture."


def evaluation(summary: Mapping[str, Any]) -> str:
    """Return an SVG of the bands of all comments, by language and by length, and of the reliability."""
    groups = {"all": summary["falseAlarms"]}
    groups |= {f"language {name}": group for name, group in summary["byLanguage"].items()}
    groups |= {f"{name} words": group for name, group in summary["byLength"].items()}
    rows = [
        _banded(name, group["rows"], {band: each["share"] for band, each in group["bands"].items()})
        for name, group in groups.items()
        if group["rows"]
    ]
    title = "Where comments not labelled a campaign lie" if summary["labelled"] else "Where comments lie"
    pictures, told = [bars(title, rows, BANDS)], _told(rows)
    if summary["reliability"]:
        steps = [(step["shown"], step["happened"], step["count"]) for step in summary["reliability"]]
        pictures.append(points("What was shown, and how often it was so", steps))
        told += ". " + "; ".join(f"shown {a:.1%}, was so {b:.1%}, {n} comments" for a, b, n in steps)
    return document(title, f"{told}. {_IN_THE_JSON}", pictures)


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
            each["id"],
            f"{each['value']:.3f}{'' if each['reached'] else ', missed'}",
            (each["value"],),
            each["aim"]["atLeast"],
        )
        for each in card["measures"]
        if each["aim"] and "atLeast" in each["aim"]
    ]
    told = "; ".join(f"{row.name} {row.said}, aim {row.aim}" for row in rows)
    title = "Figures that should be high"
    return document(title, f"{told}. {_IN_THE_JSON}", [bars(title, rows)])


def _banded(name: str, count: int, shares: Mapping[str, float]) -> Bar:
    accused = sum(shares[band] for band in ACCUSING)
    return Bar(name, f"{count}; {accused:.1%} above 59", tuple(shares[band] for band in BANDS))


def _told(rows: Sequence[Bar]) -> str:
    return "; ".join(
        f"{row.name} ({row.said}): "
        + ", ".join(f"{band} {part:.1%}" for band, part in zip(BANDS, row.parts, strict=True))
        for row in rows
    )
