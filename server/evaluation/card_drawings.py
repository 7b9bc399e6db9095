"""The pictures of the model card and of the bench, in both languages; the site shows them too.

With ``inside``, a name that no other picture of the page has, they are parts of a page that has their
looks and their tables (see :func:`server.evaluation.picture.document`).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from server.evaluation.banded import banded, told
from server.evaluation.curves import Curve, curves
from server.evaluation.labels import counted, labels, written
from server.evaluation.picture import NARROW, WIDTH, Axes, Bar, Point, bars, document, points
from server.evaluation.summary import BANDS

#: The numbers of comments that are named below the picture of cost.
_COUNTS: Final = (1_000, 10_000, 50_000, 100_000)


def false_alarms(card: Mapping[str, Any], language: str = "en", inside: str = "") -> str:
    """Return an SVG of the bands in which real complaints lie, set by set."""
    words = labels(language)
    rows = [
        banded(f"{words['sets'][row['set']]}, {words['with'][row['with']]}", row["n"], row, language)
        for row in card["bands"]
    ]
    names = [words["bands"][band] for band in BANDS]
    return _drawn(
        words["alarms"],
        told(rows, language, names),
        [bars(_head(words["alarms"], inside), rows, names)],
        language,
        inside,
    )


def aims(card: Mapping[str, Any], language: str = "en", inside: str = "") -> str:
    """Return an SVG of the figures that should be high, each with the mark of its aim."""
    words = labels(language)
    rows = [
        Bar(
            each["title"][language],
            written(each["value"], each["unit"], language)
            + ("" if each["reached"] else f", {words['missed']}"),
            (each["value"],),
            each["aim"]["atLeast"],
        )
        for each in card["measures"]
        if each["aim"] and "atLeast" in each["aim"]
    ]
    said = "; ".join(
        f"{row.name} {row.said}, {words['aim_is']} {written(row.aim or 0, 'share', language)}" for row in rows
    )
    picture = bars(_head(words["aims"], inside), rows, above=True, mark=words["aim"])
    return _drawn(words["aims"], said, [picture], language, inside)


def reliability(plots: Sequence[Mapping[str, Any]], language: str = "en", inside: str = "") -> str:
    """Return an SVG of what the heads said against how often it was so, one square a set.

    In a page it has no words beside its dots: there the table stands next to it, and it is narrow.
    """
    words = labels(language)
    axes = Axes(words["across"], words["up"])
    pictures, said = [], []
    for plot in plots:
        found = [
            Point(*(step[part] for part in ("said", "happened", "n", "low", "high")))
            for step in plot["steps"]
        ]
        lines = [
            words["point"].format(
                n=counted(each.n, language),
                said=written(each.shown, "share", language),
                happened=written(each.happened, "share", language),
            )
            for each in found
        ]
        name = plot["title"][language]
        pictures.append(points(_head(name, inside), found, axes, [] if inside else lines))
        said.append(f"{name}: {'; '.join(lines)}")
    title = plots[0]["title"][language] if inside else words["reliability"]
    return _drawn(title, ". ".join(said), pictures, language, inside, NARROW if inside else WIDTH)


def cost(bench: Mapping[str, Any], language: str = "en", inside: str = "") -> str:
    """Return an SVG of what a comment costs by how many are kept: the whole call, and the search alone."""
    words = labels(language)
    lines = []
    for name in ("analyze", "search"):
        for part in ("p50", "p99"):
            found = [(row["stored"], row[part]) for row in bench["cost"][name] if row["stored"]]
            lines.append(Curve(f"{words['series'][name]}, {words['series'][part]}", found, part == "p99"))
    said = "; ".join(
        f"{line.name}: "
        + ", ".join(
            f"{counted(count, language)} {written(value, 'ms', language)}" for count, value in line.found
        )
        for line in lines
    )
    counts = [(count, counted(count, language)) for count in _COUNTS]
    picture = curves(
        _head(words["cost"], inside), lines, Axes(words["cost_across"], words["cost_up"]), counts
    )
    return _drawn(words["cost"], said, [picture], language, inside)


def _head(title: str, inside: str) -> str:
    """Return the words over a picture; in a page its caption says them."""
    return "" if inside else title


def _drawn(
    title: str, said: str, pictures: Sequence[Any], language: str, inside: str, width: int = WIDTH
) -> str:
    words = labels(language)
    description = words["below"] if inside else f"{said}. {words['json']}"
    return document(title, description, pictures, inside, width)
