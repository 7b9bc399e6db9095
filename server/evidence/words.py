"""The sentences that a moderator reads, from ``words/it.toml`` and ``words/en.toml``."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from server.evidence.model import Weighed
from server.records import Platform

WordLanguage = Literal["it", "en"]

_FOLDER = Path(__file__).parent / "words"
_WORDS: dict[WordLanguage, dict[str, Any]] = {
    "it": tomllib.loads((_FOLDER / "it.toml").read_text("utf-8")),
    "en": tomllib.loads((_FOLDER / "en.toml").read_text("utf-8")),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A heading and a sentence or two, ready to be shown."""

    title: str
    why: str


def explain(weighed: Weighed, language: WordLanguage) -> Explanation:
    """Say what a signal saw and what that may mean."""
    entry = _WORDS[language]["signals"][weighed.name]
    seen = weighed.observation
    # Not str.format: the words come out of a comment and may hold braces of their own.
    why = str(entry.get(seen.reason, entry["why"]))
    for place, word in seen.words.items():
        why = why.replace("{" + place + "}", word)
    return Explanation(entry["title"], why)


def title_of(name: str, language: WordLanguage) -> str:
    """Return the name of a signal as a moderator reads it."""
    return str(_WORDS[language]["signals"][name]["title"])


def explain_step(code: str, platform: Platform, language: WordLanguage) -> Explanation:
    """Say what to do next, in the words for the platform where there are any."""
    entry = _WORDS[language]["steps"][code]
    return Explanation(entry["title"], entry.get(platform, entry["why"]))
