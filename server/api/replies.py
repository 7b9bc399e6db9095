"""Drafting replies, and checking one that was written by hand."""

from dataclasses import replace
from datetime import UTC, datetime

from flask import Blueprint, Response

from server.api import answer, body
from server.api.comments import LATELY, open_case, readable_comment
from server.api.present import check_bodies, reply_body
from server.cases import flow, gate
from server.cases.assess import Assessment, assess
from server.cases.briefing import brief
from server.cases.businesses import business_of
from server.cases.dialogue import lacks_of
from server.problems import FieldError, Problem, spoken_language
from server.reading.clean import clean
from server.reading.language import detect
from server.records import Comment, Platform
from server.replies import check, compose
from server.replies.model import Brief, ReplyLanguage
from server.schema.incoming import CheckRequest, ComposeRequest, PreviewRequest
from server.schema.outgoing import CheckResult, Replies
from server.schema.parsing import field_error
from server.services import services

blueprint = Blueprint("replies", __name__)
#: What is written for the business itself, or by it: no answer to the comment.
_OUR_OWN = ("report", "note")


@blueprint.post("/replies:compose")
def draft() -> Response:
    """Draft replies to a kept comment or to a text."""
    asked = body(ComposeRequest)
    assessment = _assessed(_comment_of(asked))
    if asked.stage == "clarify":
        _pass_the_gate(assessment, asked.platform)
    drafts = compose(as_asked(_brief(assessment, _language(asked)), asked), speak=spoken_language())
    return answer(Replies(replies=tuple(reply_body(each) for each in drafts)))


@blueprint.post("/replies:check")
def examine() -> Response:
    """Hold a reply against the rules, in the light of its comment when that is known."""
    asked = body(CheckRequest)
    occasion = as_asked(occasion_of(asked.comment_id, asked.text, language=_language(asked)), asked)
    if asked.stage == "clarify":
        occasion = replace(occasion, locked=_locked(asked))
    checks = check(asked.text, occasion, spoken_language(), asked.where)
    return answer(CheckResult(ok=all(each.ok for each in checks), checks=check_bodies(asked.text, checks)))


def occasion_of(
    comment_id: str | None, reply: str, comment: str | None = None, language: ReplyLanguage | None = None
) -> Brief:
    """Return what is known of the occasion of ``reply``.

    That is all of its comment's case, what the text of a ``comment`` that is not kept says, or the
    business only. ``language`` is the one it is meant to be in; else that of the comment or, without
    one, its own.
    """
    if comment_id is not None:
        return _brief(_assessed(readable_comment(comment_id)), language)
    if comment is not None:
        return _brief(_assessed(_passing_comment(clean(comment).text)), language)
    store = services().store
    return Brief(
        reading=None,
        language=language or _language_of_reply(reply),
        code="",
        business=business_of(None, store),
        sent=store.sent_replies(LATELY),
    )


def as_asked(occasion: Brief, asked: ComposeRequest | CheckRequest | PreviewRequest) -> Brief:
    """Return ``occasion`` with what was chosen by hand."""
    return replace(
        occasion,
        stage=asked.stage,
        register=asked.register,
        platform=asked.platform or occasion.platform,
        language=asked.language or occasion.language,
        variant=asked.variant,
    )


def _comment_of(asked: ComposeRequest) -> Comment:
    """Return the kept comment, or the text as a comment that is not kept."""
    if asked.comment_id is not None:
        return readable_comment(asked.comment_id)
    if asked.text is None:
        raise Problem("invalid-body", field_error("/commentId", "one of the two"))
    text = clean(asked.text).text
    if not text:
        raise Problem("invalid-body", field_error("/text", "nothing is left"))
    return _passing_comment(text)


def _language(asked: ComposeRequest | CheckRequest) -> ReplyLanguage | None:
    """Return the language that was asked for; a notice and a note are in the moderator's own."""
    if asked.language is None and asked.stage in _OUR_OWN:
        return spoken_language()
    return asked.language


def _pass_the_gate(assessment: Assessment, platform: Platform | None) -> None:
    """Refuse a public clarification while something is missing, and say what.

    Neither the comment's platform nor the one that was asked for may forbid it.
    """
    lacks = _lacks(assessment, platform)
    if lacks:
        raise Problem("gate-closed", *lacks)


def _locked(asked: CheckRequest) -> tuple[str, ...]:
    """Return in words what holds a clarification back that was written by hand.

    Of a comment that is not kept only the platform is known.
    """
    if asked.comment_id is not None:
        lacks = _lacks(_assessed(readable_comment(asked.comment_id)), asked.platform)
    else:
        forbidden = gate.missing(None, asked.platform or "generic") == ("platform",)
        lacks = _in_words(("platform",)) if forbidden else ()
    return tuple(each.detail for each in lacks)


def _lacks(assessment: Assessment, platform: Platform | None) -> tuple[FieldError, ...]:
    lacks = lacks_of(assessment)
    if platform is not None and lacks != ("platform",):
        lacks = lacks_of(assessment, platform)
    return _in_words(lacks)


def _in_words(lacks: tuple[gate.Missing, ...]) -> tuple[FieldError, ...]:
    return tuple(field_error("/stage", f"gate: {reason}") for reason in lacks)


def _assessed(comment: Comment) -> Assessment:
    store = services().store
    case = open_case(comment) if comment.id else None
    return assess(comment, case, business_of(comment, store), store)


def _brief(assessment: Assessment, language: ReplyLanguage | None) -> Brief:
    code = assessment.case.code if assessment.case else flow.new_code()
    sent = services().store.sent_replies(LATELY)
    return brief(assessment, code, sent, spoken_language(), language=language)


def _language_of_reply(text: str) -> ReplyLanguage:
    """Tell which rules to read ``text`` by: a few words of Italian are easily taken for Spanish."""
    found = detect(text)
    if found == "und":
        return spoken_language()
    return "en" if found == "en" else "it"


def _passing_comment(text: str) -> Comment:
    """Return a comment that is answered but not kept."""
    return Comment(id="", fingerprint="", text=text, created_at=datetime.now(UTC))
