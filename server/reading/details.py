"""Finds what a comment says that somebody could check: dates, hours, amounts, rooms, roles, places.

What to look for is written in ``details/*.toml``, one file for each language and ``common.toml``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from server.reading.model import Detail, DetailKind, Span
from server.reading.notation import SHAPES, read_toml, to_regex, word_lists

_FOLDER: Final = Path(__file__).parent / "details"

#: The languages that have a table, by their code, and ``common`` for all languages.
TABLES: Final = tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))

_BEGIN: Final = r"(?<!\w)(?<!\d[.,:/])"
_END: Final = r"(?:(?<=\W)|(?!\w))(?![.,:/]\d)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One form that a detail takes; without a ``kind`` it says where nothing is to be found."""

    kind: DetailKind | None
    pattern: re.Pattern[str]

    def spans(self, text: str) -> Iterator[Span]:
        """Yield where the form stands in ``text``."""
        part = "found" if "found" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(text):
            yield Span(*match.span(part))


def _read_rules(table: Mapping[str, Any]) -> Iterator[Rule]:
    loose, exact = word_lists(table.get("lists", {})), word_lists(table.get("lists", {}), exact=True)
    for entry in table["detail"]:
        capitals = entry.get("exact", False)
        for form in entry["forms"]:
            pattern = to_regex(form, exact if capitals else loose, exact=capitals)
            yield Rule(entry["kind"], re.compile(_BEGIN + pattern + _END))
    ignore = table.get("ignore", {})
    for form in ignore.get("forms", ()):
        yield Rule(None, re.compile(_BEGIN + to_regex(form, loose) + _END))
    for shape in ignore.get("shapes", ()):
        yield Rule(None, re.compile(SHAPES[shape]))


@cache
def rules_of(table: str) -> tuple[Rule, ...]:
    """Return the rules of one table of :data:`TABLES`, made when they are first needed."""
    return tuple(_read_rules(read_toml(_FOLDER / f"{table}.toml")))


def find(text: str, language: str) -> tuple[Detail, ...]:
    """Return the details of ``text``, in order and without overlaps, offsets in code points.

    ``language`` is ISO 639-1; with ``und`` every table is tried, with a language that has no table
    only the common one. Where two details overlap the one that begins first, then the longer, stays.
    """
    tables = TABLES if language == "und" else ("common", *({language} & {*TABLES} - {"common"}))
    ignored: list[Span] = []
    found: list[Detail] = []
    for rule in chain.from_iterable(map(rules_of, tables)):
        for span in rule.spans(text):
            if rule.kind is None:
                ignored.append(span)
            else:
                found.append(Detail(rule.kind, span))
    return tuple(_without_overlaps(found, _merged(ignored)))


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return the stretches that ``spans`` cover together, in order."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _without_overlaps(details: Iterable[Detail], ignored: list[Span]) -> Iterator[Detail]:
    """Yield the details that touch neither ``ignored`` nor a detail that was yielded before."""
    ends = [span.end for span in ignored]
    free_from = 0
    for detail in sorted(details, key=lambda each: (each.span.start, -each.span.end)):
        after = bisect_left(ends, detail.span.start + 1)
        hidden = after < len(ignored) and ignored[after].overlaps(detail.span)
        if detail.span.start >= free_from and not hidden:
            yield detail
            free_from = detail.span.end
