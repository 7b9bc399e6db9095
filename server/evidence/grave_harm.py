"""Serious harm told as having happened: a death, a poisoning that ended in hospital, an injury, abuse.

It counts nothing in either direction: whether it is true nobody can tell from the words. It is said because
no routine draft may answer it, and because a person has to.
"""

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import heard
from server.reading.model import Reading

NAME = "grave-harm"
FAMILY: Family = "text"

_HAPPENED = "why"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See harm that was told; what might have happened, or did not, is passed over."""
    spans = heard(NAME, reading.text, _HAPPENED)
    return Observation(spans) if spans else None
