"""What a comment is about, the main concern first.

The words are in ``aspects/*.toml``: for each aspect those that say it alone, those that usually
say it and those that hardly do; for some also those that are the concern whatever else is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import get_args

from server.reading.model import Aspect, AspectName, Sentence, Span
from server.reading.notation import read_toml
from server.reading.patterns import Patterns, entries, tokenize

_FOLDER = Path(__file__).with_name("aspects")
LANGUAGES = ("it", "en", "es", "fr", "de")
NAMES: tuple[AspectName, ...] = get_args(AspectName)

#: How much a word of each list says.
WEIGHTS = {"main": 8.0, "strong": 2.0, "words": 1.0, "weak": 0.4}
#: The hotel, the stay: what is only named beside something else says nothing about the concern.
_GENERAL = 0.2
#: A sentence of praise speaks of its aspects too, but is hardly the concern.
_PRAISED = 0.25

_Shares = tuple[tuple[AspectName, float], ...]


def find(text: str, sentences: Sequence[Sentence], language: str) -> tuple[Aspect, ...]:
    """Return the aspects of ``text``: first the most complained of and most mentioned.

    ``sentences`` carry the polarity; in a language without a table nothing is found.
    """
    if language not in LANGUAGES:
        return ()
    found: dict[AspectName, _Sum] = {}
    for sentence in sentences:
        _read(text, sentence, load(language), found)
    order = sorted(found, key=lambda name: -found[name].concern)
    return tuple(found[name].aspect(name) for name in order)


@cache
def load(language: str) -> Patterns[_Shares]:
    """Return the words of ``language``, each with the aspects it speaks of and how much."""
    table = read_toml(_FOLDER / f"{language}.toml")
    shares: dict[str, dict[AspectName, float]] = {}
    for name in NAMES:
        for kind, weight in WEIGHTS.items():
            for entry in entries(table[name].get(kind, "")):
                shares.setdefault(entry, {})[name] = weight * (_GENERAL if name == "other" else 1.0)
    return Patterns((entry, tuple(aspects.items())) for entry, aspects in shares.items())


@dataclass
class _Sum:
    concern: float = 0.0
    weight: float = 0.0
    polarity: float = 0.0
    spans: list[Span] = field(default_factory=list)

    def add(self, weight: float, polarity: float, span: Span) -> None:
        self.concern += weight * (_PRAISED if polarity > 0 else 1.0 - polarity)
        self.weight += weight
        self.polarity += weight * polarity
        self.spans.append(span)

    def aspect(self, name: AspectName) -> Aspect:
        return Aspect(name, self.polarity / self.weight, tuple(self.spans))


def _read(text: str, sentence: Sentence, words: Patterns[_Shares], found: dict[AspectName, _Sum]) -> None:
    start = sentence.span.start
    tokens = tokenize(sentence.span.of(text))
    for hit in words.find(tokens):
        span = Span(start + tokens[hit.first].start, start + tokens[hit.last - 1].end)
        for name, weight in hit.value:
            found.setdefault(name, _Sum()).add(weight, sentence.polarity, span)
