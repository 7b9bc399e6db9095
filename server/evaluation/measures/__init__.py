"""What the card measures, one file a subject; ``card.toml`` says what each figure means.

Each has ``measure(sets, sight)``, which returns figures by the names of ``card.toml``; the time of all
the others is looked at by ``speed.measure(sight)``.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value over ``n`` texts, with the 95 % range where there is one."""

    value: float
    n: int
    low: float | None = None
    high: float | None = None


Figures = dict[str, Figure]
