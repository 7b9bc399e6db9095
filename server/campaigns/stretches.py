"""The stretches that two texts share word for word, to be shown side by side."""

from collections.abc import Sequence
from typing import Final

from server.campaigns.model import Pair
from server.reading.model import Span
from server.reading.patterns import Token, tokenize

#: A stretch of fewer words is a turn of phrase.
FEWEST: Final = 4
# A word that is said over and over must not make the search slow.
_PLACES: Final = 8
#: Of each text so many words are compared.
MOST_WORDS: Final = 20_000


def shared(one: str, other: str) -> tuple[Pair, ...]:
    """Return the stretches of four words and more that stand in both, in the order of ``one``.

    Case, accents and punctuation make no difference. No word of ``one`` is in two stretches; where
    several would fit the longest that begins there is taken.
    """
    mine, theirs = tokenize(one)[:MOST_WORDS], tokenize(other)[:MOST_WORDS]
    places = _index(theirs)
    pairs: list[Pair] = []
    at = 0
    while at <= len(mine) - FEWEST:
        start, length = max(
            ((place, _run(mine, at, theirs, place)) for place in places.get(_gram(mine, at), ())),
            key=lambda run: run[1],
            default=(0, 0),
        )
        if length:
            pairs.append(Pair(_span(mine, at, length), _span(theirs, start, length)))
        at += length or 1
    return tuple(pairs)


def _index(tokens: Sequence[Token]) -> dict[tuple[str, ...], list[int]]:
    """Return where each four words stand, the first few places of each."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(tokens) - FEWEST + 1):
        known = places.setdefault(_gram(tokens, at), [])
        if len(known) < _PLACES:
            known.append(at)
    return places


def _gram(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    return tuple(token.word for token in tokens[at : at + FEWEST])


def _run(mine: Sequence[Token], at: int, theirs: Sequence[Token], place: int) -> int:
    """Return how many words in a row are the same from here and from there."""
    length, most = FEWEST, min(len(mine) - at, len(theirs) - place)
    while length < most and mine[at + length].word == theirs[place + length].word:
        length += 1
    return length


def _span(tokens: Sequence[Token], first: int, length: int) -> Span:
    return Span(tokens[first].start, tokens[first + length - 1].end)
