"""So few words that nothing can be told from them, in either direction; it is said and counts nothing."""

from server.evidence import bare_insult, impulse
from server.evidence.model import Context, Family, Observation
from server.reading.model import Reading

NAME = "too-short"
FAMILY: Family = "text"

_FEWEST_WORDS = 4


def observe(reading: Reading, context: Context) -> Observation | None:
    """See a text of one to three words without a subject, a detail, an insult or an outburst."""
    if reading.words >= _FEWEST_WORDS or reading.details or reading.aspects:
        return None
    # These two already say what the few words are.
    if bare_insult.observe(reading, context) or impulse.observe(reading, context):
        return None
    return Observation(words={"n": str(reading.words)})
