"""The known cases, as the library of the desk tells them (``server.cases.library``)."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from making.bilingual import in_language, table
from server.cases.library import STORIES

_TABLES: Final = table("stories")


@dataclass(frozen=True, slots=True)
class Story:
    """A case and its lesson. ``year`` is "" where nobody says it; ``reminds`` when the desk shows it."""

    id: str
    title: str
    told: str
    lesson: str
    source: str
    year: str
    certain: bool
    reminds: tuple[str, ...]


@cache
def stories(language: str) -> tuple[Story, ...]:
    """Return every case, in the library's order."""
    return tuple(
        Story(
            id=each["id"],
            title=each[language]["title"],
            told=each[language]["told"],
            lesson=each[language]["lesson"],
            source=each["source"][language],
            year=str(each.get("year", "")),
            certain=each["certain"],
            reminds=tuple(like[language] for like in each["like"]),
        )
        for each in STORIES
    )


def story(name: str, language: str) -> Story:
    """Return one case by its id; an unknown one is a ``KeyError``."""
    return {each.id: each for each in stories(language)}[name]


def story_words(language: str) -> dict[str, str]:
    """Return the words around the cases."""
    words: dict[str, str] = in_language(_TABLES["words"], language)
    return words
