"""A picture of times against how many comments are kept: lines that are told apart by their words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from server.evaluation.picture import Axes, Picture, text

_LEFT: Final = 60
_ACROSS: Final = 470
_TOP: Final = 88
_UP: Final = 300
#: So far from each other the words at the ends of two lines must be, in pixels.
_APART: Final = 18


@dataclass(frozen=True, slots=True)
class Curve:
    """A line through ``found``: how many are kept (1 or more), what it takes (``dashed``: the rare case)."""

    name: str
    found: Sequence[tuple[int, float]]
    dashed: bool = False


def curves(title: str, lines: Sequence[Curve], axes: Axes, counts: Sequence[tuple[int, str]]) -> Picture:
    """Return the lines over a scale of ``counts``, each with its words; ten times is as wide everywhere."""
    most = ceiling(max(value for line in lines for _, value in line.found))
    bottom = _TOP + _UP
    low, high = (math.log10(place) for place in (counts[0][0], counts[-1][0]))

    def at(count: int, value: float) -> tuple[float, float]:
        return _LEFT + (math.log10(count) - low) / (high - low) * _ACROSS, bottom - value / most * _UP

    body = [f'<path class="line" fill="none" d="M{_LEFT} {_TOP}V{bottom}H{_LEFT + _ACROSS}"/>']
    body += [
        text(20, _TOP - 22, axes.up, "quiet"),
        text(_LEFT + _ACROSS / 2, bottom + 38, axes.across, "quiet", "middle"),
    ]
    body += [text(at(count, 0)[0], bottom + 18, said, "quiet", "middle") for count, said in counts]
    for mark in range(5):
        y = bottom - mark / 4 * _UP
        body.append(text(_LEFT - 8, y + 4, f"{most * mark / 4:g}", "quiet", "end"))
        if mark:
            body.append(f'<path class="line" fill="none" d="M{_LEFT} {y:g}H{_LEFT + _ACROSS}"/>')
    ends: list[tuple[float, float, str]] = []
    for line in lines:
        places = [at(*each) for each in line.found]
        way = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        body.append(f'<path class="drawn{" dashed" if line.dashed else ""}" fill="none" d="M{way}"/>')
        body += [f'<circle class="a" cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in places]
        ends.append((places[-1][1], places[-1][0], line.name))
    below = math.inf
    for y, x, name in sorted(ends, reverse=True):
        below = min(y, below - _APART)
        body.append(text(x + 12, below + 4, name))
    return Picture(title, bottom + 56, tuple(body))


def ceiling(value: float) -> float:
    """Return the first of 4, 8, 20, 40, 80, 200 … that is not below ``value``."""
    step = 10.0 ** math.floor(math.log10(value))
    return next(each * step for each in (2, 4, 8, 20) if each * step >= value)
