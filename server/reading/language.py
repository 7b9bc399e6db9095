"""Tells in which language a comment is written, by its letters and by a few telling words.

Letters: eld (Apache-2.0), which knows sixty languages. Words: ``language.toml``.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from eld import LanguageDetector

from server.reading.notation import read_toml

_TABLE: Final = read_toml(Path(__file__).with_name("language.toml"))
_LISTS: Final = {language: frozenset(words.split()) for language, words in _TABLE["words"].items()}

#: The languages that most comments are written in; the first two have replies of their own.
MAIN: Final = tuple(_LISTS)
#: No more than this is read, in code points: a language shows itself in less.
_ENOUGH: Final = 2000

_NOT_WORDS: Final = re.compile(
    r"(?:https?://|www\.)\S{1,200}|[\w.+-]{1,64}@[\w.-]{1,64}|[#@]\w{1,64}"
    r"|</?[a-zA-Z][^<>]{0,200}>|&(?:[a-zA-Z]{2,8}|#\d{1,6});"
)
_WORD: Final = re.compile(r"[^\W\d_]{1,40}(?:['’][^\W\d_]{1,40})?")


def detect(text: str, hint: str | None = None) -> str:
    """Return the language of ``text`` as an ISO 639-1 code, or ``und`` when nobody could tell.

    ``hint`` is a code (``it``, ``it-IT``) that the page or the moderator suggests: it decides
    where the text says nothing, and weighs a little where two languages are close.
    """
    suggested = _primary(hint)
    words = _WORD.findall(_NOT_WORDS.sub(" ", text[: 4 * _ENOUGH])[:_ENOUGH])
    if not words:
        return suggested or "und"
    shares = _told_by_words(words)
    scores = dict(_scores(" ".join(words)))
    if sum(map(len, words)) < 3 and not shares and all(word.isascii() for word in words):
        return suggested or "und"
    for language, share in shares.items():
        scores[language] = scores.get(language, 0.0) + share * float(_TABLE["word_bonus"])
    if suggested in scores:
        scores[suggested] += float(_TABLE["hint_bonus"])
    return _best(scores, len(words)) if scores else suggested or "und"


def _primary(code: str | None) -> str | None:
    """Return the language of a code such as ``it-IT``, or nothing if it isn't one."""
    found = re.match(r"([a-z]{2})(?:[-_]|\Z)", (code or "")[:20].lower())
    return found[1] if found else None


def forget() -> None:
    """Remember no text any more: one of them was erased."""
    _scores.cache_clear()


@cache
def _detector() -> LanguageDetector:
    """Load the letters of sixty languages; never written again, so that every thread may ask."""
    return LanguageDetector()


@lru_cache(maxsize=256)
def _scores(text: str) -> tuple[tuple[str, float], ...]:
    """Return what the letters say: languages with scores from 0 to about 1."""
    return tuple(_detector().detect(text).scores().items())


def _told_by_words(words: list[str]) -> dict[str, float]:
    """Return, for each language that has some of ``words`` in its list, the share of them it has."""
    small = [word.lower().replace("’", "'") for word in words]
    counts = {language: sum(word in known for word in small) for language, known in _LISTS.items()}
    return {language: count / len(small) for language, count in counts.items() if count}


def _best(scores: dict[str, float], words: int) -> str:
    """Return the language with the best score; few words give the languages of most guests the benefit."""
    best = max(scores, key=lambda language: scores[language])
    if words > int(_TABLE["few_words"]):
        return best
    enough = float(_TABLE["close"]) * scores[best]
    for preferred in (MAIN, _TABLE["common"]):
        likely = max(preferred, key=lambda language: scores.get(language, 0.0))
        if scores.get(likely, 0.0) >= enough:
            return str(likely)
    return best
