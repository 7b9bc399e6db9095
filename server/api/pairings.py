"""Getting a token for a one-time code, and giving it back."""

from flask import Blueprint, Response

from server.api import answer, body
from server.clients import DeadCodeError, WrongCodeError
from server.guard import current_client, request_origin
from server.problems import Problem
from server.schema.incoming import PairingRequest
from server.schema.outgoing import Token
from server.services import services

blueprint = Blueprint("pairings", __name__)


@blueprint.post("/pairings")
def pair() -> Response:
    """Exchange the code for a token that is bound to the origin that asked."""
    wanted = body(PairingRequest)
    try:
        token = services().clients.pair(wanted.code, wanted.client, request_origin())
    except WrongCodeError:
        raise Problem("pairing-refused") from None
    except DeadCodeError:
        raise Problem("pairing-expired") from None
    return answer(Token(token=token), 201)


@blueprint.delete("/pairings/current")
def unpair() -> Response:
    """Take back the token that this request carries."""
    services().clients.revoke(current_client())
    return Response(status=204)
