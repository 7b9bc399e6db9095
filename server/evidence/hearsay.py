"""A complaint whose source is somebody else: a friend said so, people say so.

What the staff told a guest is not hearsay ("mi hanno detto alla reception che..."), and who has a
story of one's own to tell may also say what others heard.
"""

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import find, joined, marks
from server.reading.model import Reading

NAME = "hearsay"
FAMILY: Family = "text"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See words of others as the source, unless the first person stands beside them."""
    spans = marks(NAME, reading.text)
    if not spans or reading.not_negative:
        return None
    # "mi hanno detto" is a first person too, but here it is the source itself.
    own = joined([span for one in find("lived-detail", reading.text) for span in one.spans])
    if any(not any(one.overlaps(span) for span in spans) for one in own):
        return None
    return Observation(spans)
