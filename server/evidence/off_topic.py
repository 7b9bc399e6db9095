"""A comment that speaks of what this business does not do: a parcel and a courier, under a hotel.

It may be meant for another business with a similar name. It takes several strange words and none
that belongs, and a profile that says what kind of business it is; a short text has room for fewer,
and some phrases need no company ("il volo"). The words are in ``kinds.toml``.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import joined
from server.reading.model import Reading, Span
from server.records import BusinessKind

NAME = "off-topic"
FAMILY: Family = "text"

_TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "kinds.toml").read_text("utf-8"))
_FEWEST: int = _TABLE["fewest"]
_SHORT: int = _TABLE["short"]
# Who writes longer than this has named what it is about long before.
_MOST_CHARACTERS = 12_000
_QUOTED = 3
_SAME_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is looked for in levelled text (see :func:`_level`); ``strange`` may be told apart by entry."""

    own: re.Pattern[str]
    strange: re.Pattern[str]
    sure: re.Pattern[str]
    entries: tuple[str, ...]
    fewest_in_short: int

    def entry_of(self, words: str) -> str:
        """Return the entry of the table behind ``words``: "pacco" and "Pacco" are one and the same."""
        return next(entry for entry in self.entries if re.fullmatch(_pattern(entry), words))


def observe(reading: Reading, context: Context) -> Observation | None:
    """See several words that are strange to this kind of business, and none that belongs to it."""
    if context.business_kind is None or reading.not_negative:
        return None
    kind = _kind(context.business_kind)
    text = _level(reading.text[:_MOST_CHARACTERS])
    if kind.own.search(text):
        return None
    found = [Span(*match.span()) for match in kind.strange.finditer(text)]
    first: dict[str, Span] = {}
    for span in found:
        first.setdefault(kind.entry_of(span.of(text)), span)
    named = list(first.values())
    if len(first) < _FEWEST:
        if len(text.split()) > _SHORT:
            return None
        # "Pacco" and "pacchi" are two entries and one thing.
        if len({entry[:_SAME_BEGINNING] for entry in first}) < kind.fewest_in_short:
            found = named = [Span(*match.span()) for match in kind.sure.finditer(text)]
    quoted = [" ".join(span.of(reading.text).split()) for span in named[:_QUOTED]]
    return Observation(joined(found), words={"words": ", ".join(quoted)}) if found else None


@cache
def _kind(name: BusinessKind) -> _Kind:
    entry = _TABLE["kinds"][name]
    strange = _words_of(entry["strange"])
    sure = _words_of(entry["sure"], "sure")
    own = _any_of(_words_of(entry["own"]))
    return _Kind(own, _any_of(strange), _any_of(sure), strange, entry["fewest-in-short"])


def _words_of(topics: list[str], table: str = "topics") -> tuple[str, ...]:
    """Return the words of the topics in all languages, each once."""
    languages = [words for topic in topics for words in _TABLE[table][topic].values()]
    return tuple(dict.fromkeys(word for words in languages for word in words))


def _any_of(entries: tuple[str, ...]) -> re.Pattern[str]:
    # Without groups and without IGNORECASE: so Python passes over a word at its first letter.
    return re.compile(rf"\b(?:{'|'.join(map(_pattern, entries))})\b")


def _pattern(entry: str) -> str:
    words = r"\s{1,3}".join(re.escape(word) for word in entry.removesuffix("*").split())
    return words + (r"\w{0,15}" if entry.endswith("*") else "")


def _level(text: str) -> str:
    """Return ``text`` in small letters with straight apostrophes, and as long as it was."""
    return "".join(sign if len(sign.lower()) > 1 else sign.lower() for sign in text).replace("’", "'")
