"""Why somebody is unhappy: time lost, an offence, a hope let down … (the reply starts from it)."""

from functools import cache
from pathlib import Path

from server.reading.contractions import expand
from server.reading.notation import read_toml
from server.reading.patterns import Patterns, entries, tokenize

_FOLDER = Path(__file__).with_name("motives")
LANGUAGES = ("it", "en")


def find(text: str, language: str) -> tuple[str, ...]:
    """Return the motives that ``text`` names, in the order in which they first appear.

    The keys are those of ``motives/*.toml``: ``time-lost``, ``offended``, ``let-down``, ``money``,
    ``health``, ``safety``, ``ignored``, ``disturbed``. Other languages have no table: nothing.
    """
    if language not in LANGUAGES:
        return ()
    hits = load(language).find(tokenize(expand(text) if language == "en" else text))
    return tuple(dict.fromkeys(name for hit in hits for name in hit.value))


@cache
def load(language: str) -> Patterns[tuple[str, ...]]:
    """Return the words of ``language`` with the motives they tell of."""
    table = read_toml(_FOLDER / f"{language}.toml")
    motives: dict[str, tuple[str, ...]] = {}
    for name, words in table["motives"].items():
        for entry in entries(words):
            motives[entry] = (*motives.get(entry, ()), name)
    return Patterns(motives.items())
