"""Is what the reply says true and its own? Admissions, promises, rote answers (R2, R15)."""

import re
from collections.abc import Iterator

from server.reading.model import Span
from server.replies.checks.draft import Draft, Finding
from server.replies.words import likeness, runs_of_reply

#: From this similarity of three-word runs on, two replies are the same one.
TOO_LIKE = 0.6
_NEXT_WORDS = re.compile(r"\W{0,3}(?:[^\W_]{1,20}\W{1,3}){0,4}")


def admits_nothing(draft: Draft) -> Iterator[Finding]:
    """R2: no fault is admitted that the business has not confirmed."""
    spans = tuple(
        span
        for span in draft.spans("R2.admission")
        if not draft.is_conditional(span, "R2")
        and not draft.facts.back_admission(span, draft.sentence_at(span), draft.open_text)
    )
    if spans:
        yield Finding("admission", spans)


def is_fresh_and_promises_little(draft: Draft) -> Iterator[Finding]:
    """R15: the reply is unlike those sent lately, and promises only what is confirmed."""
    mine = runs_of_reply(draft.text)
    nearest = max((likeness(mine, runs_of_reply(sent)) for sent in draft.brief.sent), default=0.0)
    if nearest >= TOO_LIKE:
        yield Finding("rote", (), {"percent": str(round(100 * nearest))})
    spans = tuple(
        span
        for span in _promises(draft)
        if not draft.actions.back_promise(span, draft.sentence_at(span), draft.open_text)
    )
    if spans:
        yield Finding("promise", spans)


def _promises(draft: Draft) -> Iterator[Span]:
    """Yield what is promised besides checking and answering."""
    for span in draft.spans("R15.promise"):
        if not draft.is_conditional(span, "R15"):
            yield span
    threats = {draft.sentence_at(span) for span in draft.spans("R9.threat")}
    allowed = {span.start for span in draft.hits.get("R15.allowed", [])}
    for span in draft.spans("R15.future"):
        follows = _NEXT_WORDS.match(draft.text, span.end)
        end = follows.end() if follows and "R15.auxiliary" in draft.book.whys else span.end
        free = draft.is_conditional(span, "R15") or draft.sentence_at(span) in threats
        if allowed.isdisjoint(range(span.start, end)) and not free:
            yield span
