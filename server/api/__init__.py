"""The routes, one blueprint a resource. A view parses, calls, returns."""

from typing import TypeVar

import msgspec
from flask import Flask, Response, request

from server import warmth
from server.schema.common import Wire
from server.schema.parsing import parse, parse_query

Kind = TypeVar("Kind", bound=Wire)


def body(kind: type[Kind]) -> Kind:
    """Return the current request's body as ``kind``, or answer with a problem."""
    return parse(request.get_data(), kind)


def query(kind: type[Kind]) -> Kind:
    """Return the parameters of the current request's address as ``kind``, or answer with a problem."""
    return parse_query(request.args, kind)


def answer(content: Wire, status: int = 200) -> Response:
    """Return ``content`` as JSON."""
    return Response(msgspec.json.encode(content), status, mimetype="application/json")


#: The resources that read comments or replies: they wait until everything is loaded.
_READERS = (
    "comments", "replies", "previews", "cases", "outcomes", "queue", "decisions", "report", "price_check",
    "card", "library", "ledger", "invitations",
)  # fmt: skip


def _wait_until_warm() -> None:
    if request.blueprint in _READERS:
        warmth.wait()


def init_app(app: Flask) -> None:
    """Put all resources under ``/v1``."""
    from server.api import (
        business,
        businesses,
        card,
        cases,
        comments,
        decisions,
        desk,
        guides,
        health,
        imports,
        invitations,
        learning,
        ledger,
        library,
        mails,
        outcomes,
        pairings,
        previews,
        price_check,
        privacy,
        queue,
        replies,
        report,
        rules,
    )

    resources = (
        health, pairings, comments, replies, previews, rules, mails, cases, outcomes, learning, business,
        businesses, privacy, desk, queue, decisions, report, price_check, card,
        library, ledger, invitations, guides, imports,
    )  # fmt: skip
    for resource in resources:
        app.register_blueprint(resource.blueprint, url_prefix="/v1")
    app.before_request(_wait_until_warm)
    imports.init_app(app, _READERS)
