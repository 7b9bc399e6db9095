"""The settings of this desk as a whole."""

import msgspec
from flask import Blueprint, Response

from server.api import answer, body
from server.records import Desk
from server.schema.desk import DeskBody
from server.services import services

blueprint = Blueprint("desk", __name__)


@blueprint.get("/desk")
def show() -> Response:
    """Return the settings."""
    return answer(_to_wire(services().store.desk()))


@blueprint.put("/desk")
def replace() -> Response:
    """Put these settings in the place of those before."""
    asked = body(DeskBody)
    settings = {name: getattr(asked, name) for name in asked.__struct_fields__}
    desk = services().store.change_desk(lambda before: msgspec.structs.replace(before, **settings))
    return answer(_to_wire(desk))


def _to_wire(desk: Desk) -> DeskBody:
    return DeskBody(silence_days=desk.silence_days, name_search_days=desk.name_search_days)
