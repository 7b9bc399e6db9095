"""The settings of this desk as a whole."""

import msgspec
from flask import Blueprint, Response

from server.api import answer, body
from server.schema.desk import DeskBody
from server.services import services

blueprint = Blueprint("desk", __name__)


@blueprint.get("/desk")
def show() -> Response:
    """Return the settings."""
    return answer(DeskBody(silence_days=services().store.desk().silence_days))


@blueprint.put("/desk")
def replace() -> Response:
    """Put these settings in the place of those before."""
    asked, store = body(DeskBody), services().store
    kept = store.put_desk(msgspec.structs.replace(store.desk(), silence_days=asked.silence_days))
    return answer(DeskBody(silence_days=kept.silence_days))
