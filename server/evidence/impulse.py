"""Written in the heat of the moment: capitals, rows of exclamation marks, outbursts.

It counts nothing in either direction, and is said because the reply should be short and calm.
"""

import re

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import joined, marks
from server.reading.model import Reading, Span

NAME = "impulse"
FAMILY: Family = "text"

_SHOUT = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{4,30}\b(?:\s[A-ZÀ-ÖØ-Þ]{2,30}\b){0,30}")
_ROW = re.compile(r"(?:\w{1,30}\s?)?[!?]{0,3}!{2,40}[!?]{0,40}")
# One outburst in a long and reasoned text is not the heat of the moment.
_WORDS_A_MARK = 25


def observe(reading: Reading, context: Context) -> Observation | None:
    """See shouting: two capital words, three exclamation marks, or an outburst in a few words."""
    text = reading.text
    outbursts = list(marks(NAME, text))
    shouts = [Span(*match.span()) for match in _SHOUT.finditer(text)]
    rows = [Span(*match.span()) for match in _ROW.finditer(text)]
    loud = any(" " in span.of(text) for span in shouts) or any("!!!" in span.of(text) for span in rows)
    if not outbursts and not loud:
        return None
    spans = joined(outbursts + shouts + rows)
    return Observation(spans) if len(spans) * _WORDS_A_MARK >= reading.words else None
