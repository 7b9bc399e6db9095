"""Does the reply respect who wrote? No accusation, threat, irony, offer, repetition (R8 to R12)."""

import re
from collections.abc import Iterator

from server.platforms import profile
from server.reading.model import Span
from server.replies.checks.draft import EMAIL, LINK, Draft, Finding
from server.replies.words import runs, tokens

_CAPITALS = re.compile(r"(?<![\w-])[^\W\d_]{4,30}(?!\w)")
_REPEATED = 4


def accuses_nobody(draft: Draft) -> Iterator[Finding]:
    """R8: no accusation and no doubt about who wrote, nor a clarification that the gate holds back."""
    yield from _listed(draft, "R8", "accusation")
    if draft.brief.stage == "clarify" and draft.brief.locked:
        yield Finding("locked", (), {"missing": " ".join(draft.brief.locked)})


def threatens_nobody(draft: Draft) -> Iterator[Finding]:
    """R9: no threat, legal or other."""
    yield from _listed(draft, "R9", "threat")


def keeps_a_level_tone(draft: Draft) -> Iterator[Finding]:
    """R10: no irony, superiority or denial."""
    yield from _listed(draft, "R10", "superior", "denial")
    marks = "|".join(map(re.escape, draft.book.lists["R10.marks"]))
    spans = tuple(Span(*match.span()) for match in re.finditer(marks, draft.text))
    if spans:
        yield Finding("marks", spans)
    openings = {span.start for span in draft.spans("R10.rhetorical")}
    asked = tuple(
        each for each in draft.sentences
        if each.of(draft.text).endswith("?") and each.start in openings
    )  # fmt: skip
    if asked:
        yield Finding("rhetorical", asked)


def offers_and_asks_nothing(draft: Draft) -> Iterator[Finding]:
    """R11: no gift, advertisement, link or wish to change the review; no private letters."""
    yield from _listed(draft, "R11", "gift", "advert", "change", "letters")
    if not draft.asked.is_private and profile(draft.brief.platform).rule_for("R11.refund"):
        yield from _listed(draft, "R11", "refund")
    # The business's own link is its channel, but not where the platform wants no links.
    unwanted = not draft.asked.is_private and profile(draft.brief.platform).rule_for("R11.link")
    text = draft.text if unwanted else draft.open_text
    addresses = [Span(*match.span()) for match in EMAIL.finditer(text)]
    links = (Span(*match.span()) for match in LINK.finditer(text))
    spans = tuple(link for link in links if not any(link.overlaps(each) for each in addresses))
    if spans:
        yield Finding("link", spans)


def repeats_nothing(draft: Draft) -> Iterator[Finding]:
    """R12: no insult, no competitor, not the comment's own words, no shouting."""
    yield from _listed(draft, "R12", "insult")
    competitors = tuple(_competitors(draft))
    if competitors:
        yield Finding("competitor", competitors)
    if len(runs(draft.body, _REPEATED) & runs(draft.comment, _REPEATED)) > 1:
        yield Finding("echo")
    shouted = tuple(_shouted(draft))
    if shouted:
        yield Finding("capitals", shouted)


def _listed(draft: Draft, rule: str, *reasons: str) -> Iterator[Finding]:
    for reason in reasons:
        spans = draft.spans(f"{rule}.{reason}")
        if spans:
            yield Finding(reason, spans)


def _competitors(draft: Draft) -> Iterator[Span]:
    """Yield the competitors that are known, and the names that a comment with one brings along."""
    own = set(tokens(draft.business_words))
    for name in draft.business.competitors if draft.business else ():
        if name.strip():
            pattern = rf"(?<!\w){re.escape(name.strip())}(?!\w)"
            yield from (Span(*match.span()) for match in re.finditer(pattern, draft.text, re.IGNORECASE))
    if "competitor" in draft.brief.signals:
        theirs = set(re.findall(r"(?<![.!?] )(?<!^)(?<!\w)[^\W\d_a-z][^\W\d_]{2,30}", draft.comment))
        for span, word in draft.inner_capitals():
            if word in theirs and word.casefold() not in own:
                yield span


def _shouted(draft: Draft) -> Iterator[Span]:
    own = {*tokens(draft.business_words), *draft.book.lists["R12.fine"]}
    for match in _CAPITALS.finditer(draft.without_links):
        word = match.group()
        if word.isupper() and word.casefold() not in own:
            yield Span(*match.span())
