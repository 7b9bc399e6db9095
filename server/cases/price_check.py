"""Holding the amounts of a comment against the price list: what differs, and what could be put on record.

Nothing is put on record here. The words are ``price_check.toml``; in doubt nothing is suggested.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from server.cases.assess import Assessment
from server.cases.days import day_of, named_in, published_on
from server.cases.prices import amounts, price_of
from server.evidence.review_trade import is_trade
from server.reading.model import Reading, Span
from server.reading.patterns import fold, tokenize
from server.records import Price
from server.replies.forms import money

Language = Literal["it", "en"]
Whose = Literal["here", "elsewhere", "unknown"]

WORDS: Final[dict[str, dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("price_check.toml").read_text(encoding="utf-8")
)
#: "da Profumeria Lilla", "at Lilly's": a place with a name of its own.
_PLACE: Final = re.compile(r"\b(?:da|dal|dalla|dallo|presso|al|at|from|in)\s{1,3}[A-ZÀ-Ý]|\bdall['’][A-ZÀ-Ý]")
#: So many words right after an amount may still say whose it is.
_FIRST_WORDS: Final = re.compile(r"(?:\s{1,3}[^\s.,;:!?]{1,40}){1,2}")


@dataclass(frozen=True, slots=True)
class Claim:
    """An amount of the comment. ``listed`` is what it is held against, ``None`` where there is nothing.

    ``currency`` is ISO 4217, ``None`` for a bare number; ``differs`` is ``None`` where nobody can tell.
    """

    span: Span
    amount: float
    currency: str | None
    whose: Whose
    listed: Price | None
    differs: bool | None


def claims(assessment: Assessment) -> tuple[Claim, ...]:
    """Return the amounts of the assessed comment, each held against the price list of its day."""
    comment, reading, business = assessment.comment, assessment.reading, assessment.business
    if is_trade(reading):  # what is asked for reviews is no price of ours
        return ()
    published = published_on(comment)
    named = named_in(reading, published or day_of(comment.created_at))
    days = named or ((published,) if published else ())
    listed = price_of(reading, business.prices if business else (), days)
    rivals = business.competitors if business else ()
    spans = sorted(each.span for each in reading.details if each.kind == "price")
    found: list[Claim] = []
    for number, span in enumerate(spans):
        read = amounts(span.of(reading.text))
        if not read:
            continue
        amount = read[0]
        whose = _whose(reading, spans, number, rivals)
        currency = _currency(span.of(reading.text))
        against = listed if whose != "elsewhere" else None
        found.append(
            Claim(span, amount, currency, whose, against, _differs(amount, currency, against, reading, span))
        )
    return tuple(found)


def disproved(found: Sequence[Claim]) -> Claim | None:
    """Return the claim that the price list speaks against: paid here, and more than the list says.

    None where another amount is the listed one: then the comment knows the price.
    """
    if any(each.differs is False for each in found):
        return None
    more = [each for each in found if each.whose == "here" and each.differs and each.listed]
    return next((each for each in more if each.listed and each.amount > each.listed.price), None)


def source_of(claim: Claim, listed: Price, speak: Language) -> tuple[str, str]:
    """Return where anybody can look it up, and what was found, for the timeline."""
    words = WORDS[speak]
    price = money(listed.price, listed.currency, speak)
    since = words["since"].format(day=listed.since) if listed.since else ""
    said = money(claim.amount, claim.currency or listed.currency, speak)
    source = words["source"].format(item=" ".join(listed.item.split()), price=price, since=since)
    return source, words["note"].format(claim=said, price=price)


def _differs(
    amount: float, currency: str | None, listed: Price | None, reading: Reading, span: Span
) -> bool | None:
    """Say whether it is another price; the sum of several things is held against nothing."""
    if listed is None or listed.price <= 0 or (currency or listed.currency) != listed.currency:
        return None
    if abs(amount - listed.price) < 0.005:
        return False
    times = amount / listed.price
    if round(times) > 1 and abs(times - round(times)) < 0.005:
        return None
    around = next((each.span for each in reading.sentences if each.span.overlaps(span)), span)
    rest = reading.text[around.start : span.start] + " " + reading.text[span.end : around.end]
    return None if _has(rest, _cues(reading, "several")) else True


def _whose(reading: Reading, spans: Sequence[Span], number: int, rivals: Sequence[str]) -> Whose:
    """Tell by the words since the amount before, or by those right after."""
    span, text = spans[number], reading.text
    here_cues, elsewhere_cues = _cues(reading, "here"), (*_cues(reading, "elsewhere"), *rivals)
    since = 0
    if number:
        since = spans[number - 1].end
        theirs = _right_after(text[since : span.start])
        since += len(theirs) if _has(theirs, (*here_cues, *elsewhere_cues)) else 0
    sentence = next((each.span.start for each in reading.sentences if each.span.overlaps(span)), 0)
    before = text[max(since, sentence) : span.start]
    until = spans[number + 1].start if number + 1 < len(spans) else len(text)
    beside = f"{before} {_right_after(text[span.end : until])}"
    here = _has(beside, here_cues)
    elsewhere = _has(beside, elsewhere_cues) or bool(_PLACE.search(before))
    if here == elsewhere:
        return "unknown"
    return "here" if here else "elsewhere"


def _right_after(text: str) -> str:
    """Return the first words of ``text``, up to a mark."""
    match = _FIRST_WORDS.match(text)
    return match[0] if match else ""


def _cues(reading: Reading, kind: str) -> tuple[str, ...]:
    return tuple(WORDS[reading.language][kind]) if reading.language in ("it", "en") else ()


def _has(text: str, cues: Sequence[str]) -> bool:
    words = _plain(text)
    return any(f" {plain} " in f" {words} " for cue in cues if (plain := _plain(cue)))


def _plain(text: str) -> str:
    return " ".join(fold(token.word) for token in tokenize(text))


def _currency(said: str) -> str | None:
    marks = set(re.sub(r"[\d.,]", " ", said.casefold()).split())
    return next((code for code, names in WORDS["currencies"].items() if marks & set(names)), None)
