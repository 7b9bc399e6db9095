"""Small pictures of figures: SVG made by hand, readable in light and dark, with its words inside.

Colour never says anything alone: every bar has words at its end, the description says all figures,
and they stand as a table in the JSON beside the picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

WIDTH: Final = 720
_LEFT: Final = 232
_RIGHT: Final = 176
_ROW: Final = 32
#: A row whose name stands above its bar.
_TALL_ROW: Final = 56
#: A part of a bar that is wide enough for its share in figures.
_ROOM_FOR_A_SHARE: Final = 0.1
_TOP: Final = 84
_STYLE: Final = """
text { font: 14px system-ui, sans-serif; fill: #23211d } .quiet { fill: #625c51; font-size: 12px }
.title { font-size: 17px; font-weight: 600 } .ground { fill: #fffdf8 } .line { stroke: #dfd6c6 }
.a { fill: #1f5450 } .b { fill: #7da386 } .c { fill: #d3a94a } .d { fill: #b8722f } .e { fill: #94402a }
.on { font-size: 12px; fill: #fffdf8 } .on-b, .on-c, .on-d { fill: #23211d }
.aim { stroke: #23211d; stroke-width: 2 } .even { stroke: #625c51; stroke-dasharray: 4 4 }
@media (prefers-color-scheme: dark) {
text { fill: #ece6da } .quiet { fill: #b0a798 } .ground { fill: #22201c } .line { stroke: #403b33 }
.a { fill: #8fc9c1 } .b { fill: #6f9b79 } .c { fill: #d9b45c } .d { fill: #d08c4a } .e { fill: #d4785d }
.on, .on-b, .on-c, .on-d { fill: #22201c } .aim { stroke: #ece6da } .even { stroke: #b0a798 } }
"""
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


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a document: its heading, its height in pixels, and what is drawn below the heading."""

    title: str
    height: int
    body: tuple[str, ...]


def bars(title: str, rows: Sequence[Bar], legend: Sequence[str] = (), *, above: bool = False) -> Picture:
    """Return horizontal bars from 0 to 100 %, one a row.

    ``legend`` names the parts in their order; without one the bars have a single part and an aim. With
    ``above`` the names, which may be sentences, stand over the bars instead of beside them.
    """
    head = tuple(_legend(legend)) if legend else (_text(20, 60, "The mark on each bar is its aim.", "quiet"),)
    step = _TALL_ROW if above else _ROW
    drawn = [line for place, row in enumerate(rows) for line in _bar(row, _TOP + step * place, above=above)]
    return Picture(title, _TOP + step * len(rows) + 16, (*head, *drawn))


def words(title: str, lines: Sequence[str]) -> Picture:
    """Return lines of text, one below the other."""
    drawn = [_text(20, 60 + 22 * place, line) for place, line in enumerate(lines)]
    return Picture(title, 60 + 22 * len(lines), tuple(drawn))


def points(title: str, found: Sequence[tuple[float, float, int]]) -> Picture:
    """Return dots of what was shown (across) against how often it was so (up), sized by their counts.

    Their figures stand beside them, where dots that are near each other cannot hide them.
    """
    side, left, top = 300, 70, 88
    bottom, most = top + side, max((count for _, _, count in found), default=1)
    body = [
        f'<line class="even" x1="{left}" y1="{bottom}" x2="{left + side}" y2="{top}"/>',
        f'<path class="line" fill="none" d="M{left} {top}V{bottom}H{left + side}"/>',
        _text(left + side / 2, bottom + 34, "probability shown", "quiet", "middle"),
        _text(20, top - 22, "how often it was so", "quiet"),
    ]
    for mark in (0.0, 0.5, 1.0):
        body.append(_text(left + mark * side, bottom + 16, f"{mark:.0%}", "quiet", "middle"))
        body.append(_text(left - 8, bottom - mark * side + 4, f"{mark:.0%}", "quiet", "end"))
    for place, (shown, happened, count) in enumerate(found):
        x, y = left + shown * side, bottom - happened * side
        body.append(f'<circle class="a" cx="{x:.1f}" cy="{y:.1f}" r="{4 + 8 * (count / most) ** 0.5:.1f}"/>')
        said = f"n {count}: shown {shown:.1%}, was so {happened:.1%}"
        body.append(_text(left + side + 40, top + 12 + 22 * place, said))
    return Picture(title, bottom + 52, tuple(body))


def document(title: str, description: str, pictures: Sequence[Picture]) -> str:
    """Return the pictures one below the other as an SVG document; ``description`` says their figures."""
    height = sum(each.height for each in pictures)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" role="img" aria-labelledby="title desc">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(description)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{height}"/>',
    ]
    below = 0
    for each in pictures:
        lines += [
            f'<g transform="translate(0 {below})">',
            _text(20, 32, each.title, "title"),
            *each.body,
            "</g>",
        ]
        below += each.height
    return "\n".join([*lines, "</svg>\n"])


def _bar(row: Bar, y: float, *, above: bool = False) -> Iterator[str]:
    left = 20 if above else _LEFT
    width = WIDTH - left - _RIGHT
    if above:
        yield _text(left, y + 12, row.name, "quiet")
        y += 20
    else:
        yield _text(left - 12, y + 15, row.name, anchor="end")
    yield f'<rect x="{left}" y="{y}" width="{width}" height="20" fill="none" class="line"/>'
    x = float(left)
    for place, part in enumerate(row.parts):
        if part > 0:
            colour = _CLASSES[place % len(_CLASSES)]
            yield f'<rect class="{colour}" x="{x:.1f}" y="{y}" width="{part * width:.1f}" height="20"/>'
            if len(row.parts) > 1 and part >= _ROOM_FOR_A_SHARE:
                yield _text(x + part * width / 2, y + 14, f"{part:.0%}", f"on on-{colour}", "middle")
            x += part * width
    if row.aim is not None:
        at = left + row.aim * width
        yield f'<line class="aim" x1="{at:.1f}" y1="{y - 4}" x2="{at:.1f}" y2="{y + 24}"/>'
    yield _text(left + width + 8, y + 15, row.said)


def _legend(names: Sequence[str]) -> Iterator[str]:
    x = 20.0
    for place, name in enumerate(names):
        yield f'<rect class="{_CLASSES[place % len(_CLASSES)]}" x="{x:.0f}" y="52" width="12" height="12"/>'
        yield _text(x + 18, 63, name, "quiet")
        x += 34 + 7.2 * len(name)


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "") -> str:
    look = (f' class="{kind}"' if kind else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:.1f}" y="{y:.1f}"{look}>{escape(words)}</text>'
