"""What a comment is about, the main concern first.

The words are in ``aspects/*.toml``: for each aspect those that say it alone, those that usually
say it and those that hardly do; for some also those that are the concern whatever else is named.
Where the sentence encoder is installed it is heard too (:mod:`server.reading.aspects_by_example`):
it weighs what the words name, and names an aspect itself where they are silent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import get_args

from server.reading.aspects_by_example import Chances
from server.reading.model import Aspect, AspectName, Sentence, Span
from server.reading.notation import read_toml
from server.reading.patterns import Patterns, Token, entries, tokenize

_FOLDER = Path(__file__).with_name("aspects")
LANGUAGES = ("it", "en", "es", "fr", "de")
NAMES: tuple[AspectName, ...] = get_args(AspectName)

#: How much a word of each list says.
WEIGHTS = {"main": 8.0, "strong": 2.0, "words": 1.0, "weak": 0.4}
#: The hotel, the stay: what is only named beside something else says nothing about the concern.
_GENERAL = 0.2
#: A sentence of praise speaks of its aspects too, but is hardly the concern.
_PRAISED = 0.25
#: What the encoder's full certainty weighs beside the words. This and the next figure were chosen on
#: half of ABSITA's complaints; the card weights/aspects.json has the figures of the kept half.
_HEARD = 3.0
#: From here on the encoder names an aspect that no word names.
_SURE = 0.25
#: In fewer words ("Bah…", "ladri") it only guesses. These languages write no spaces between them.
_FEWEST_WORDS = 3
_SPACELESS = frozenset(("ja", "th", "zh"))

_Shares = tuple[tuple[AspectName, float], ...]


def find(
    text: str, sentences: Sequence[Sentence], language: str, heard: Mapping[Span, Chances] | None = None
) -> tuple[Aspect, ...]:
    """Return the aspects of ``text``: first the most complained of and most mentioned.

    ``sentences`` carry the polarity; ``heard`` holds what the encoder says of those that are whole
    (see :func:`~server.reading.aspects_by_example.hear`). The spans are the words found, or the
    whole sentence where only the encoder names the aspect. In a language without a table the
    encoder speaks alone; without it nothing is found.
    """
    found: dict[AspectName, _Sum] = {}
    for sentence in sentences:
        tokens = tokenize(sentence.span.of(text))
        named = _read(tokens, sentence, load(language), found) if language in LANGUAGES else set()
        if heard and sentence.span in heard:
            chances = dict(zip(NAMES, heard[sentence.span], strict=True))
            if sentence.polarity and (len(tokens) >= _FEWEST_WORDS or language in _SPACELESS):
                _name(sentence, chances, named, found)
            for name in named:
                found[name].add(_HEARD * chances[name], sentence.polarity)
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

    def add(self, weight: float, polarity: float, *spans: Span) -> None:
        self.concern += weight * (_PRAISED if polarity > 0 else 1.0 - polarity)
        self.weight += weight
        self.polarity += weight * polarity
        self.spans.extend(spans)

    def aspect(self, name: AspectName) -> Aspect:
        return Aspect(name, self.polarity / self.weight, tuple(self.spans))


def _read(
    tokens: Sequence[Token], sentence: Sentence, words: Patterns[_Shares], found: dict[AspectName, _Sum]
) -> set[AspectName]:
    """Add what the words of ``sentence`` say to ``found``; return the aspects they name."""
    start = sentence.span.start
    named: set[AspectName] = set()
    for hit in words.find(tokens):
        span = Span(start + tokens[hit.first].start, start + tokens[hit.last - 1].end)
        for name, weight in hit.value:
            found.setdefault(name, _Sum()).add(weight, sentence.polarity, span)
            named.add(name)
    return named


def _name(
    sentence: Sentence,
    chances: Mapping[AspectName, float],
    named: set[AspectName],
    found: dict[AspectName, _Sum],
) -> None:
    """Add to ``found`` what only the encoder names: not where "nothing in particular" is likelier."""
    least = max(_SURE, chances["other"])
    for name, chance in chances.items():
        if chance >= least and name not in named and name != "other":
            found.setdefault(name, _Sum()).add(_HEARD * chance, sentence.polarity, sentence.span)
