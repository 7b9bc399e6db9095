"""The words of a comment that are its author's own: no quotations, no owner's answer, no formulae.

What is left out stands in ``own.toml``. Offsets are those of the whole text.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from server.reading.notation import SHAPES, read_toml, to_regex
from server.reading.patterns import Patterns, Token, entries, tokenize

_TABLE: Final = read_toml(Path(__file__).with_name("own.toml"))
_LONGEST_QUOTATION: Final = 5000


def _between(marks: str) -> str:
    first, last = map(re.escape, marks)
    return f"{first}[^{first}{last}\\n]{{1,{_LONGEST_QUOTATION}}}{last}"


_QUOTED_LINES: Final = re.compile(
    r"^[ \t]{0,8}(?:" + "|".join(map(re.escape, _TABLE["quotation"]["lines"])) + r")[^\n]*", re.MULTILINE
)
_QUOTATIONS: Final = tuple(re.compile(_between(marks)) for marks in _TABLE["quotation"]["marks"])


def _one_of(table: str) -> str:
    phrases = [phrase for phrases in _TABLE[table].values() for phrase in phrases]
    return "(?:" + "|".join(to_regex(phrase, SHAPES) for phrase in phrases) + r")(?!\w)"


_REPEATING: Final = re.compile(rf"\A\W{{0,8}}{_one_of('repeating')}")
_GREETING: Final = re.compile(rf"^[ \t]{{0,8}}{_one_of('owner')}", re.MULTILINE)
_ANSWER: Final = re.compile(rf"(?:^|(?<=[.!?…”»\"]))[ \t]{{0,3}}{_one_of('answer')}", re.MULTILINE)
_COURTESY: Final = re.compile("|".join(map(re.escape, _TABLE["courtesy"]["words"])))
# So many letters after a greeting the business has thanked or regretted.
_SOON: Final = 100
# Texts longer than this are not remembered: a thousand of them would fill the memory.
_LONGEST_REMEMBERED: Final = 2000
_FORMULAE: Final = Patterns(
    (entry, None) for phrases in _TABLE["formulae"].values() for entry in entries(phrases)
)


def own_words(text: str) -> tuple[Token, ...]:
    """Return the author's own words, folded (see :mod:`server.reading.patterns`), in order."""
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _own_words(text)


def forget() -> None:
    """Remember no text any more: one of them was erased."""
    _remembered.cache_clear()


def _own_words(text: str) -> tuple[Token, ...]:
    tokens = tokenize(own_part(text))
    formulae = _FORMULAE.find(tokens)
    said = {place for hit in formulae for place in range(hit.first, hit.last)}
    return tuple(token for place, token in enumerate(tokens) if place not in said)


_remembered = lru_cache(maxsize=1024)(_own_words)


def own_part(text: str) -> str:
    """Return ``text`` with blanks over what somebody else wrote; nothing moves.

    A text that is quoted as a whole is its author's own: people select the marks with it.
    """
    mine = _QUOTED_LINES.sub(_blank, text)
    for quotation in _QUOTATIONS:
        mine = quotation.sub(_blank_if_long, mine)
    if not tokenize(mine):
        mine = text
    if _REPEATING.match(mine):
        return " " * len(mine)
    end = _business_speaks_from(mine)
    return mine[:end] + " " * (len(mine) - end)


def _business_speaks_from(text: str) -> int:
    """Return where the answer of the business begins; the length of the text where there is none."""
    starts = [answer.start() for answer in (_ANSWER.search(text),) if answer]
    for greeting in _GREETING.finditer(text):
        after_a_guest = text[: greeting.start()].strip()
        if after_a_guest or _COURTESY.search(text[greeting.start() : greeting.end() + _SOON].lower()):
            starts.append(greeting.start())
            break
    return min(starts, default=len(text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_if_long(match: re.Match[str]) -> str:
    """Blank a quotation; a few words between marks are the author's irony, not a quotation."""
    return _blank(match) if len(tokenize(match[0])) >= _TABLE["quotation"]["words"] else match[0]
