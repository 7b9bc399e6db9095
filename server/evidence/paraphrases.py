"""The same message in other words, by other people. A machine rewords a text as often as it is asked.

It is weaker than a copy: two guests who were let down in the same way may honestly sound alike.
"""

from server.evidence.echo import observation_of
from server.evidence.model import Context, Family, Observation
from server.reading.model import Reading

NAME = "paraphrases"
FAMILY: Family = "campaign"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See comments by others that say the same in other words."""
    return observation_of(context.paraphrases) if context.paraphrases else None
