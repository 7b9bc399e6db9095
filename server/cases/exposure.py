"""How many people will see a comment, and so how soon to answer. Never part of the score."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from server.records import Comment, ExposureLevel

LEVELS: dict[ExposureLevel, dict[str, Any]] = tomllib.loads(  # type: ignore[assignment]
    Path(__file__).with_name("exposure.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Exposure:
    """The level, and the reason in the moderator's language."""

    level: ExposureLevel
    why: str


def exposure(comment: Comment, speak: Literal["it", "en"]) -> Exposure:
    """Judge by what the moderator set, else by the sponsored mark, else by reactions and replies."""
    if comment.exposure:
        return Exposure(comment.exposure, LEVELS[comment.exposure][f"by_hand_{speak}"])
    if comment.sponsored:
        return Exposure("high", LEVELS["high"][f"sponsored_{speak}"])
    seen = (comment.reactions or 0) + (comment.replies or 0)
    level = next(level for level, entry in LEVELS.items() if seen >= entry["from"])
    return Exposure(level, LEVELS[level][speak].format(n=seen))
