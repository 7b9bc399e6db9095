"""The words that pages print around comments: what ``chrome/*.toml`` says, and where a text has them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, get_args

from server.reading.notation import read_toml, to_regex, word_lists

#: What a piece of the page was, as :class:`~server.reading.model.Cut` names it.
CutKind = Literal["action", "age", "author", "badge", "date", "expander", "rating", "count", "control"]

#: How sure the table is that only a page prints this; ``chrome/it.toml`` says what each means.
Trust = Literal["sure", "line", "shy", "between"]

#: What stands between two segments of a selection, and what may stand beside it.
FRAME: Final = "\n·•|"
BLANK: Final = " \u00a0\u202f"
GAP: Final = FRAME + BLANK


@dataclass(frozen=True, slots=True)
class PageWord:
    """One stretch of a text that a page may have printed.

    ``exact`` says that its capitals are those of the table; shouted words are not exact.
    """

    start: int
    end: int
    kind: CutKind
    trust: Trust
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table: its words in the notation, what they are, and their pattern twice.

    ``loose`` reads them in any capitals, ``exact`` only in those of the table.
    """

    phrase: str
    kind: CutKind
    trust: Trust
    loose: str
    exact: str


def _read_entries(table: Mapping[str, Any]) -> Iterator[Entry]:
    loose, exact = word_lists(table.get("lists", {})), word_lists(table.get("lists", {}), exact=True)
    for trust in get_args(Trust):
        for kind, phrases in table.get(trust, {}).items():
            for phrase in phrases:
                yield Entry(phrase, kind, trust, to_regex(phrase, loose), to_regex(phrase, exact, exact=True))


@cache
def entries() -> tuple[Entry, ...]:
    """Return the entries of all tables, the surest and then the longest first: "3 ore fa" beats "3 ore".

    The language of the page need not be that of the comment.
    """
    files = sorted((Path(__file__).parent / "chrome").glob("*.toml"))
    found = (entry for file in files for entry in _read_entries(read_toml(file)))
    return tuple(sorted(found, key=lambda entry: (get_args(Trust).index(entry.trust), -len(entry.loose))))


@cache
def _any_entry() -> re.Pattern[str]:
    """Make one pattern of all entries; made when first needed, it would hold up the start.

    The empty group after each entry tells which one matched; a group around it would slow the search.
    """
    each = "|".join(f"{entry.loose}()" for entry in entries())
    return re.compile(rf"(?<!\w)(?=[\w(★])(?:{each})(?:(?<=\W)|(?!\w))")


@cache
def _answer() -> re.Pattern[str]:
    """Make the pattern of a line that heads the owner's answer: its words, and perhaps its age or date."""
    files = sorted((Path(__file__).parent / "chrome").glob("*.toml"))
    heads = [head for file in files for head in read_toml(file).get("answer", {}).get("heads", ())]
    either = "|".join(re.escape(head).replace("'", "['’]") for head in heads)
    return re.compile(rf"^[ \t]{{0,4}}(?:{either})(?:[ ·,(\u00a0-]{{1,3}}[^\n.!?]{{0,28}})?$", re.MULTILINE)


def find_answer(text: str) -> int | None:
    """Return where the owner's answer begins below a comment, heading included; ``None`` without one."""
    return next(
        (match.start() for match in _answer().finditer(text) if text[: match.start()].strip(GAP)), None
    )


@cache
def _exact_entry() -> re.Pattern[str]:
    return re.compile("|".join(entry.exact for entry in entries()))


def find_page_words(text: str) -> list[PageWord]:
    """Return every stretch of ``text`` that is in a table, in order and without overlaps."""
    found = []
    for match in _any_entry().finditer(text):
        entry = entries()[(match.lastindex or 1) - 1]
        caseless = match[0].lower() == match[0].upper()
        exact = caseless or _exact_entry().fullmatch(match[0]) is not None
        found.append(PageWord(match.start(), match.end(), entry.kind, entry.trust, exact))
    return found


def in_runs(text: str, words: Iterable[PageWord]) -> list[list[PageWord]]:
    """Group the page words that have nothing but blanks and separators between them."""
    runs: list[list[PageWord]] = []
    for word in words:
        if runs and not text[runs[-1][-1].end : word.start].strip(GAP):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs
