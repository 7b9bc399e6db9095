"""The phrases that the signals listen for, read from ``phrases/*.toml``.

All languages are heard at once: people mix them, and a short comment is easily taken for another one's.
"""

import re
import time
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from server.evidence.phrase_notation import kinds_of, needed_by, pattern_of
from server.reading.model import Span

_FOLDER = Path(__file__).parent / "phrases"

# Comments are seldom longer than a tenth of this; what comes later is not listened to.
_MOST_CHARACTERS = 12_000


#: Compiled when a phrase may be in a text for the first time: all at once would hold up the start.
_compiled = cache(re.compile)
_PAUSE_SECONDS = 0.005


def warm_up() -> None:
    """Compile all phrases, so that no comment has to wait for them; it takes its time, for others' sake."""
    for phrase in PHRASES:
        _compiled(phrase.pattern)
        time.sleep(_PAUSE_SECONDS)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of a table: how it is written, a sentence in which it is heard, what it stands for."""

    signal: str
    say: str
    example: str
    reason: str
    marks: tuple[str, ...]
    pattern: str
    needed: tuple[tuple[str, ...], ...]
    outweighs: str = ""

    def find(self, text: str, lowered: str) -> list["Found"]:
        """Return every place of ``text`` where the phrase is heard (``lowered`` is its lower case)."""
        if not all(any(part in lowered for part in choice) for choice in self.needed):
            return []
        return [Found(self, _marked(match)) for match in _compiled(self.pattern).finditer(text)]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that was heard and the words of the comment that it marks."""

    phrase: Phrase
    spans: tuple[Span, ...]


def find(signal: str, text: str) -> list[Found]:
    """Return the phrases of ``signal`` that are heard in ``text``, in the order of the tables."""
    text = text[:_MOST_CHARACTERS]
    lowered = text.lower()
    return [found for phrase in _BY_SIGNAL.get(signal, ()) for found in phrase.find(text, lowered)]


def joined(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans in the order of the text; those that share a character become one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and kept[-1].overlaps(span):
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)


def marks(signal: str, text: str) -> tuple[Span, ...]:
    """Return all the words of ``text`` that the phrases of ``signal`` mark."""
    return joined([span for found in find(signal, text) for span in found.spans])


def outweighed(found: list[Found]) -> list[Found]:
    """Return ``found`` without what another phrase takes the place of: one made for that, on shared words."""
    return [one for one in found if not any(_outweighs(other, one) for other in found)]


def heard(signal: str, text: str, reason: str) -> tuple[Span, ...]:
    """Return the words by which ``signal`` is heard for ``reason``, but for those that are outweighed."""
    found = [one for one in outweighed(find(signal, text)) if one.phrase.reason == reason]
    return joined([span for one in found for span in one.spans])


def _outweighs(one: Found, other: Found) -> bool:
    return one.phrase.outweighs == other.phrase.reason and any(
        mine.overlaps(its) for mine in one.spans for its in other.spans
    )


def _marked(match: re.Match[str]) -> tuple[Span, ...]:
    marks = [Span(*match.span(i)) for i in range(1, match.re.groups + 1) if match.group(i)]
    return tuple(marks) or (Span(*match.span()),)


def _tables() -> dict[str, dict[str, Any]]:
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.toml"))}


def _word_lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for table in _tables().values():
        for key, words in table["lists"].items():
            lists.setdefault(key, []).extend(words)
    return lists


#: The lists of words of all languages together, by name: the kinds of business, what is no name.
WORD_LISTS = _word_lists()


def _load() -> tuple[Phrase, ...]:
    tables = _tables()
    kinds = kinds_of(WORD_LISTS)
    return tuple(
        Phrase(
            signal,
            entry["say"],
            entry["example"],
            entry.get("reason", "why"),
            tuple(entry.get("marks", ())),
            pattern_of(entry["say"], kinds),
            needed_by(entry["say"]),
            entry.get("outweighs", ""),
        )
        for table in tables.values()
        for signal, entries in table.items()
        if isinstance(entries, list)
        for entry in entries
    )


#: Every phrase of every table.
PHRASES = _load()

_BY_SIGNAL: dict[str, list[Phrase]] = {}
for _phrase in PHRASES:
    _BY_SIGNAL.setdefault(_phrase.signal, []).append(_phrase)

#: Sentences of the tables in which a signal must keep silent: (signal, sentence).
NEAR_MISSES: tuple[tuple[str, str], ...] = tuple(
    (signal, sentence)
    for table in _tables().values()
    for signal, sentences in table["near-misses"].items()
    for sentence in sentences
)
