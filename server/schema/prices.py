"""What the price list says of the amounts in a comment."""

from typing import Annotated, Literal

from msgspec import Meta

from server.schema.common import Wire
from server.schema.incoming import PriceBody
from server.schema.outgoing import WireSpan

Amount = Annotated[float, Meta(ge=0)]


class ClaimBody(Wire, frozen=True):
    """An amount of the comment, held against the line of the price list that is meant.

    ``claim`` is as it is written; ``whose`` says whether it was paid here; ``differs`` is ``null`` where
    nobody can tell: another shop's price, another currency, the sum of several, nothing in the list.
    """

    claim: str
    spans: tuple[WireSpan, ...]
    amount: Amount
    currency: str | None
    whose: Literal["here", "elsewhere", "unknown"]
    listed: PriceBody | None
    differs: bool | None


class SuggestedEvent(Wire, frozen=True):
    """What a person may post to the case's events, once they have looked it up."""

    type: Literal["contradiction"]
    kind: Literal["price-list"]
    source: str
    note: str


class PriceCheck(Wire, frozen=True):
    """The amounts of the comment; nothing is recorded until somebody posts ``suggestedEvent``."""

    claims: tuple[ClaimBody, ...]
    suggested_event: SuggestedEvent | None
