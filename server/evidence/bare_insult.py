"""An insult, or a call to keep away, with nothing behind it: no detail and no concrete subject.

Seed: "fa schifo, mi sono trovato male" under a sponsored post. Many real customers write so too, so
it is only worth a question: what was it that went wrong?
"""

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import marks
from server.reading.model import Reading, Span

NAME = "bare-insult"
FAMILY: Family = "text"

# A longer text tells something, even where the reading found no subject in it.
_MOST_WORDS = 25


def observe(reading: Reading, context: Context) -> Observation | None:
    """See insults and dissuasion in a short text that says nothing one could look into."""
    if reading.words > _MOST_WORDS or reading.details:
        return None
    spans = marks(NAME, reading.text)
    if not spans or _has_a_subject(reading, spans):
        return None
    return Observation(spans)


def _has_a_subject(reading: Reading, insults: tuple[Span, ...]) -> bool:
    """Say whether something concrete is spoken of outside the insults ("schifo" is not cleanliness)."""
    subjects = [span for aspect in reading.aspects if aspect.aspect != "other" for span in aspect.spans]
    return any(not any(span.overlaps(insult) for insult in insults) for span in subjects)
