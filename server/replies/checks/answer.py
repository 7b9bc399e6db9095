"""Does the reply answer? Greeting and regret, the concern, what is done, where to write (R1, R3 to R5).

Of a reply in another language only R13 speaks: whether it is sorry nobody can tell from our words.
"""

from collections.abc import Iterator

from server.reading.model import Reading, Span
from server.replies.checks.draft import CODE, EMAIL, PHONE, Draft, Finding
from server.replies.checks.tongue import is_in
from server.replies.concern import main_concern
from server.replies.phrasebook import phrasebook
from server.replies.words import stems

#: Signals that say: whatever an aspect was read from, nothing concrete is told.
WITHOUT_DETAIL = ("bare-insult", "too-short")


def greets_and_regrets(draft: Draft) -> Iterator[Finding]:
    """R1: the first two sentences greet and say that one is sorry."""
    if not is_in(draft):
        return
    end = draft.sentences[1].end if len(draft.sentences) > 1 else len(draft.text)
    opening = Span(0, end)
    for reason in ("greeting", "regret"):
        if not draft.says(f"R1.{reason}", opening):
            yield Finding(reason)


def names_the_concern(draft: Draft) -> Iterator[Finding]:
    """R3: the reply speaks of something that the comment is about, or asks when it names nothing."""
    reading = draft.brief.reading
    if reading is None or not is_in(draft):
        return
    about = {aspect.aspect for aspect in reading.aspects} - {"other"}
    seen = set(draft.brief.signals)
    chosen = draft.brief.variant
    names = [*about, *(["value"] if "price-claim" in seen or chosen == "price" else [])]
    names += ["review-trade"] if draft.brief.is_offer or chosen == "review-trade" else []
    also = ["outsider"] if draft.brief.is_from_outside else []
    also += ["grave"] if draft.brief.is_grave else []
    also += ["threat"] if draft.brief.is_threat else []
    if any(draft.says(f"R3.aspects.{name}") for name in [*names, *also]) or _shares_a_word(draft):
        return
    if _says_our_name_for_it(draft, reading):
        return
    bare = not names or chosen == "generic" or draft.brief.is_extortion or not seen.isdisjoint(WITHOUT_DETAIL)
    if not (bare and draft.says("R3.asks")):
        yield Finding("ask" if bare else "aspect")


def _says_our_name_for_it(draft: Draft, reading: Reading) -> bool:
    """Say whether the reply names the concern as we would ("la prenotazione"), whatever its aspects are."""
    book = phrasebook(draft.book.language, draft.register)
    concern = main_concern(reading, book)
    if concern is None:
        return False
    return concern.noun in draft.body or concern.that in draft.body


def says_what_is_done(draft: Draft) -> Iterator[Finding]:
    """R4: the reply says that one checks or puts right."""
    if is_in(draft) and not draft.says("R4.check"):
        yield Finding("check")


def gives_one_channel(draft: Draft) -> Iterator[Finding]:
    """R5: one private channel, with the code of the case (any code while the case is not known)."""
    channels = [Span(*match.span()) for kind in (EMAIL, PHONE) for match in kind.finditer(draft.text)]
    named = draft.says("R5.private") or (draft.channel and draft.channel in draft.text)
    if not channels and not named:
        yield Finding("channel")
    if len({span.of(draft.text).casefold() for span in channels}) > 1:
        yield Finding("many", tuple(channels))
    codes = [Span(*match.span()) for match in CODE.finditer(draft.text)]
    expected = draft.brief.code
    others = tuple(span for span in codes if expected and span.of(draft.text) != expected)
    if others:
        yield Finding("other-code", others, {"code": expected})
    elif not codes:
        yield Finding("code")


def _shares_a_word(draft: Draft) -> bool:
    """Say whether the reply takes up a word by which the reading knew an aspect."""
    reading = draft.brief.reading
    aspects = reading.aspects if reading else ()
    known = (span.of(draft.comment) for aspect in aspects for span in aspect.spans)
    answered = (span.of(draft.text) for span in draft.spans("R4.check"))
    own = stems(draft.body) - frozenset().union(*map(stems, answered))
    return bool(frozenset().union(*map(stems, known)) & own)
