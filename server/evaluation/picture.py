"""Small pictures of figures: SVG made by hand, readable in light and dark, with its words inside.

Colour never says anything alone: every bar has words at its end, the description says all figures,
and they stand as a table in the JSON beside the picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, NamedTuple

WIDTH: Final = 720
#: A picture that has room for dots and nothing beside them.
NARROW: Final = 400
_LEFT: Final = 232
_RIGHT: Final = 176
_ROW: Final = 32
#: A row whose name stands above its bar.
_TALL_ROW: Final = 56
#: A part of a bar that is wide enough for its share in figures.
_ROOM_FOR_A_SHARE: Final = 0.1
_TOP: Final = 84
#: The room for the words above a picture.
_TITLE: Final = 36
_LIGHT: Final = (
    ("text", "font: 14px system-ui, sans-serif; fill: #23211d"),
    (".quiet", "fill: #625c51; font-size: 12px"),
    (".title", "font-size: 17px; font-weight: 600"),
    (".ground", "fill: #fffdf8"),
    (".line", "stroke: #dfd6c6"),
    (".a", "fill: #1f5450"),
    (".b", "fill: #7da386"),
    (".c", "fill: #d3a94a"),
    (".d", "fill: #b8722f"),
    (".e", "fill: #94402a"),
    (".on", "font-size: 12px; fill: #fffdf8"),
    (".on-b, .on-c, .on-d", "fill: #23211d"),
    (".aim, .range, .drawn", "stroke: #23211d; stroke-width: 2"),
    (".even, .dashed", "stroke: #625c51; stroke-dasharray: 4 4"),
)
_DARK: Final = (
    ("text", "fill: #ece6da"),
    (".quiet", "fill: #b0a798"),
    (".ground", "fill: #22201c"),
    (".line", "stroke: #403b33"),
    (".a", "fill: #8fc9c1"),
    (".b", "fill: #6f9b79"),
    (".c", "fill: #d9b45c"),
    (".d", "fill: #d08c4a"),
    (".e", "fill: #d4785d"),
    (".on, .on-b, .on-c, .on-d", "fill: #22201c"),
    (".aim, .range, .drawn", "stroke: #ece6da"),
    (".even, .dashed", "stroke: #b0a798"),
)
_CLASSES: Final = "abcde"


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a picture: its name, the words at its end, its parts (0 to 1, each its own colour).

    ``aim`` (0 to 1) draws a mark where the figure should reach, or stay.
    """

    name: str
    said: str
    parts: tuple[float, ...]
    aim: float | None = None


class Point(NamedTuple):
    """What was shown (0 to 1), how often it was so (with its 95 % range, where there is one), of how many."""

    shown: float
    happened: float
    n: int
    low: float | None = None
    high: float | None = None


class Axes(NamedTuple):
    """The words at the two sides of a picture of dots or lines."""

    across: str = "probability shown"
    up: str = "how often it was so"


_AXES: Final = Axes()


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a document: its heading, its height in pixels, and what is drawn below the heading."""

    title: str
    height: int
    body: tuple[str, ...]


def bars(
    title: str,
    rows: Sequence[Bar],
    legend: Sequence[str] = (),
    *,
    above: bool = False,
    mark: str = "The mark on each bar is its aim.",
) -> Picture:
    """Return horizontal bars from 0 to 100 %, one a row.

    ``legend`` names the parts in their order; without one the bars have a single part and an aim. With
    ``above`` the names, which may be sentences, stand over the bars instead of beside them.
    """
    head = tuple(_legend(legend)) if legend else (text(20, 60, mark, "quiet"),)
    step = _TALL_ROW if above else _ROW
    drawn = [line for place, row in enumerate(rows) for line in _bar(row, _TOP + step * place, above=above)]
    return Picture(title, _TOP + step * len(rows) + 16, (*head, *drawn))


def words(title: str, lines: Sequence[str]) -> Picture:
    """Return lines of text, one below the other."""
    drawn = [text(20, 60 + 22 * place, line) for place, line in enumerate(lines)]
    return Picture(title, 60 + 22 * len(lines), tuple(drawn))


def points(
    title: str,
    found: Sequence[Point | tuple[float, float, int]],
    axes: Axes = _AXES,
    beside: Sequence[str] | None = None,
) -> Picture:
    """Return dots of what was shown (across) against how often it was so (up), sized by their counts.

    Their figures stand ``beside`` them, where dots that are near each other cannot hide them; an empty
    ``beside`` leaves them to a table next to the picture.
    """
    side, left, top = 300, 70, 88
    bottom, every = top + side, [Point(*each) for each in found]
    most = max((each.n for each in every), default=1)
    body = [
        f'<line class="even" x1="{left}" y1="{bottom}" x2="{left + side}" y2="{top}"/>',
        f'<path class="line" fill="none" d="M{left} {top}V{bottom}H{left + side}"/>',
        text(left + side / 2, bottom + 34, axes.across, "quiet", "middle"),
        text(20, top - 22, axes.up, "quiet"),
    ]
    for mark in (0.0, 0.5, 1.0):
        body.append(text(left + mark * side, bottom + 16, f"{mark:.0%}", "quiet", "middle"))
        body.append(text(left - 8, bottom - mark * side + 4, f"{mark:.0%}", "quiet", "end"))
    for each in every:
        x, y = left + each.shown * side, bottom - each.happened * side
        if each.low is not None and each.high is not None:
            ends = f'y1="{bottom - each.low * side:.1f}" y2="{bottom - each.high * side:.1f}"'
            body.append(f'<line class="range" x1="{x:.1f}" x2="{x:.1f}" {ends}/>')
        radius = 4 + 8 * (each.n / most) ** 0.5
        body.append(f'<circle class="a" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>')
    if beside is None:
        beside = [f"n {each.n}: shown {each.shown:.1%}, was so {each.happened:.1%}" for each in every]
    body += [text(left + side + 40, top + 12 + 22 * place, said) for place, said in enumerate(beside)]
    return Picture(title, bottom + 52, tuple(body))


def rules(scope: str = "") -> str:
    """Return the looks of all pictures as CSS, light and dark; ``scope`` (``.plot ``) stands before each."""

    def block(looks: Sequence[tuple[str, str]], indent: str = "") -> list[str]:
        return [
            f"{indent}{', '.join(scope + each for each in selectors.split(', '))} {{ {look} }}"
            for selectors, look in looks
        ]

    dark = ["@media screen and (prefers-color-scheme: dark) {", *block(_DARK, "  "), "}"]
    return "\n".join(["", *block(_LIGHT), *dark, ""])


def document(
    title: str, description: str, pictures: Sequence[Picture], inside: str = "", width: int = WIDTH
) -> str:
    """Return the pictures one below the other as an SVG document; ``description`` says their figures.

    ``inside`` is the picture's own name where it stands in a page: the page then gives the looks
    (:func:`rules`), and two pictures of a page share no id.
    """
    height = sum(each.height - _lift(each) for each in pictures)
    ids = [f"{inside}-{part}" if inside else part for part in ("title", "desc")]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="{" ".join(ids)}">',
        f'<title id="{ids[0]}">{escape(title)}</title>',
        f'<desc id="{ids[1]}">{escape(description)}</desc>',
        *([] if inside else [f"<style>{rules()}</style>"]),
        f'<rect class="ground" width="{width}" height="{height}"/>',
    ]
    below = 0
    for each in pictures:
        lines += [
            f'<g transform="translate(0 {below - _lift(each)})">',
            *([text(20, 32, each.title, "title")] if each.title else []),
            *each.body,
            "</g>",
        ]
        below += each.height - _lift(each)
    return "\n".join([*lines, "</svg>\n"])


def _lift(picture: Picture) -> int:
    """Return how far a picture moves up that has no words above it."""
    return 0 if picture.title else _TITLE


def _bar(row: Bar, y: float, *, above: bool = False) -> Iterator[str]:
    left = 20 if above else _LEFT
    width = WIDTH - left - _RIGHT
    if above:
        yield text(left, y + 12, row.name, "quiet")
        y += 20
    else:
        yield text(left - 12, y + 15, row.name, anchor="end")
    yield f'<rect x="{left}" y="{y}" width="{width}" height="20" fill="none" class="line"/>'
    x = float(left)
    for place, part in enumerate(row.parts):
        if part > 0:
            colour = _CLASSES[place % len(_CLASSES)]
            yield f'<rect class="{colour}" x="{x:.1f}" y="{y}" width="{part * width:.1f}" height="20"/>'
            if len(row.parts) > 1 and part >= _ROOM_FOR_A_SHARE:
                yield text(x + part * width / 2, y + 14, f"{part:.0%}", f"on on-{colour}", "middle")
            x += part * width
    if row.aim is not None:
        at = left + row.aim * width
        yield f'<line class="aim" x1="{at:.1f}" y1="{y - 4}" x2="{at:.1f}" y2="{y + 24}"/>'
    yield text(left + width + 8, y + 15, row.said)


def _legend(names: Sequence[str]) -> Iterator[str]:
    widths = [34 + 6.6 * len(name) for name in names]
    x, y = 20.0, 52 if sum(widths) + 20 <= WIDTH else 46
    for place, (name, width) in enumerate(zip(names, widths, strict=True)):
        if x + width > WIDTH:
            x, y = 20.0, y + 16
        yield f'<rect class="{_CLASSES[place % len(_CLASSES)]}" x="{x:.0f}" y="{y}" width="12" height="12"/>'
        yield text(x + 18, y + 11, name, "quiet")
        x += width


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "") -> str:
    """Return one line of words at a place; ``anchor`` is ``middle`` or ``end``, otherwise it begins there."""
    look = (f' class="{kind}"' if kind else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:.1f}" y="{y:.1f}"{look}>{escape(words)}</text>'
