"""The business that is being moderated."""

import msgspec
from flask import Blueprint, Response

from server.api import answer, body
from server.problems import Problem
from server.reading.characters import printable
from server.records import Business
from server.schema.incoming import BusinessBody
from server.schema.parsing import field_error
from server.services import services

blueprint = Blueprint("business", __name__)
#: The id of the one business there is until there are several.
DEFAULT = "default"
#: What stands in replies, where a character that nobody sees could turn the text around.
_IN_REPLIES = ("name", "signature", "role", "private_channel")


@blueprint.get("/business")
def show() -> Response:
    """Return the profile, or 404 until there is one."""
    found = services().store.business(DEFAULT)
    if found is None:
        raise Problem("not-found")
    return answer(_to_wire(found))


@blueprint.put("/business")
def replace() -> Response:
    """Put this profile in the place of the one before."""
    wanted = msgspec.convert(msgspec.to_builtins(body(BusinessBody)), Business)
    wanted = msgspec.structs.replace(
        wanted, **{each: printable(getattr(wanted, each)) for each in _IN_REPLIES}
    )
    if not wanted.name:
        raise Problem("invalid-body", field_error("/name", "of length >= 1"))
    return answer(_to_wire(services().store.put_business(DEFAULT, wanted)))


def _to_wire(business: Business) -> BusinessBody:
    return msgspec.convert(msgspec.to_builtins(business), BusinessBody)
