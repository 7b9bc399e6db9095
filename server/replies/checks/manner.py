"""Is the reply in the right form? Language and register, length, paragraph, signature (R13, R14)."""

import re
from collections.abc import Iterator

from server.reading.model import Span
from server.replies.checks.draft import Draft, Finding
from server.replies.checks.tongue import foreign_sentences, is_in
from server.replies.words import count

#: "Lei" and "Suo" with a capital, "La" and "Le" before a small word or an apostrophe.
_PRONOUN = re.compile(r"(?<!\w)(?:(?:Lei|Su[oaei]|Suoi)(?!\w)|L[ae](?=\s[a-zà-ù])|L['’](?=[a-zà-ù]))")
_TAIL = re.compile(r"(?<!\w)[a-zà-ù]{2,20}(?:La|Le|Lei)(?!\w)")


def keeps_language_and_register(draft: Draft) -> Iterator[Finding]:
    """R13: the comment's language, one register, and capitals used one way."""
    if not is_in(draft):
        yield Finding("language")
        return
    foreign = tuple(foreign_sentences(draft))
    if foreign:
        yield Finding("sentence", foreign)
    never = draft.book.names_under(f"R13.never.{draft.register}")
    for manner in never:
        found = draft.spans(f"R13.never.{draft.register}.{manner}")
        spans = tuple(span for span in found if span.of(draft.open_text).strip())
        if spans:
            yield Finding(manner, spans)
    polite = tuple(_polite_capitals(draft))
    if draft.register in ("voi", "tu"):
        if polite:
            yield Finding("lei", polite)
    elif any(span.of(draft.text) in draft.book.lists["R13.capitals.polite"] for span in polite):
        small = tuple(_small_forms(draft))
        if small:
            yield Finding("mixed", small)


def _polite_capitals(draft: Draft) -> Iterator[Span]:
    """Yield "La", "Le", "Suo", "aiutarLa" as one writes them to a person, not "La Pergola"."""
    for match in _PRONOUN.finditer(draft.body):
        if draft.sentence_at(Span(*match.span())).start != match.start():
            yield Span(*match.span())
    yield from (Span(*match.span()) for match in _TAIL.finditer(draft.body))


def _small_forms(draft: Draft) -> Iterator[Span]:
    """Yield "suo" in small letters, but for a sentence about somebody else ("la collega e il suo ...")."""
    for word in draft.book.lists["R13.capitals.polite"]:
        for match in re.finditer(rf"(?<!\w){word.lower()}(?!\w)", draft.body):
            if not draft.says("R13.others", draft.sentence_at(Span(*match.span()))):
                yield Span(*match.span())


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
    if is_in(draft) and not draft.says("R14.ours"):
        yield Finding("person")
