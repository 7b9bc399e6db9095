"""What stands beside the figures of a report: the meter's hints, a rule of thumb, an estimate.

All words and numbers are ``remarks.toml``; each says itself that it is no measurement.
"""

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from server.platforms import profile
from server.records import Platform

Language = Literal["it", "en"]

TABLES: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("remarks.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to know about how often references are asked for.

    ``source`` is an address for a platform's rule, ``certain`` false where it was not found in its own words.
    """

    code: Literal["asked-often", "platform-rule"]
    text: str
    source: str | None = None
    certain: bool = True


def asking(asked: int, negative: int, speak: Language, where: Collection[Platform]) -> tuple[Hint, ...]:
    """Return what to know where ``asked`` of ``negative`` comments were asked for a reference.

    A platform's rule is told only if that platform is among those ``where`` they stood.
    """
    if not asked:
        return ()
    meter, named = TABLES["asked"], TABLES["asked_rule"]
    hints = []
    if asked >= meter["least"] and asked > meter["share"] * negative:
        hints.append(Hint("asked-often", meter[speak].format(asked=asked, negative=negative)))
    rules = (rule for rule in profile(named["platform"]).rules if rule.code == named["code"])
    if named["platform"] not in where:
        return tuple(hints)
    hints += [Hint("platform-rule", rule.words[speak], rule.source, rule.certain) for rule in rules]
    return tuple(hints)


def outweighed_by(negative: int) -> int:
    """Return how many positive comments would weigh as much, by the rule of thumb."""
    return negative * int(TABLES["thumb"]["number"])


def minutes_saved(sent: int) -> int:
    """Return how many minutes the drafts of ``sent`` replies have spared, by our estimate."""
    return sent * int(TABLES["time"]["minutes"])


def thumb(negative: int, speak: Language) -> str:
    """Say the rule of thumb."""
    words = TABLES["thumb"]
    positives = f"{outweighed_by(negative):,}"
    told = positives.replace(",", ".") if speak == "it" else positives
    return str(words[speak].format(number=words["number"], positives=told))


def estimate(speak: Language) -> str:
    """Say what the estimate of the time saved rests on."""
    words = TABLES["time"]
    return str(words[speak].format(minutes=words["minutes"]))
