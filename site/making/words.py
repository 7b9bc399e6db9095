"""The few words that stand on every page, by language."""

import tomllib
from pathlib import Path
from typing import Any

_WORDS = tomllib.loads((Path(__file__).parents[1] / "words.toml").read_text("utf-8"))


def words(language: str) -> dict[str, Any]:
    """Return the words of the frame: names of the pages, labels, what screen readers say."""
    of_language: dict[str, Any] = _WORDS[language]
    return of_language
