"""The small notation in which this room's TOML tables are written.

A table entry reads like the words it looks for, with four signs on top:

==============  ===========================================================================
``{name}``      one of the words of the list ``name``, or one of :data:`SHAPES`
``(a|b)``       one of these
``[a|b]``       one of these, or nothing
``<…>``         only this part is what was found; the rest is its surroundings
``_``           a space or none (``{amount}_€`` reads "12€" and "12 €")
==============  ===========================================================================

A space means spaces on one line; a straight apostrophe means either apostrophe, ``…`` also
three full stops. Nothing repeats without a bound, so that no text can make a search slow.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

_SPACE: Final = r"(?:[ \u00a0\u202f]{1,3}|(?<=['’])[ \u00a0]{0,2})"
_GLUE: Final = r"[ \u00a0\u202f]{0,2}"
_CODE: Final = r"#?(?=[A-Za-z-]{0,12}\d)(?!\d{1,2}/\d{1,2}/\d)[A-Za-z0-9]"

#: Shapes that every table may name, beside its own lists.
SHAPES: Final[Mapping[str, str]] = {
    "n": r"\d{1,3}(?:[.,\u00a0]\d{1,3}){0,2}(?:[ \u00a0]?(?:[KkM]|mila|mln|mil))?",
    "digits": r"\d{1,4}",
    "room": r"\d{1,4}[A-Za-z]?",
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?:°|º)?",
    "two figures": r"\d\d",
    "year": r"(?:19|20)\d\d",
    "hour": r"(?:[01]?\d|2[0-4])(?:[:.,][0-5]\d)?",
    "colon clock": r"(?:[01]?\d|2[0-3]):[0-5]\d",
    "clock": r"(?:[01]?\d|2[0-3])[:.][0-5]\d",
    "amount": r"\d{1,3}(?:(?:[.,'\u00a0\u202f]\d{3}){1,2}|\d{1,4})?(?:[.,]\d{1,2})?",
    "code": _CODE + r"(?:[A-Za-z0-9/-]{0,18}[A-Za-z0-9])?",
    "long code": _CODE + r"[A-Za-z0-9/-]{3,18}[A-Za-z0-9]",
    "name": r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,25}",
    "open": r"\(",
    "close": r"\)",
    "word": r"[\w.'’-]{1,40}",
    "url": r"(?:https?://|www\.)\S{1,500}|[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}/\S{0,500}",
    "email": r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    "phone": r"(?<!\w)(?:(?:\+|00)\d{2}[\d ./-]{5,14}\d|0\d{1,3}[ /-]\d{5,8}"
    r"|3\d\d[ ./-]\d{3}[ ./-]?\d{3,4})(?!\w)",
    "stop": r"(?=[ \u00a0]{0,3}(?:[.,;:!?)…\n\r]|\Z))",
}

_SIGNS: Final[Mapping[str, str]] = {
    "(": "(?:", "|": "|", ")": ")", "[": "(?:", "]": ")?", "<": "(?P<found>", ">": ")",
    "_": _GLUE, " ": _SPACE, "'": "['’]", "’": "['’]", "…": r"(?:…|\.{3})",
}  # fmt: skip

_CHOICE: Final = re.compile(r"([(\[])([^()\[\]]*)([)\]])")
_TOKENS: Final = re.compile(r"\{[^{}]{1,40}\}|[()\[\]|<>_ '’…]|[^(){}\[\]|<>_ '’…]+")


def read_toml(path: Path) -> dict[str, Any]:
    """Return the table of a packaged TOML file."""
    with path.open("rb") as file:
        return tomllib.load(file)


def word_lists(table: Mapping[str, Iterable[str]], *, exact: bool = False) -> dict[str, str]:
    """Return a pattern for each list of a table; a list may name those that stand before it.

    Within a list, as within brackets, the longest is tried first: "ora" never hides "ora e mezza".
    ``exact`` is that of :func:`to_regex`.
    """
    lists: dict[str, str] = {}
    for name, entries in table.items():
        longest_first = sorted(entries, key=lambda entry: (-len(entry), entry))
        lists[name] = "(?:" + "|".join(to_regex(entry, lists, exact=exact) for entry in longest_first) + ")"
    return lists


def to_regex(phrase: str, lists: Mapping[str, str], *, exact: bool = False) -> str:
    """Return the regular expression of ``phrase``; ``lists`` gives a pattern to each list's name.

    Capitals don't matter unless ``exact``. They are written out (``[Rr]``), never left to the
    ``IGNORECASE`` flag: with it Python tries every entry of a table in full at every word, thirty
    times slower. An unknown ``{name}`` raises :class:`KeyError`: a table with a slip never loads.
    """
    leading, written = "", ""
    for word in _top_level_words(_CHOICE.sub(_longest_first, phrase)):
        if _is_optional(word):
            pattern = _word(f"({word[1:-1]})", lists, exact)
            if written:
                written += f"(?:{_SPACE}{pattern})?"
            else:
                leading += f"(?:{pattern}{_SPACE})?"
        else:
            joint = _SPACE if written and word != "{stop}" else ""
            written += joint + _word(word, lists, exact)
    return leading + written


def _longest_first(choice: re.Match[str]) -> str:
    """Return ``(a|ab)`` as ``(ab|a)``, so that no choice hides a longer one."""
    return choice[1] + "|".join(sorted(choice[2].split("|"), key=len, reverse=True)) + choice[3]


def _top_level_words(phrase: str) -> list[str]:
    """Cut ``phrase`` at the spaces that stand outside all brackets."""
    words, depth, word = [], 0, ""
    for sign in phrase:
        depth += (sign in "([{") - (sign in ")]}")
        if sign == " " and depth == 0:
            words.append(word)
            word = ""
        else:
            word += sign
    return [each for each in [*words, word] if each]


def _is_optional(word: str) -> bool:
    """Say whether one pair of square brackets holds the whole of ``word``."""
    depths = list(accumulate((sign in "([") - (sign in ")]") for sign in word))
    return word.startswith("[") and 0 not in depths[:-1]


def _word(word: str, lists: Mapping[str, str], exact: bool) -> str:
    """Return the pattern of one word of the notation."""
    pattern = ""
    for token in _TOKENS.findall(word):
        if token.startswith("{"):
            name = token[1:-1]
            pattern += lists[name] if name in lists else SHAPES[name]
        elif token in _SIGNS:
            pattern += _SIGNS[token]
        else:
            pattern += re.escape(token) if exact else _in_either_case(token)
    return pattern


def _in_either_case(word: str) -> str:
    """Return a pattern for ``word`` in any capitals."""
    return "".join(_either_case(sign) for sign in word)


def _either_case(sign: str) -> str:
    small, capital = sign.lower(), sign.upper()
    return f"[{small}{capital}]" if small != capital and len(small + capital) == 2 else re.escape(sign)
