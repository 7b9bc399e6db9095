"""The words of a comment that are its author's own: no quotations, no owner's answer, no formulae.

What is left out stands in ``own.toml``. Offsets are those of the whole text.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from server.reading.notation import read_toml, to_regex
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
_OWNER: Final = re.compile(
    r"^[ \t]{0,8}(?:"
    + "|".join(to_regex(phrase, {}) for phrases in _TABLE["owner"].values() for phrase in phrases)
    + r")(?!\w)",
    re.MULTILINE,
)
_FORMULAE: Final = Patterns(
    (entry, None) for phrases in _TABLE["formulae"].values() for entry in entries(phrases)
)


@lru_cache(maxsize=1024)
def own_words(text: str) -> tuple[Token, ...]:
    """Return the author's own words, folded (see :mod:`server.reading.patterns`), in order."""
    tokens = tokenize(own_part(text))
    formulae = _FORMULAE.find(tokens)
    said = {place for hit in formulae for place in range(hit.first, hit.last)}
    return tuple(token for place, token in enumerate(tokens) if place not in said)


def own_part(text: str) -> str:
    """Return ``text`` with blanks over what somebody else wrote; nothing moves.

    A text that is quoted as a whole is its author's own: people select the marks with it.
    """
    mine = _QUOTED_LINES.sub(_blank, text)
    for quotation in _QUOTATIONS:
        mine = quotation.sub(_blank_if_long, mine)
    if not tokenize(mine):
        mine = text
    owner = _OWNER.search(mine)
    return mine if owner is None else mine[: owner.start()] + " " * (len(mine) - owner.start())


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_if_long(match: re.Match[str]) -> str:
    """Blank a quotation; a few words between marks are the author's irony, not a quotation."""
    return _blank(match) if len(tokenize(match[0])) >= _TABLE["quotation"]["words"] else match[0]
