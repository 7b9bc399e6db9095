"""The invitation to write a review: neutral words for every customer, held against what must not be in it.

The texts are ``it.toml`` and ``en.toml``. A reward would make a review a bought one; to choose the happy
ones would make all of them together a lie.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from server.reading.model import Span
from server.records import Business
from server.replies.contact import signature
from server.replies.finder import Finder
from server.replies.lint import check, merged
from server.replies.model import Brief, Register, ReplyLanguage, Rule
from server.replies.phrasebook import phrasebook
from server.replies.registers import spoken

LANGUAGES: Final[tuple[ReplyLanguage, ...]] = ("it", "en")
#: Of the rules for replies these hold for an invitation too.
_RULES: Final[tuple[Rule, ...]] = ("R7", "R8", "R9", "R10", "R11", "R12", "R13")
#: What only an invitation can do wrong: to pick the happy ones, or to pay.
_OWN: Final = ("selection", "reward")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must not be in an invitation: why, and where (code points).

    ``code`` is "selection", "reward" or one of the rules for replies.
    """

    code: str
    why: str
    spans: tuple[Span, ...]


def invitations(business: Business | None, language: ReplyLanguage, register: Register) -> tuple[str, ...]:
    """Return the texts, signed; ``register`` is one of the language's own."""
    words = spoken(_words(language), language, register)
    name = " ".join(business.name.split()) if business else ""
    signed = ", ".join(filter(None, (signature(business, phrasebook(language, register)), name)))
    return tuple(f"{text} {signed}" for text in words["texts"])


def advice(speak: ReplyLanguage) -> tuple[str, ...]:
    """Return what to know before sending an invitation."""
    return tuple(_words(speak)["advice"])


def faults(
    text: str, business: Business | None, language: ReplyLanguage, register: Register, speak: ReplyLanguage
) -> tuple[Fault, ...]:
    """Return what must not be in ``text``, explained in ``speak``; a reward and a choice in any language."""
    found = [
        Fault(what, _words(speak)[f"{what}_why"], spans)
        for what in _OWN
        if (spans := tuple(merged(_spans(what, text))))
    ]
    said = [span for each in found for span in each.spans]
    brief = Brief(None, language, "", business=business, stage="resolved", register=register)
    broken = (each for each in check(text, brief, speak) if each.rule in _RULES and not each.ok)
    found += [Fault(each.rule, each.why, each.spans) for each in broken if not _are_among(each.spans, said)]
    return tuple(found)


def _are_among(spans: tuple[Span, ...], said: list[Span]) -> bool:
    """Say whether a fault was named already: each of its stretches touches one of those."""
    return bool(spans) and all(any(span.overlaps(other) for other in said) for span in spans)


def _spans(what: str, text: str) -> Iterator[Span]:
    for language in LANGUAGES:
        yield from _finder(language).find(text).get(what, ())


@cache
def _words(language: ReplyLanguage) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text(encoding="utf-8"))


@cache
def _finder(language: ReplyLanguage) -> Finder:
    words = _words(language)
    return Finder({name: words[name] for name in _OWN})
