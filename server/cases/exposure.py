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
    """The level, and the reason in the moderator's language; ``known`` is false where nothing tells."""

    level: ExposureLevel
    why: str
    known: bool = True


def exposure(comment: Comment, speak: Literal["it", "en"]) -> Exposure:
    """Judge by what the moderator set, else by the sponsored mark, else by reactions and replies.

    Where nothing tells, it is low and not ``known``.
    """
    if comment.exposure:
        return Exposure(comment.exposure, LEVELS[comment.exposure][f"by_hand_{speak}"])
    if comment.sponsored:
        return Exposure("high", LEVELS["high"][f"sponsored_{speak}"])
    if comment.reactions is None and comment.replies is None:
        return Exposure("low", LEVELS["low"][f"unknown_{speak}"], known=False)
    seen = (comment.reactions or 0) + (comment.replies or 0)
    level = next(level for level, entry in LEVELS.items() if seen >= entry["from"])
    return Exposure(level, LEVELS[level][speak].format(n=seen))
