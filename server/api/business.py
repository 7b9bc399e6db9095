"""The business that is being moderated: the default one where there are several."""

import msgspec
from flask import Blueprint, Response

from server.addresses import is_page
from server.api import answer, body
from server.cases.businesses import DEFAULT
from server.problems import FieldError, Problem
from server.reading.characters import printable
from server.records import Business
from server.schema.incoming import BusinessBody
from server.schema.parsing import field_error
from server.services import services

blueprint = Blueprint("business", __name__)
#: What stands in replies, where a character that nobody sees could turn the text around.
_IN_REPLIES = ("name", "signature", "role", "private_channel")


@blueprint.get("/business")
def show() -> Response:
    """Return the profile, or 404 until there is one."""
    found = services().store.business(DEFAULT)
    if found is None:
        raise Problem("not-found")
    return answer(msgspec.convert(msgspec.to_builtins(found), BusinessBody))


@blueprint.put("/business")
def replace() -> Response:
    """Put this profile in the place of the one before."""
    kept = services().store.put_business(DEFAULT, wanted())
    return answer(msgspec.convert(msgspec.to_builtins(kept), BusinessBody))


def wanted() -> Business:
    """Return the profile in the current request's body, without characters that nobody sees."""
    profile = msgspec.convert(msgspec.to_builtins(body(BusinessBody)), Business)
    shown = {each: printable(getattr(profile, each)) for each in _IN_REPLIES}
    if not shown["name"]:
        raise Problem("invalid-body", field_error("/name", "of length >= 1"))
    wrong = _wrong_lines(profile)
    if wrong:
        raise Problem("invalid-body", *wrong)
    return msgspec.structs.replace(profile, **shown)


def _wrong_lines(profile: Business) -> list[FieldError]:
    """Return what is wrong with single lines, all at once: what is kept already stays readable."""
    pages = [
        field_error(f"/pages/{at}", "page: no address")
        for at, page in enumerate(profile.pages)
        if not is_page(page)
    ]
    prices = [
        field_error(f"/prices/{at}/to", "price: ends before it begins")
        for at, price in enumerate(profile.prices)
        if price.since and price.until and price.until < price.since
    ]
    return pages + prices
