"""What the business's own price list says of the thing that a comment speaks of. Never a guess."""

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from server.reading.model import Reading
from server.reading.patterns import fold, tokenize
from server.records import Price

_LITTLE: Final = frozenset(
    tomllib.loads(Path(__file__).with_name("prices.toml").read_text(encoding="utf-8"))["little"].split()
)
#: What stands in brackets explains an item: "Crema (50 ml)".
_IN_BRACKETS: Final = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
#: The endings of one noun, one thing and many.
_ONE_AND_MANY: Final = (("a", "e"), ("o", "i"), ("e", "i"))
_SHORTEST_PLURAL: Final = 4
_AMOUNT: Final = re.compile(r"\d{1,3}(?:[., ]\d{3}){1,3}(?:[.,]\d{1,2})?(?!\d)|\d{1,9}(?:[.,]\d{1,2})?(?!\d)")
_CENT: Final = 0.005


def price_of(reading: Reading, prices: Sequence[Price], days: Sequence[date]) -> Price | None:
    """Return the price of the one item that a sentence of the comment names, or ``None``.

    It must be the same on all of ``days``; without a day, the item must have one price only.
    """
    if not prices:
        return None
    found: dict[frozenset[str], list[Price]] = {}
    said = [{token.word for token in tokenize(each.span.of(reading.text))} for each in reading.sentences]
    anywhere = set().union(*said)
    for price in prices:
        words = _words(price.item)
        if words and _are_in(anywhere, words) and any(_are_in(each, words) for each in said):
            found.setdefault(words, []).append(price)
    meant = [words for words in found if all(words >= other for other in found)]
    if not meant:
        return None
    valid = [price for price in found[meant[0]] if all(_is_valid(price, day) for day in days)]
    return valid[0] if len({(price.price, price.currency) for price in valid}) == 1 else None


def agrees(reading: Reading, amount: float) -> bool:
    """Say whether ``amount`` is the only price that the comment names: "5 euro", "€ 5,00"."""
    said = (each.span.of(reading.text) for each in reading.details if each.kind == "price")
    named = [found for words in said for found in amounts(words)]
    return bool(named) and all(abs(each - amount) < _CENT for each in named)


def amounts(said: str) -> list[float]:
    """Read the amounts in ``said``: three figures after a mark are thousands, one or two are cents."""
    return [_read(match) for match in _AMOUNT.findall(said)]


def _read(figures: str) -> float:
    whole, cents = figures, ""
    if len(parts := re.split(r"[.,](?=\d{1,2}\Z)", whole)) == 2:
        whole, cents = parts
    return float(re.sub(r"[., ]", "", whole) + (f".{cents}" if cents else ""))


def _words(item: str) -> frozenset[str]:
    words = (token.word for token in tokenize(_IN_BRACKETS.sub(" ", item)))
    return frozenset(word for word in words if fold(word) not in _LITTLE)


def _are_in(said: set[str], words: frozenset[str]) -> bool:
    return all(not said.isdisjoint(_forms(word)) for word in words)


def _forms(word: str) -> set[str]:
    """Return ``word`` as one thing and as many: crema and creme, room and rooms."""
    forms = {word}
    if len(word) >= _SHORTEST_PLURAL:
        forms.add(f"{word}s")
        forms |= {word[:-1] + many for one, many in _ONE_AND_MANY if word.endswith(one)}
        forms |= {word[:-1] + one for one, many in _ONE_AND_MANY if word.endswith(many)}
    if len(word) > _SHORTEST_PLURAL and word.endswith("s"):
        forms.add(word[:-1])
    return forms


def _is_valid(price: Price, day: date) -> bool:
    return (price.since or "") <= day.isoformat() and (not price.until or day.isoformat() <= price.until)
