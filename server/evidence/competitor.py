"""Another business, named: recommended, compared, or loved.

Seed: the shop with its name and address in a complaint about a price. A customer may honestly prefer
somebody else, so a declared loyalty counts less and is called what it is.
"""

import re

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import WORD_LISTS, find, joined
from server.reading.model import Reading, Span

NAME = "competitor"
FAMILY: Family = "text"

_TRADES = frozenset(WORD_LISTS["business"])
_NOT_NAMES = frozenset(WORD_LISTS["not-a-name"])
_ARTICLES = frozenset(
    {"il", "lo", "la", "i", "gli", "le", "the", "el", "los", "las", "les", "der", "die", "das"}
)
_SHORTEST_NAME = 4
_BEFORE_A_NAME = (
    r"(?:al|alla|allo|ai|dal|dalla|dallo|dai|il|lo|la|at the|to the|the|au|aux|chez|zum|zur|beim|im|ins|el)\s"
    r"|(?:all|dall|l|à l|d)['’]\s?"
)


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
    """Find the competitors that the business itself has listed, by their name or by what is special in it."""
    spans: list[Span] = []
    for name in filter(None, (one.strip() for one in names)):
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        spans.extend(Span(*match.span()) for match in whole.finditer(text))
        special = _special_part(name)
        if special:
            # A capital and a word like "al" before it: "un paradiso" and "via Paradiso" are no hotel.
            part = re.compile(rf"(?<!\w)(?i:{_BEFORE_A_NAME})({re.escape(special)})(?!\w)")
            spans.extend(Span(*match.span(1)) for match in part.finditer(text))
    return spans


def _special_part(name: str) -> str:
    """Return "Paradiso" of "Hotel Paradiso", "" where nothing is left that could stand alone."""
    words = [word for word in name.split() if word.lower() not in _TRADES]
    if len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    special = " ".join(words)
    usual = len(words) == len(name.split()) or special.lower() in _NOT_NAMES
    return "" if usual or len(special) < _SHORTEST_NAME or not special[0].isupper() else special
