"""The same words in other people's comments, perhaps edited. Seed: agencies that write for hire.

It asks for other authors and other pages: a quotation, an answer or a comment and its own edit is no
campaign. The details in the shared words were told by somebody else too, and do not speak for this
customer.
"""

from server.evidence.echo import observation_of
from server.evidence.model import Context, Family, Observation
from server.reading.model import Reading

NAME = "copies"
FAMILY: Family = "campaign"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See copies by others; in full once a person has checked that they are copies."""
    if context.copies is None:
        return None
    return observation_of(context.copies, checked="copies" in context.contradictions)
