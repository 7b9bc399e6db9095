"""Words and what can be counted with them: sentences, runs of words, likeness of two texts."""

import re
from collections.abc import Iterator
from functools import lru_cache

from server.reading.model import Span

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…]{1,20}[»”\"')]{0,2}(?=\s|$)|\n")

#: How many letters of a word are kept when two forms of it are compared ("puliz|ia", "puliz|ie").
STEM = 5


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` in small letters; an apostrophe parts two words."""
    return _WORD.findall(text.casefold())


def count(text: str) -> int:
    """Count words as a person would: pieces between spaces that hold a letter or a digit."""
    return sum(any(letter.isalnum() for letter in piece) for piece in text.split())


def runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    """Return every run of ``length`` words of ``text``, each once."""
    found = tokens(text)
    return frozenset(zip(*(found[start:] for start in range(length)), strict=False))


@lru_cache(maxsize=128)
def runs_of_reply(text: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words of a reply, remembered: the last ones sent are compared often."""
    return runs(text, 3)


def forget() -> None:
    """Remember no text any more: one of them was erased."""
    runs_of_reply.cache_clear()


def likeness(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Return the Jaccard similarity of two sets of runs: 0 nothing shared, 1 the same."""
    both = len(one & other)
    either = len(one) + len(other) - both
    return both / either if either else 0.0


def stems(text: str) -> frozenset[str]:
    """Return the first letters of every word that is long enough to mean something."""
    return frozenset(word[:STEM] for word in tokens(text) if len(word) >= STEM)


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of ``text`` that hold a word, without the space around them."""
    start = 0
    for end in [match.end() for match in _SENTENCE_END.finditer(text)] + [len(text)]:
        piece = text[start:end]
        if any(letter.isalnum() for letter in piece):
            left = len(piece) - len(piece.lstrip())
            yield Span(start + left, start + len(piece.rstrip()))
        start = end
