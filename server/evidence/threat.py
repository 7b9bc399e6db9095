"""A threat of violence: to kill or to hurt somebody, to set the place on fire, to wait outside.

It counts nothing in either direction, because a threat is no campaign: it is said because it is kept and
reported, and never answered in public. A threat that the comment only quotes ("the waiter said: …") is none
of its author's.
"""

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import heard
from server.reading.model import Reading

NAME = "threat"
FAMILY: Family = "text"

_THREATENED = "why"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See a threat of the author's own."""
    spans = heard(NAME, reading.text, _THREATENED)
    return Observation(spans) if spans else None


def is_threat(text: str) -> bool:
    """Say whether ``text`` threatens somebody with violence."""
    return bool(heard(NAME, text, _THREATENED))
