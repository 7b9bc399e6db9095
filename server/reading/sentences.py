"""Cuts a text into sentences, as people write them in comments: without capitals, with "!!!" and emoji.

The abbreviations whose full stop doesn't count are in ``abbreviations.toml``.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from server.reading.model import Span
from server.reading.notation import read_toml

_TABLE: Final = read_toml(Path(__file__).with_name("abbreviations.toml"))
_BEFORE_MORE: Final = frozenset(_TABLE["before_more"])
_BEFORE_NUMBER: Final = frozenset(_TABLE["before_number"])
_MAYBE_LAST: Final = frozenset(_TABLE["maybe_last"])

_EMOJI: Final = r"\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff"
_CLOSERS: Final = r"\"'”’»)\]"
_SIGNS: Final = ".!?…。！？｡"
#: Where a sentence may end: a line break, end signs with what clings to them, or emoji. Emoji
#: between a sign and the next word close the sentence that they colour. The possessive "++" and the
#: looks behind keep the search linear in a text of nothing but dots or hearts.
_STOP: Final = re.compile(
    r"[\n\r\v\f\x85\u2028\u2029]++"
    rf"|(?<![{_SIGNS}])(?P<signs>[{_SIGNS}]++)[{_CLOSERS}]{{0,3}}+(?:[^\S\n\r]{{0,2}}+[{_EMOJI}]++)*+"
    r"(?=\s|\Z|(?P<capital>[^\W\d_]))"
    r"|(?P<wide>[。！？｡]++)"
    rf"|(?<![{_EMOJI}])[{_EMOJI}]++(?=\s)"
)
_LAST_WORD: Final = re.compile(r"(?:[^\W\d_]{1,12}\.){0,3}[^\W\d_]{1,12}\Z")
#: "1. Camera sporca" at the head of a line.
_ITEM_NUMBER: Final = re.compile(r"^\d{1,2}\Z", re.MULTILINE)
_WORD_BEFORE: Final = 40


def split(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` as spans, in order, offsets in code points.

    Together the spans hold every character that isn't white space; none begins or ends with one.
    A text without end signs is one sentence for each line.
    """
    spans, begin = [], 0
    for end in [*_ends(text), len(text)]:
        sentence = text[begin:end]
        if bare := sentence.strip():
            start = begin + len(sentence) - len(sentence.lstrip())
            spans.append(Span(start, start + len(bare)))
        begin = end
    return tuple(spans)


def _ends(text: str) -> Iterator[int]:
    """Yield the places where one sentence ends and another begins."""
    for stop in _STOP.finditer(text):
        signs = stop["signs"] or stop["wide"]
        if signs is None:
            if stop[0][0].isspace() or _begins(text, stop.end()):
                yield stop.end()
        elif signs[-1] in "。！？｡" or not _goes_on(text, stop, signs):
            yield stop.end()


def _goes_on(text: str, stop: re.Match[str], signs: str) -> bool:
    """Say whether the sentence goes on after an end sign."""
    follows = _next_sign(text, stop.end())
    if stop["capital"] is not None:
        return not _is_missing_space(text, stop)
    if signs == ".":
        if _ITEM_NUMBER.search(text, max(0, stop.start() - 3), stop.start()):
            return True
        word = _LAST_WORD.search(text, max(0, stop.start() - _WORD_BEFORE), stop.start())
        return word is not None and _is_abbreviation(word[0], follows)
    dots = set(signs) <= {".", "…"}
    return dots and follows.islower()


def _is_abbreviation(word: str, follows: str) -> bool:
    """Say whether the full stop after ``word`` belongs to it, when ``follows`` comes next."""
    small = word.lower()
    if small in _BEFORE_MORE:
        return bool(follows)
    if small in _BEFORE_NUMBER and follows.isdigit():
        return True
    if small in _MAYBE_LAST:
        return bool(follows) and not follows.isupper()
    initial = len(word) == 1 and word.isupper()
    return initial and follows.isupper()


def _is_missing_space(text: str, stop: re.Match[str]) -> bool:
    """Say whether two sentences touch: "sporca.Bagno", but not "WordPress.com", "S.p.A" or "7.30"."""
    before, after = text[max(0, stop.start() - 2) : stop.start()], text[stop.end() : stop.end() + 2]
    if set(stop["signs"]) <= {"."} and len(stop["signs"]) == 1:
        ended = (before.isalpha() and before.islower()) or before[-1:] in "€$£%)”»"
        return ended and after[:1].isupper() and after[1:].islower()
    return after[:1].isupper()


def _begins(text: str, place: int) -> bool:
    """Say whether a new sentence begins after an emoji that stands at ``place``."""
    return _next_sign(text, place).isupper()


def _next_sign(text: str, place: int) -> str:
    """Return the first letter, digit or other sign after ``place``, past blanks and opening signs."""
    return text[place : place + 8].lstrip(" \t\u00a0\"'“‘«([¿¡-–—")[:1].strip()
