"""The businesses that are being moderated at this desk, each with its own profile."""

import msgspec
from flask import Blueprint, Response

from server.api import answer
from server.api.business import wanted
from server.cases.businesses import DEFAULT, add
from server.problems import Problem
from server.records import Business
from server.schema.desk import BusinessList, NamedBusiness
from server.services import services

blueprint = Blueprint("businesses", __name__)


@blueprint.get("/businesses")
def index() -> Response:
    """Return all profiles, the default one first."""
    found = services().store.businesses()
    return answer(BusinessList(businesses=tuple(_to_wire(*each) for each in found)))


@blueprint.post("/businesses")
def create() -> Response:
    """Add a business; its id is made of its name."""
    profile = wanted()
    return answer(_to_wire(add(profile, services().store), profile), 201)


@blueprint.get("/businesses/<business_id>")
def show(business_id: str) -> Response:
    """Return one profile."""
    found = services().store.business(business_id)
    if found is None:
        raise Problem("not-found")
    return answer(_to_wire(business_id, found))


@blueprint.put("/businesses/<business_id>")
def replace(business_id: str) -> Response:
    """Put this profile in the place of the one before; the default one may be new."""
    profile, store = wanted(), services().store
    if business_id != DEFAULT and store.business(business_id) is None:
        raise Problem("not-found")
    return answer(_to_wire(business_id, store.put_business(business_id, profile)))


@blueprint.delete("/businesses/<business_id>")
def delete(business_id: str) -> Response:
    """Delete a profile; the comments about it keep its id and are answered for the default one."""
    if business_id == DEFAULT:
        raise Problem("default-business")
    if not services().store.delete_business(business_id):
        raise Problem("not-found")
    return Response(status=204)


def _to_wire(business_id: str, business: Business) -> NamedBusiness:
    return msgspec.convert(msgspec.to_builtins(business) | {"id": business_id}, NamedBusiness)
