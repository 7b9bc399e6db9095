"""Finds many listed phrases in a text in one pass.

The lists are TOML, written in a little language: ``denunc*`` stands for any ending and ``*eremo`` for
any beginning, ``cassa/cassiere`` for one or the other, ``(Sua)`` for a word that may be missing, ``...``
for up to four words of any kind. Words match whole (``sconto`` is not found in ``scontrino``), capitals
do not matter, an apostrophe or a hyphen parts two words, and no phrase runs over the end of a sentence.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple
from weakref import WeakSet

from server.reading.model import Span

_WORD = re.compile(r"[^\W_]+")
_PIECE = re.compile(r"[^.!?…\n]+")
_PART = re.compile(r"[^\W_*]*\*?[^\W_*]*")
_GAP = 4
_KEY = 5
_REMEMBERED = 2048


class _Word(NamedTuple):
    """A word of the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Step:
    """What one word of a phrase may be; a step with ``any_words`` lets that many pass."""

    words: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    optional: bool = False
    any_words: int = 0

    def fits(self, word: str) -> bool:
        return word in self.words or word.startswith(self.starts) or word.endswith(self.ends)


#: Every finder there is, so that all can forget.
_EVERY: "WeakSet[Finder]" = WeakSet()


def forget() -> None:
    """Remember no text any more: one of them was erased."""
    for each in list(_EVERY):
        each.forget()


class Finder:
    """Lists of phrases by name, ready to be looked for together."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Take ``lists``, the phrases by the name under which their finds are reported."""
        self._by_word: dict[str, list[tuple[str, tuple[_Step, ...]]]] = defaultdict(list)
        self._by_start: dict[str, list[tuple[str, tuple[_Step, ...]]]] = defaultdict(list)
        self._by_end: list[tuple[str, tuple[_Step, ...]]] = []
        for name, phrases in lists.items():
            for phrase in phrases:
                for steps in filter(None, _phrase(phrase)):
                    self._keep(name, steps)
        _EVERY.add(self)
        # Our drafts are made of the same sentences over and over.
        self._in_piece = lru_cache(maxsize=_REMEMBERED)(self._find_in_piece)

    def find(self, text: str) -> dict[str, list[Span]]:
        """Return where each list has a phrase in ``text``, in the text's order."""
        found: dict[str, list[Span]] = defaultdict(list)
        for piece in _PIECE.finditer(text):
            start = piece.start()
            for name, spans in self._in_piece(piece.group()).items():
                found[name] += [Span(start + span.start, start + span.end) for span in spans]
        return found

    def forget(self) -> None:
        """Remember no piece of text any more."""
        self._in_piece.cache_clear()

    def _find_in_piece(self, text: str) -> dict[str, list[Span]]:
        """Look through a piece without the end of a sentence in it, which nothing runs over."""
        words = list(_words(text))
        found: dict[str, list[Span]] = defaultdict(list)
        for place, word in enumerate(words):
            longest: dict[str, int] = {}
            for name, steps in self._beginning_with(word.text):
                end = _end(words, place + 1, steps[1:]) if steps[0].fits(word.text) else 0
                if end:
                    longest[name] = max(end, longest.get(name, 0))
            for name, end in longest.items():
                found[name].append(Span(word.start, words[end - 1].end))
        return found

    def _keep(self, name: str, steps: tuple[_Step, ...]) -> None:
        if steps[0].optional:
            self._keep(name, steps[1:])
        for word in steps[0].words:
            self._by_word[word].append((name, steps))
        for start in {start[:_KEY] for start in steps[0].starts}:
            self._by_start[start].append((name, steps))
        if steps[0].ends:
            self._by_end.append((name, steps))

    def _beginning_with(self, word: str) -> Iterator[tuple[str, tuple[_Step, ...]]]:
        yield from self._by_word.get(word, ())
        for length in range(1, min(_KEY, len(word)) + 1):
            yield from self._by_start.get(word[:length], ())
        yield from self._by_end


def _words(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        yield _Word(match.group().casefold(), match.start(), match.end())


def _end(words: list[_Word], place: int, steps: tuple[_Step, ...]) -> int:
    """Return the place after the last word when ``steps`` go on from ``place``, else 0."""
    if not steps:
        return place
    step, rest = steps[0], steps[1:]
    if step.any_words:
        longest = min(step.any_words, len(words) - place)
        return max(_end(words, place + skipped, rest) for skipped in range(longest + 1))
    skipping = _end(words, place, rest) if step.optional else 0
    if place >= len(words) or not step.fits(words[place].text):
        return skipping
    return max(skipping, _end(words, place + 1, rest))


def _phrase(phrase: str) -> Iterator[tuple[_Step, ...]]:
    """Yield the ways to write ``phrase``: several where an alternative is of more than one word."""
    for way in product(*(_ways(part) for part in phrase.split())):
        yield tuple(step for steps in way for step in steps)


def _ways(part: str) -> list[tuple[_Step, ...]]:
    if part == "...":
        return [(_Step(any_words=_GAP),)]
    optional = part.startswith("(")
    single: list[str] = []
    ways: list[tuple[_Step, ...]] = []
    for form in part.strip("()").casefold().split("/"):
        pieces = [piece for piece in _PART.findall(form) if piece]
        if len(pieces) == 1:
            single += pieces
        else:
            ways.append(tuple(_step([piece]) for piece in pieces))
    return [*([(_step(single, optional=optional),)] if single else []), *ways]


def _step(forms: list[str], *, optional: bool = False) -> _Step:
    return _Step(
        words=frozenset(form for form in forms if "*" not in form),
        starts=tuple(form[:-1] for form in forms if form.endswith("*")),
        ends=tuple(form[1:] for form in forms if form.startswith("*")),
        optional=optional,
    )
