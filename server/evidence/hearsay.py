"""A complaint whose source is somebody else: a friend said so, people say so.

What the staff told a guest is first-hand ("mi hanno detto alla reception che..."), and who has a
story of one's own to tell may also say what others heard.
"""

import re

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import find, joined, marks
from server.reading.model import Reading, Span

NAME = "hearsay"
FAMILY: Family = "text"

_SENTENCE_ENDS = re.compile(r"[.!?\n]")


def observe(reading: Reading, context: Context) -> Observation | None:
    """See words of others as the source, unless the first person stands beside them."""
    heard = () if reading.not_negative else marks(NAME, reading.text)
    spans = tuple(span for span in heard if not _follows_staff(span, reading))
    if not spans:
        return None
    # "mi hanno detto" is a first person too, but here it is the source itself.
    own = joined([span for one in find("lived-detail", reading.text) for span in one.spans])
    if any(not any(one.overlaps(span) for span in spans) for one in own):
        return None
    return Observation(spans)


def _follows_staff(span: Span, reading: Reading) -> bool:
    """Say whether the staff is named before ``span`` in its sentence: "alla reception mi hanno detto"."""
    before = (one.span for one in reading.details if one.kind == "staff" and one.span.end <= span.start)
    return any(not _SENTENCE_ENDS.search(reading.text, one.end, span.start) for one in before)
