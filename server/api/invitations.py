"""Invitations to write a review: drafts for every customer alike, and a check of what somebody writes."""

import msgspec
from flask import Blueprint, Response

from server.api import answer, body, query
from server.api.spans import utf16_spans
from server.cases.businesses import DEFAULT
from server.problems import spoken_language
from server.records import Business
from server.replies.invitations import advice, faults, invitations
from server.replies.model import Register, ReplyLanguage
from server.replies.registers import register_for
from server.schema.invitations import (
    InvitationBody,
    InvitationCheck,
    InvitationCheckRequest,
    InvitationQuery,
    Invitations,
)
from server.schema.outgoing import HintBody
from server.services import services

blueprint = Blueprint("invitations", __name__)


@blueprint.get("/invitation")
def show() -> Response:
    """Return the texts in one language and register."""
    asked, speak = query(InvitationQuery), spoken_language()
    store = services().store
    named = None if asked.business is msgspec.UNSET else store.business(asked.business)
    business = named or store.business(DEFAULT)
    language: ReplyLanguage = speak if asked.language is msgspec.UNSET else asked.language
    wished = None if asked.register is msgspec.UNSET else asked.register
    register = register_for(language, wished, business.register if business else None)
    texts = invitations(business, language, register)
    return answer(
        Invitations(
            language=language,
            register=register,
            invitations=tuple(
                InvitationBody(text=text, hints=_hints(text, business, language, register)) for text in texts
            ),
            advice=advice(speak),
        )
    )


@blueprint.post("/invitation:check")
def examine() -> Response:
    """Look through an invitation for what must not be in it."""
    asked, business = body(InvitationCheckRequest), services().store.business(DEFAULT)
    register = register_for(asked.language, asked.register, business.register if business else None)
    hints = _hints(asked.text, business, asked.language, register)
    return answer(InvitationCheck(ok=not hints, hints=hints))


def _hints(
    text: str, business: Business | None, language: ReplyLanguage, register: Register
) -> tuple[HintBody, ...]:
    found = faults(text, business, language, register, spoken_language())
    return tuple(
        HintBody(code=each.code, text=each.why, spans=utf16_spans(text, each.spans)) for each in found
    )
