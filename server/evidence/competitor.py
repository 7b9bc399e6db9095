"""Another business, named: recommended, compared, or loved.

Seed: the shop with its name and address in a complaint about a price. A customer may honestly prefer
somebody else, so a declared loyalty counts less and is called what it is.
"""

import re

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import find, joined
from server.reading.model import Reading, Span

NAME = "competitor"
FAMILY: Family = "text"


def observe(reading: Reading, context: Context) -> Observation | None:
    """See a named business next to a recommendation, a comparison or years of loyalty."""
    found = find(NAME, reading.text)
    named = _known(reading.text, context.competitors)
    spans = joined([span for one in found for span in one.spans] + named)
    if not spans:
        return None
    reasons = {one.phrase.reason for one in found}
    reason = "loyalty" if reasons == {"loyalty"} else "why" if found else "known"
    return Observation(spans, reason=reason, words={"name": spans[0].of(reading.text)})


def _known(text: str, names: tuple[str, ...]) -> list[Span]:
    """Find the competitors that the business itself has listed."""
    spans: list[Span] = []
    for name in filter(None, (one.strip() for one in names)):
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        spans.extend(Span(*match.span()) for match in pattern.finditer(text))
    return spans
