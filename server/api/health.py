"""Is the server there, and what does it understand."""

from flask import Blueprint, Response

from server.api import answer
from server.config import VERSION
from server.openapi import document
from server.schema.outgoing import Health

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    """Say that the server is there. Open to all, so it tells nothing else."""
    return answer(Health(status="ok", version=VERSION))


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Describe every route. Open to all: it is the same on every machine."""
    return Response(document(), mimetype="application/json")
