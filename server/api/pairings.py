"""Getting a token for a one-time code, giving it back, and seeing who else holds one."""

from typing import Literal

from flask import Blueprint, Response

from server.api import answer, body
from server.clients import Client, DeadCodeError, WrongCodeError
from server.guard import EXTENSION, current_client, request_origin
from server.problems import Problem
from server.schema.incoming import PairingRequest
from server.schema.outgoing import Token
from server.schema.pairings import CodeRequest, PairedClient, PairedClients, PairingCode
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


@blueprint.get("/pairings")
def list_all() -> Response:
    """Say who holds a token, never the token."""
    own = current_client()
    told = tuple(_told(client, own) for client in services().clients.all())
    return answer(PairedClients(clients=told))


@blueprint.post("/pairings:code")
def new_code() -> Response:
    """Make a code for another browser. An extension may not: it meets pages that are not ours."""
    body(CodeRequest)
    if _kind(current_client()) == "extension":
        raise Problem("forbidden-origin")
    code, expires_at = services().clients.new_code_until()
    return answer(PairingCode(code=code, expires_at=expires_at), 201)


@blueprint.delete("/pairings/current")
def unpair() -> Response:
    """Take back the token that this request carries."""
    services().clients.revoke(current_client())
    return Response(status=204)


@blueprint.delete("/pairings/<pairing_id>")
def revoke(pairing_id: str) -> Response:
    """Take back somebody else's token."""
    if _kind(current_client()) == "extension":
        raise Problem("forbidden-origin")
    for client in services().clients.all():
        if client.id == pairing_id:
            services().clients.revoke(client)
            return Response(status=204)
    raise Problem("not-found")


def _kind(client: Client) -> Literal["desk", "extension", "script"]:
    if client.origin is None:
        return "script"
    return "extension" if EXTENSION.match(client.origin) else "desk"


def _told(client: Client, own: Client) -> PairedClient:
    return PairedClient(
        id=client.id, name=client.name, kind=_kind(client), paired_at=client.paired_at, current=client == own
    )
