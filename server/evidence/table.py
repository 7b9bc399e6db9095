"""The table of weights, ``weights.toml``, as values.

All figures are decibans (dB). The table says of each weight whether it was counted or assumed.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from server.evidence.model import Family


@dataclass(frozen=True, slots=True)
class Weight:
    """What one signal counts at full strength (dB) and how that is known.

    ``low`` and ``high`` bound it; ``source`` is the reason of an assumption or the figure, the set and
    the command of a measurement. ``uncapped`` are the reasons that stand outside the cap of the family;
    ``strengths`` are the shares (0 to 1) of the weight by reason, where they differ.
    """

    db: float
    basis: Literal["measured", "assumption"]
    low: float
    high: float
    source: str
    uncapped: tuple[str, ...] = ()
    strengths: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Caps:
    """How far a family may push, in dB: ``low`` is negative, ``high`` positive."""

    low: float
    high: float


def _weight(entry: dict[str, Any]) -> Weight:
    low, high = entry["range"]
    parts = [entry[key] for key in ("why", "figure", "set", "command") if key in entry]
    uncapped = tuple(entry.get("uncapped", ()))
    strengths = dict(entry.get("strengths", {}))
    return Weight(entry["db"], entry["basis"], low, high, "; ".join(parts), uncapped, strengths)


_TABLE = tomllib.loads((Path(__file__).parent / "weights.toml").read_text("utf-8"))

#: The odds before anything is seen.
PRIOR: float = _TABLE["prior"]
#: The weight of each signal, by its name.
WEIGHTS: dict[str, Weight] = {name: _weight(entry) for name, entry in _TABLE["signals"].items()}
#: The cap of each family.
CAPS: dict[Family, Caps] = {family: Caps(*cap) for family, cap in _TABLE["caps"].items()}
#: What text and dialogue may raise together: nobody has verified anything yet.
UNVERIFIED: float = _TABLE["unverified"]
#: The highest score from words alone, with one other kind of evidence, and with all that is needed.
CEILING_TEXT, CEILING_ONE, CEILING_ALL = (int(_TABLE["ceilings"][key]) for key in ("text", "one", "all"))
#: The signals that together lift the last ceiling.
VERIFIED_TOGETHER: frozenset[str] = frozenset(_TABLE["verified-together"])
