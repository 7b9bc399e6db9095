"""Invitations to write a review, and what must not be in one."""

from typing import Annotated

import msgspec
from msgspec import Meta

from server.replies.model import Register, ReplyLanguage
from server.schema.common import Text, Wire
from server.schema.desk import BusinessId
from server.schema.outgoing import HintBody


class InvitationQuery(Wire, frozen=True):
    """How it is to be written; left out, as the business writes and in the moderator's language."""

    language: Annotated[ReplyLanguage, Meta(description="The language of the texts.")] | msgspec.UnsetType = (
        msgspec.UNSET
    )
    register: (
        Annotated[Register, Meta(description="Lei, voi or tu; formal or informal.")] | msgspec.UnsetType
    ) = msgspec.UNSET
    business: (
        Annotated[BusinessId, Meta(description="Who invites; the default business if left out.")]
        | msgspec.UnsetType
    ) = msgspec.UNSET


class InvitationBody(Wire, frozen=True):
    """One text. ``hints`` is what must not be in it: empty, unless the business's own name brings it in."""

    text: str
    hints: tuple[HintBody, ...]


class Invitations(Wire, frozen=True):
    """Texts for every customer alike, and what to know before one is sent. Garbo sends none."""

    language: ReplyLanguage
    register: Register
    invitations: tuple[InvitationBody, ...]
    advice: tuple[str, ...]


class InvitationCheckRequest(Wire, frozen=True):
    """An invitation as somebody has written it."""

    text: Text
    language: ReplyLanguage = "it"
    register: Register | None = None


class InvitationCheck(Wire, frozen=True):
    """What must not be in it: "selection" (only the happy ones), "reward", or a rule for replies ("R12")."""

    ok: bool
    hints: tuple[HintBody, ...]
