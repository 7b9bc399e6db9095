"""The details that a writer tells of oneself: not what others said, not the figures of an offer."""

import re

from server.evidence import hearsay, review_trade
from server.evidence.model import Context
from server.reading.model import Detail, Reading, Span

_SENTENCE_ENDS = re.compile(r"[.!?\n]")


def details_of(reading: Reading, context: Context) -> tuple[Detail, ...]:
    """Return the details of ``reading`` that stand in no sentence told by others and in no trade."""
    if not reading.details or review_trade.is_trade(reading):
        return ()
    told = hearsay.observe(reading, context)
    if told is None:
        return reading.details
    others = [_to_the_end(span, reading.text) for span in told.spans]
    return tuple(one for one in reading.details if not any(one.span.overlaps(told) for told in others))


def _to_the_end(span: Span, text: str) -> Span:
    """Return ``span`` and what follows it, up to the end of the sentence."""
    end = _SENTENCE_ENDS.search(text, span.end)
    return Span(span.start, end.start() if end else len(text))
