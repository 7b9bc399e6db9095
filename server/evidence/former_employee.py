"""Somebody who says to have worked here, or speaks of wages and shifts as one who did.

It counts nothing: a former employee is no customer, and no campaign either. It is said because the
answer is another one, and because a labour consultant should hear of it first.
"""

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import find, joined
from server.reading.model import Reading

NAME = "former-employee"
FAMILY: Family = "text"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See work that is told in the first person, or conditions of work; all of it is marked."""
    found = find(NAME, reading.text)
    if not found:
        return None
    spans = joined([span for one in found for span in one.spans])
    # Wages alone may be hearsay; who says "I worked here" has said more.
    told = any(one.phrase.reason == "why" for one in found)
    return Observation(spans, reason="why" if told else "conditions")
