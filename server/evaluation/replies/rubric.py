"""The fifteen rules as plain patterns: a second opinion on our own drafts, apart from the linter.

Deliberately simple: patterns from ``rubric.toml`` and countings, no exceptions made for our phrases.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from server.reading.language import detect
from server.replies.model import Brief, Reply
from server.replies.words import runs, tokens

_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+")
#: Words, least and most, of the public answers (reference: the rubric's fourteenth rule).
_LENGTHS: Final = {"first": (40, 120), "clarify": (40, 120), "silent": (20, 80), "resolved": (20, 80)}
_TOO_LIKE: Final = 0.6
#: The texts that quote the comment: those words are not ours.
_QUOTING: Final = ("report", "note")


def breaches(brief: Brief, reply: Reply) -> Iterator[str]:
    """Yield the rules that ``reply`` breaks by the plain patterns, in their order."""
    book, text = _patterns(reply.language), _own(brief, reply)
    opening = " ".join(_SENTENCE.split(text)[:2])
    thanks = brief.stage == "first" and brief.is_kind
    if brief.stage == "first" and not thanks:
        if not _has(book["greets"], opening) or not _has(book["regrets"], opening):
            yield "R1"
        if not _names_the_concern(brief, reply, book):
            yield "R3"
        if not _has(book["acts"], text):
            yield "R4"
    if brief.stage in ("first", "silent") and not thanks and not _one_channel(brief, text, book):
        yield "R5"
    if _has(book["admits"], text):
        yield "R2"
    if _has(book["secret"], text) or (reply.where == "public" and _asks_in_public(brief, text, book)):
        yield "R6"
    if _unknown_numbers(brief, text):
        yield "R7"
    for rule, name in (("R8", "accuses"), ("R9", "threatens"), ("R10", "mocks"), ("R11", "offers")):
        if _has(book[name], text):
            yield rule
    if _has(book["insults"], text) or len(runs(text, 4) & runs(_comment(brief), 4)) > 1 or _shouts(text):
        yield "R12"
    if brief.stage not in _QUOTING and not _keeps_its_register(reply, text, book):
        yield "R13"
    if brief.stage in _LENGTHS and not _keeps_the_form(brief, reply, book):
        yield "R14"
    if reply.likeness >= _TOO_LIKE or _has(book["promises"], text):
        yield "R15"


def _own(brief: Brief, reply: Reply) -> str:
    return reply.text.replace(_comment(brief), "") if brief.stage in _QUOTING else reply.text


def _comment(brief: Brief) -> str:
    return brief.reading.text if brief.reading else ""


def _names_the_concern(brief: Brief, reply: Reply, book: dict[str, Any]) -> bool:
    """Say whether the reply has a word of the comment or of what it is about; or it asks.

    What a comment is about is its aspects, and what the moderator chose to answer it as.
    """
    text = reply.text
    aspects: set[str] = {each.aspect for each in brief.reading.aspects} if brief.reading else set()
    aspects |= {reply.variant} & set(book["names"])
    stems = {word[:5] for word in tokens(_comment(brief)) if len(word) > 4}
    named = any(_has(book["names"][aspect], text) for aspect in aspects)
    return named or bool(stems & {word[:5] for word in tokens(text)}) or _has(book["asks"], text)


def _one_channel(brief: Brief, text: str, book: dict[str, Any]) -> bool:
    channel = brief.business.private_channel if brief.business else ""
    return text.count(brief.code) == 1 and _has(book["private"], text) and text.count(channel) <= 1


def _asks_in_public(brief: Brief, text: str, book: dict[str, Any]) -> bool:
    """Say whether a sentence wants the code and a reference without saying that it is in private."""
    asking = (each for each in _SENTENCE.split(text) if brief.code in each and _has(book["reference"], each))
    return any(not _has(book["private"], each) for each in asking)


def _unknown_numbers(brief: Brief, text: str) -> bool:
    case = brief.dialogue
    days = [day for day in (case.asked_on, case.closed_on, *(fact.on for fact in case.history)) if day]
    dates = " ".join(f"{day.day} {day.year} {day.month}" for day in days)
    known = f"{_comment(brief)} {case.price} {case.item} {dates}"
    said = re.findall(r"(?<![\w-])\d+", text.replace(brief.code, ""))
    return not set(said) <= set(re.findall(r"\d+", known))


def _shouts(text: str) -> bool:
    return any(word.isupper() and word.isalpha() and len(word) > 3 for word in re.findall(r"\w+", text))


def _keeps_its_register(reply: Reply, text: str, book: dict[str, Any]) -> bool:
    return detect(text) == reply.language and not _has(book["never"][reply.register], text)


def _keeps_the_form(brief: Brief, reply: Reply, book: dict[str, Any]) -> bool:
    least, most = _LENGTHS[brief.stage]
    least = 20 if brief.is_kind and brief.stage != "first" else least
    signed = brief.business is None or reply.text.endswith(
        f"{brief.business.signature}, {brief.business.role}"
    )
    length = len(reply.text.split())
    return least <= length <= most and "\n" not in reply.text and signed and _has(book["ours"], reply.text)


def _has(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(text) is not None


@cache
def _patterns(language: str) -> dict[str, Any]:
    data = tomllib.loads(Path(__file__).with_name("rubric.toml").read_text(encoding="utf-8"))
    return _compiled(data[language])


def _compiled(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _compiled(each) if isinstance(each, dict) else re.compile(each, re.IGNORECASE)
        for name, each in data.items()
    }
