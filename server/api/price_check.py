"""The price list check: a suggestion for the timeline that a person confirms."""

from datetime import UTC, datetime

import msgspec
from flask import Blueprint, Response

from server.api import answer
from server.api.cases import kept_case
from server.api.comments import readable_comment
from server.api.spans import utf16_spans
from server.cases.assess import assess
from server.cases.businesses import business_of
from server.cases.price_check import Claim, claims, disproved, source_of
from server.problems import spoken_language
from server.schema.incoming import PriceBody
from server.schema.prices import ClaimBody, PriceCheck, SuggestedEvent
from server.services import services

blueprint = Blueprint("price_check", __name__)


@blueprint.get("/cases/<case_id>/price-check")
def show(case_id: str) -> Response:
    """Hold the amounts of the comment against the price list; nothing is recorded."""
    case, store = kept_case(case_id), services().store
    comment = readable_comment(case.comment_id)
    assessment = assess(comment, case, business_of(comment, store), store, now=datetime.now(UTC))
    found = claims(assessment)
    text = assessment.reading.text
    bodies = tuple(_to_wire(each, text) for each in found)
    return answer(PriceCheck(claims=bodies, suggested_event=_suggested(disproved(found))))


def _to_wire(claim: Claim, text: str) -> ClaimBody:
    return ClaimBody(
        claim=claim.span.of(text),
        spans=utf16_spans(text, [claim.span]),
        amount=claim.amount,
        currency=claim.currency,
        whose=claim.whose,
        listed=msgspec.convert(msgspec.to_builtins(claim.listed), PriceBody) if claim.listed else None,
        differs=claim.differs,
    )


def _suggested(claim: Claim | None) -> SuggestedEvent | None:
    if claim is None or claim.listed is None:
        return None
    source, note = source_of(claim, claim.listed, spoken_language())
    return SuggestedEvent(type="contradiction", kind="price-list", source=source, note=note)
