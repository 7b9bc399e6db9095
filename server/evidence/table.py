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
    ``strengths`` are the shares (0 to 1) of the weight by reason, where they differ. ``learns`` says
    whether the desk's outcomes move it. ``counted`` has, by set, in how many of a hundred real complaints
    and of a hundred invented ones the signal was seen.
    """

    db: float
    basis: Literal["measured", "assumption"]
    low: float
    high: float
    source: str
    uncapped: tuple[str, ...] = ()
    strengths: dict[str, float] = field(default_factory=dict)
    learns: bool = True
    counted: dict[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SameFact:
    """A fact with two names: ``signal``, when it was seen for ``reason``, tells what ``other`` has found."""

    signal: str
    reason: str
    other: str


@dataclass(frozen=True, slots=True)
class Caps:
    """How far a family may push, in dB: ``low`` is negative, ``high`` positive."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Learning:
    """How fast and how far outcomes move the weights.

    ``sightings`` is how many times a signal counts as seen under each verdict before anything is said;
    ``usual_raising`` and ``usual_lowering`` are the shares of genuine cases (0 to 1) in which one that
    raises or lowers the suspicion is seen then, ``most`` the largest share of campaigns. Up to
    ``free_after`` cases of a verdict a weight keeps to its range; over the next ``slack_over`` it is given
    ``slack`` dB more on that side.
    """

    sightings: float
    usual_raising: float
    usual_lowering: float
    most: float
    free_after: int
    slack: float
    slack_over: int


def _weight(entry: dict[str, Any]) -> Weight:
    low, high = entry["range"]
    parts = [entry[key] for key in ("why", "figure", "set", "command") if key in entry]
    uncapped = tuple(entry.get("uncapped", ()))
    strengths = dict(entry.get("strengths", {}))
    learns = entry.get("learns", low < high)
    counted = {name: (real, invented) for name, (real, invented) in entry.get("counted", {}).items()}
    return Weight(
        entry["db"], entry["basis"], low, high, "; ".join(parts), uncapped, strengths, learns, counted
    )


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
CEILING_TEXT, CEILING_ONE, CEILING_ALL, CEILING_CUSTOMER = (
    int(_TABLE["ceilings"][key]) for key in ("text", "one", "all", "customer")
)
#: The groups of signals of which one, seen together, lifts the last ceiling.
VERIFIED_TOGETHER: tuple[frozenset[str], ...] = tuple(map(frozenset, _TABLE["verified-together"]))
#: The reasons for which copies are seen when they are a campaign.
CAMPAIGN: frozenset[str] = frozenset(_TABLE["campaign"])
#: What is said of a comment even where there is nothing negative to weigh.
SAID_EVEN_SO: frozenset[str] = frozenset(_TABLE["said-even-so"])
#: What counts once although two signals see it.
SAME_FACTS: tuple[SameFact, ...] = tuple(
    SameFact(fact["signal"], fact["reason"], fact["as"]) for fact in _TABLE["same-fact"]
)
#: How the weights follow the desk's outcomes.
LEARNING = Learning(**{key.replace("-", "_"): value for key, value in _TABLE["learning"].items()})
