"""Finds the author's own name at the head of a selection."""

import re
from collections.abc import Sequence
from typing import Final

from server.reading.page_words import BLANK, FRAME, GAP, PageWord, in_runs

_LONGEST_NAME: Final = 80
_PARTICLES: Final = frozenset(
    {"di", "de", "del", "della", "da", "dal", "la", "le", "lo", "van", "von", "der"}
)
_NAME_WORD: Final = re.compile(r"[^\W\d_][\w'’-]{1,30}")
_INITIAL: Final = re.compile(r"[^\W\d_]{1,2}\.")
_HANDLE: Final = re.compile(r"(?=[^._\d]{0,40}[._\d])[a-z][a-z0-9._]{2,40}")
#: "Marta della reception", "Marta, la cameriera", "Marta R.": more than the name of the author.
_GOES_ON: Final = re.compile(r"[^\s·•|]|[ \u00a0]{1,3}(?:[a-zà-öø-ÿ]|[^\W\d_]\.)")
#: A first name alone is a name only where these follow it; "Pessimo", then "Mi piace", is a comment.
_SPEAKS_OF_A_PERSON: Final = frozenset({"age", "badge", "count", "date"})


def find_author(text: str, words: Sequence[PageWord], name: str | None) -> list[PageWord]:
    """Return where the author's name stands before the comment, as words of the page.

    A given ``name`` is looked for at the head and after the page words that stand there; if it is
    not there, or not given, the first segment is taken for a name only when it looks like one and
    an age, a button or a badge follows it.
    """
    given = _find_given(text, words, name) if name else []
    return given or _guess(text, words)


def _find_given(text: str, words: Sequence[PageWord], name: str) -> list[PageWord]:
    written = name[:_LONGEST_NAME].split()
    if not written:
        return []
    pattern = re.compile(r"[ \u00a0]{1,3}".join(map(re.escape, written)), re.IGNORECASE)
    found: list[PageWord] = []
    place = _head(text, words)
    while match := pattern.match(text, place):
        if _GOES_ON.match(text, match.end()):
            break
        found.append(PageWord(match.start(), match.end(), "author", "sure"))
        place = _past_gap(text, match.end())
    return found


def _head(text: str, words: Sequence[PageWord]) -> int:
    """Return where the first segment after the page words at the head begins (0 if there are none)."""
    if not words or text[: words[0].start].strip(GAP):
        return 0
    run = in_runs(text, words)[0]
    begin = _past_gap(text, run[-1].end)
    apart = len(run) > 1 or run[0].trust == "sure" or any(sign in FRAME for sign in text[run[-1].end : begin])
    return begin if apart else 0


def _past_gap(text: str, place: int) -> int:
    """Return the first place from ``place`` on that is neither blank nor separator."""
    while place < len(text) and text[place] in GAP:
        place += 1
    return place


def _guess(text: str, words: Sequence[PageWord]) -> list[PageWord]:
    """Return the name at the head of ``text``, if what stands there can only be one."""
    begin = _head(text, words)
    runs = [run for run in in_runs(text, words) if run[0].start >= begin]
    if not runs or not _is_name_before(text, begin, runs[0]) or not _has_words(text, runs[0][-1].end):
        return []
    if (
        len(runs) > 1
        and _is_name_before(text, runs[0][-1].end, runs[1])
        and _has_words(text, runs[1][-1].end)
    ):
        # Two heads in a row: nobody can say which of the two is a name and which a short comment.
        return []
    return [PageWord(_past_gap(text, begin), len(text[: runs[0][0].start].rstrip(GAP)), "author", "sure")]


def _is_name_before(text: str, begin: int, run: Sequence[PageWord]) -> bool:
    """Say whether the segment from ``begin`` up to ``run`` can only be a name."""
    first = run[0]
    segment = text[begin : first.start]
    name = segment.strip(GAP)
    if not name or len(name) > _LONGEST_NAME or any(sign in FRAME for sign in name):
        return False
    alone = segment.rstrip(BLANK)[-1:] in FRAME
    byline = first.kind == "date" and first.trust != "shy" and text[first.start].islower()
    if not (alone or byline):
        return False
    after = _past_gap(text, run[-1].end)
    if len(run) == 1 and first.trust == "shy" and text[after : after + 1].islower():
        return False
    many = len(name.split()) > 1 or _HANDLE.fullmatch(name) is not None
    return _looks_like_a_name(name) and (many or first.kind in _SPEAKS_OF_A_PERSON)


def _looks_like_a_name(text: str) -> bool:
    """Say whether ``text`` is written as names are: "Marta R.", "Anna de Luca", "marta_88"."""
    if _HANDLE.fullmatch(text):
        return True
    words = text.split()
    shouted = len(text) > 3 and text.isupper()
    return len(words) <= 5 and words[0][0].isupper() and not shouted and all(map(_is_name_word, words))


def _is_name_word(word: str) -> bool:
    if word in _PARTICLES or _INITIAL.fullmatch(word):
        return True
    return word[0].isupper() and (len(word) == 1 or _NAME_WORD.fullmatch(word) is not None)


def _has_words(text: str, begin: int) -> bool:
    """Say whether letters or digits are left from ``begin`` on."""
    return any(sign.isalnum() for sign in text[begin:])
