"""Drafting replies, and checking one that was written by hand."""

from dataclasses import replace
from datetime import UTC, datetime

from flask import Blueprint, Response

from server.api import answer, body
from server.api.business import DEFAULT
from server.api.comments import LATELY, kept_comment, open_case
from server.api.present import check_bodies, reply_body
from server.cases import flow, gate
from server.cases.assess import assess
from server.cases.briefing import brief
from server.problems import Problem, spoken_language
from server.reading.clean import clean
from server.reading.language import detect
from server.records import Comment, Platform
from server.replies import check, compose
from server.replies.model import Brief, ReplyLanguage
from server.schema.incoming import CheckRequest, ComposeRequest
from server.schema.outgoing import CheckResult, Replies
from server.schema.parsing import field_error
from server.services import services

blueprint = Blueprint("replies", __name__)


@blueprint.post("/replies:compose")
def draft() -> Response:
    """Draft replies to a kept comment or to a text."""
    asked = body(ComposeRequest)
    if asked.comment_id is not None:
        comment = kept_comment(asked.comment_id)
    elif asked.text is not None:
        comment = _passing_comment(clean(asked.text).text)
    else:
        raise Problem("invalid-body", field_error("/commentId", "one of the two"))
    occasion = _as_asked(_occasion(comment), asked)
    if asked.stage == "clarify":
        _pass_the_gate(comment, occasion.platform)
    drafts = compose(occasion, speak=spoken_language())
    return answer(Replies(replies=tuple(reply_body(each) for each in drafts)))


@blueprint.post("/replies:check")
def examine() -> Response:
    """Hold a reply against the rules, in the light of its comment when that is known."""
    asked = body(CheckRequest)
    occasion = _as_asked(occasion_of(asked.comment_id, asked.text), asked)
    checks = check(asked.text, occasion, speak=spoken_language())
    return answer(CheckResult(ok=all(each.ok for each in checks), checks=check_bodies(asked.text, checks)))


def occasion_of(comment_id: str | None, reply: str) -> Brief:
    """Return what is known of the occasion of ``reply``: all of its comment's case, or the business only."""
    if comment_id is not None:
        return _occasion(kept_comment(comment_id))
    store = services().store
    return Brief(
        reading=None,
        language=_language_of_reply(reply),
        code="",
        business=store.business(DEFAULT),
        sent=store.sent_replies(LATELY),
    )


def _as_asked(occasion: Brief, asked: ComposeRequest | CheckRequest) -> Brief:
    return replace(
        occasion,
        stage=asked.stage,
        register=asked.register,
        platform=asked.platform or occasion.platform,
        language=asked.language or occasion.language,
        variant=asked.variant,
    )


def _pass_the_gate(comment: Comment, platform: Platform) -> None:
    """Refuse a public clarification while something is missing, and say what."""
    case = services().store.case_of(comment.id) if comment.id else None
    lacks = gate.missing(case, platform)
    if lacks:
        raise Problem("gate-closed", *(field_error("/stage", f"gate: {reason}") for reason in lacks))


def _occasion(comment: Comment) -> Brief:
    store, speak = services().store, spoken_language()
    case = open_case(comment) if comment.id else None
    assessment = assess(comment, case, store.business(DEFAULT), store)
    code = case.code if case else flow.new_code()
    return brief(assessment, code, store.sent_replies(LATELY), speak)


def _language_of_reply(text: str) -> ReplyLanguage:
    """Tell which rules to read ``text`` by: a few words of Italian are easily taken for Spanish."""
    found = detect(text)
    if found == "und":
        return spoken_language()
    return "en" if found == "en" else "it"


def _passing_comment(text: str) -> Comment:
    """Return a comment that is answered but not kept."""
    return Comment(id="", fingerprint="", text=text, created_at=datetime.now(UTC))
