"""Words and phrases of a table, found in a text: the one matcher of lexicon, aspects and motives.

A table writes its entries for people: ``pulit*`` is any word that begins so, ``ha/hanno riso`` is
either form, ``#`` is a number, and ``…`` lets up to three other words pass. Case, accents and
drawn-out letters ("pessimooo") do not count.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, Literal, NamedTuple, TypeVar
from weakref import WeakSet

from server.reading.notation import read_toml

_TOKEN = re.compile(
    r"(?P<word>(?:[^\W_][\u0300-\u036f]*)+)"
    r"|(?P<emoji>[\u2600-\u27bf\u2b50\U0001f300-\U0001f3fa\U0001f400-\U0001faff])"
    r"|(?P<stop>[.,;:!?…()\n])"
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "œ": "oe", "æ": "ae"})
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_GAP = 3
#: So many words are remembered with what was found out about them: people use the same ones.
_REMEMBERED = 8192
#: No more letters of a word are looked at.
_LONGEST = 40

T = TypeVar("T")

#: Numbers that people write in letters, in the five languages.
_NUMBERS = frozenset(read_toml(Path(__file__).with_name("numbers.toml"))["words"])


class Token(NamedTuple):
    """A word or an emoji, folded, and its place ``[start, end)`` in code points.

    ``before`` is what parts it from the last one: nothing, a comma inside a sentence, a full stop
    where a sentence begins.
    """

    word: str
    start: int
    end: int
    before: Literal["", ",", "."] = ""


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """An entry that was found: tokens ``[first, last)`` and what the table says of it."""

    first: int
    last: int
    value: T


#: All that were compiled, so that all can forget.
_EVERY: "WeakSet[Patterns[Any]]" = WeakSet()


def forget() -> None:
    """Remember no word any more: a text was erased, and a name may be among its words."""
    fold.cache_clear()
    for each in list(_EVERY):
        each.forget()


@lru_cache(maxsize=_REMEMBERED)
def fold(word: str) -> str:
    """Return ``word`` in small letters, without accents or drawn-out letters; ``ö`` becomes ``oe``."""
    small = word.lower()
    if not small.isascii():
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", small).translate(_UMLAUTS))
        small = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return small if small.isdigit() else _DRAWN_OUT.sub(r"\1", small)


def tokenize(text: str) -> list[Token]:
    """Split ``text`` into folded words and emoji; an apostrophe parts two words ("l'hotel")."""
    tokens: list[Token] = []
    before: Literal["", ",", "."] = "."
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "stop":
            before = "." if before == "." or match[0] in ".!?…\n" else ","
            continue
        word = fold(match[0][:_LONGEST]) if match.lastgroup == "word" else match[0]
        tokens.append(Token(word, match.start(), match.end(), before))
        before = ""
    return tokens


def entries(words: str) -> list[str]:
    """Return the entries of a table's comma-separated string, each once, in order."""
    return list(dict.fromkeys(" ".join(entry.split()) for entry in words.split(",") if entry.strip()))


class Patterns(Generic[T]):
    """Entries with a value each; of the entries that begin at a word the longest one wins."""

    def __init__(self, table: Iterable[tuple[str, T]]) -> None:
        """Compile ``table``: pairs of an entry as people write it and its value."""
        self._exact: dict[str, list[_Entry[T]]] = {}
        self._stems: dict[str, list[_Entry[T]]] = {}
        for text, value in table:
            entry = _compile(text, value)
            for form in entry.atoms[0].exact:
                self._exact.setdefault(form, []).append(entry)
            for stem in entry.atoms[0].stems:
                self._stems.setdefault(stem, []).append(entry)
        self._lengths = sorted({len(stem) for stem in self._stems})
        self._beginning = lru_cache(maxsize=_REMEMBERED)(self._begin)
        self._candidates = lru_cache(maxsize=_REMEMBERED)(self._look_up)
        _EVERY.add(self)

    def find(self, tokens: Sequence[Token]) -> list[Hit[T]]:
        """Return what is found from left to right; no word belongs to two hits."""
        hits: list[Hit[T]] = []
        first = 0
        while first < len(tokens):
            hit = self.at(tokens, first)
            if hit is not None:
                hits.append(hit)
            first = first + 1 if hit is None else hit.last
        return hits

    def at(self, tokens: Sequence[Token], first: int) -> Hit[T] | None:
        """Return the longest entry that begins exactly at token ``first``."""
        following = tokens[first + 1] if first + 1 < len(tokens) else None
        second = following.word if following is not None and not following.before else None
        best: _Entry[T] | None = None
        end = 0
        for entry in self._candidates(tokens[first].word, second):
            last = entry.matches(tokens, first)
            if last and (best is None or (last, entry.rank) > (end, best.rank)):
                best, end = entry, last
        return None if best is None else Hit(first, end, best.value)

    def forget(self) -> None:
        """Remember no word of any text any more."""
        self._beginning.cache_clear()
        self._candidates.cache_clear()

    def _look_up(self, word: str, second: str | None) -> tuple["_Entry[T]", ...]:
        """Return the entries that may begin with ``word`` when ``second`` follows in the clause."""
        return tuple(entry for entry in self._beginning(word) if entry.may_go_on(second))

    def _begin(self, word: str) -> tuple["_Entry[T]", ...]:
        lists = [self._exact.get(word, ()), self._exact.get("#", ()) if _is_number(word) else ()]
        lists += [self._stems.get(word[:size], ()) for size in self._lengths if size <= len(word)]
        return tuple(entry for found in lists for entry in found)


@dataclass(frozen=True, slots=True)
class _Atom:
    exact: frozenset[str]
    stems: tuple[str, ...]
    gap: bool

    def fits(self, word: str) -> bool:
        return word in self.exact or word.startswith(self.stems) or ("#" in self.exact and _is_number(word))


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    atoms: tuple[_Atom, ...]
    rank: int
    value: T

    def may_go_on(self, second: str | None) -> bool:
        """Say whether ``second`` may follow the first word (``None``: nothing does)."""
        if len(self.atoms) == 1:
            return True
        return second is not None and (self.atoms[1].gap or self.atoms[1].fits(second))

    def matches(self, tokens: Sequence[Token], first: int) -> int:
        """Return the index after the last word of the match, 0 where there is none."""
        at, gap = first + 1, 0
        for atom in self.atoms[1:]:
            if atom.gap:
                gap = _GAP
                continue
            for step in range(at, min(at + gap + 1, len(tokens))):
                if tokens[step].before:
                    return 0
                if atom.fits(tokens[step].word):
                    at, gap = step + 1, 0
                    break
            else:
                return 0
        return at


def _is_number(word: str) -> bool:
    return word.isdigit() or word in _NUMBERS


def _compile(text: str, value: T) -> _Entry[T]:
    atoms = tuple(_atom(part) for part in text.replace("'", " ").split())
    if not atoms or atoms[0].gap or atoms[-1].gap:
        message = f"an entry begins and ends with a word: {text!r}"
        raise ValueError(message)
    return _Entry(atoms, len(text) + (0 if "*" in text else 100), value)


def _atom(part: str) -> _Atom:
    forms = [fold(form) if form != "#" else form for form in part.split("/")]
    stems = tuple(form[:-1] for form in forms if form.endswith("*"))
    if any(len(stem) < 2 for stem in stems):
        message = f"a stem has at least two letters: {part!r}"
        raise ValueError(message)
    return _Atom(frozenset(form for form in forms if not form.endswith("*")), stems, part == "…")
