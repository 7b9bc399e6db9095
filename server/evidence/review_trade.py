"""Reviews as goods: offered for money, or threatened to get it.

Seeds: reviews at 10 euros each; "300 euros in bitcoin or a thousand negative reviews". A customer who
says "refund me or I leave a bad review" is under pressure, not in trade, and counts little. The sign of an
extortion is money or a favour against many reviews, false ones, or a ruined name; a discount against
one bad review is a doubt, and two reviews may be one customer's on two platforms.
"""

from server.evidence.model import Context, Family, Observation
from server.evidence.phrasebook import find, joined, outweighed
from server.reading.model import Reading, Span

NAME = "review-trade"
FAMILY: Family = "text"

_GRAVEST_FIRST = ("extortion", "offer", "doubt", "pressure")
_TRADE = ("extortion", "offer")


def observe(reading: Reading, context: Context) -> Observation | None:
    """See an offer, an extortion, a doubt or a customer's pressure; the gravest one gives the reason."""
    for reason, spans in heard_in(reading.text):
        return Observation(spans, reason=reason)
    return None


def heard_in(text: str) -> list[tuple[str, tuple[Span, ...]]]:
    """Return each reason that is heard in ``text`` with its words, the gravest first."""
    # Who wants money back and threatens with one review is under pressure, whatever sum is named.
    found = outweighed(find(NAME, text))
    heard = [
        (reason, joined([span for one in found if one.phrase.reason == reason for span in one.spans]))
        for reason in _GRAVEST_FIRST
    ]
    return [(reason, spans) for reason, spans in heard if spans]


def is_trade(reading: Reading) -> bool:
    """Say whether the text offers reviews or extorts money by them: its figures tell of no visit."""
    seen = observe(reading, Context())
    return seen is not None and seen.reason in _TRADE


def is_extortion(text: str) -> bool:
    """Say whether ``text`` asks for money or a favour and threatens reviews or the name."""
    return any(reason == "extortion" for reason, _ in heard_in(text))
