"""Finding a case again: by the code that a customer quotes, or by words of its comment."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from server.reading.patterns import fold
from server.records import Case, Comment

#: More than these are not looked through by anybody: more words find fewer.
MOST: Final = 50
_WORD: Final = re.compile(r"[^\W_]{1,100}")
_CODE: Final = re.compile(r"(?<![^\W_])(?:g[\s-]{0,3})?([a-z0-9]{4})(?![^\W_])", re.IGNORECASE)


def matching(search: str, kept: Iterable[tuple[Case, Comment]]) -> list[tuple[Case, Comment]]:
    """Return the cases that ``search`` means, in their order, 50 at most; nothing said finds nothing.

    A code counts with or without its "G-", in any letters, also amid a sentence: whoever quotes one means
    that case alone. Otherwise every word has to be in the comment, as the beginning of one of its words;
    capitals and accents make no difference.
    """
    every = list(kept)
    codes = {f"G-{each.upper()}" for each in _CODE.findall(search)}
    quoted = [each for each in every if each[0].code.upper() in codes]
    if quoted:
        return quoted[:MOST]
    wanted = _words(search)
    if not wanted:
        return []
    return list(islice((each for each in every if _has(each[1].text, wanted)), MOST))


def _has(text: str, wanted: list[str]) -> bool:
    words = _words(text)
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _words(text: str) -> list[str]:
    return [fold(each) for each in _WORD.findall(text)]
