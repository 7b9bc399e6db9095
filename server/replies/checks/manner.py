"""Is the reply in the right form? Language and register, length, paragraph, signature (R13, R14)."""

import re
from collections.abc import Iterator
from functools import cache

from server.replies.checks.draft import Draft, Finding
from server.replies.model import ReplyLanguage
from server.replies.rulebook import Rulebook, rulebook
from server.replies.words import count, tokens

_LANGUAGES: tuple[ReplyLanguage, ...] = ("it", "en")
#: In ten words of either language at least this share are among its commonest.
_COMMON_SHARE = 0.1
_ENOUGH_WORDS = 12


def keeps_language_and_register(draft: Draft) -> Iterator[Finding]:
    """R13: the comment's language, one register, and capitals used one way."""
    if not _is_in(draft.book, draft.text):
        yield Finding("language")
        return
    never = draft.book.names_under(f"R13.never.{draft.register}")
    for manner in never:
        found = draft.spans(f"R13.never.{draft.register}.{manner}")
        spans = tuple(span for span in found if span.of(draft.open_text).strip())
        if spans:
            yield Finding(manner, spans)
    polite = draft.book.lists["R13.capitals.polite"]
    words = {word for _, word in draft.inner_capitals()}
    small = set(re.findall(r"\w+", draft.body))
    if words.intersection(polite) and small.intersection(word.lower() for word in polite):
        yield Finding("mixed")


def keeps_the_form(draft: Draft) -> Iterator[Finding]:
    """R14: the right length, one paragraph, in the first person, signed."""
    length = count(draft.text)
    words = {"n": str(length), "least": str(draft.asked.least), "most": str(draft.asked.most)}
    if length < draft.asked.least:
        yield Finding("short", (), words)
    if length > draft.asked.most:
        yield Finding("long", (), words)
    if "\n" in draft.body.strip() and not draft.asked.is_private:
        yield Finding("paragraph")
    if draft.signature is None:
        yield Finding("unsigned")
    if not draft.says("R14.ours"):
        yield Finding("person")


def _is_in(book: Rulebook, text: str) -> bool:
    """Say whether ``text`` may be in the language of ``book``; short texts always may."""
    words = tokens(text)
    if len(words) < _ENOUGH_WORDS:
        return True
    share = {name: sum(map(_common(name).__contains__, words)) / len(words) for name in _LANGUAGES}
    return share[book.language] >= max(_COMMON_SHARE, *share.values())


@cache
def _common(language: ReplyLanguage) -> frozenset[str]:
    return frozenset(rulebook(language).lists["R13.common"])
