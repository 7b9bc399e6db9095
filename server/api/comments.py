"""Weighing a comment, looking at it again, erasing it."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
from flask import Blueprint, Response

from server.api import answer, body
from server.api.present import analysis, similar_comments
from server.cases import flow, intake
from server.cases.assess import assess
from server.cases.briefing import brief
from server.cases.businesses import business_of, placed
from server.cases.glance import remember
from server.cases.intake import NothingLeftError, Sighting, look_at, take_in
from server.cases.keeping import correct
from server.cases.steps import is_to_report
from server.erasing import erase_comment
from server.guard import current_client
from server.problems import Problem, spoken_language
from server.reading.model import Cut, Reading
from server.records import Case, Comment
from server.replies import compose
from server.schema.incoming import AnalyzeRequest, AuthorFacts, CommentPatch, PageFacts
from server.schema.parsing import field_error
from server.services import services

blueprint = Blueprint("comments", __name__)
#: How many of the last replies a new draft is kept different from.
LATELY = 20


@blueprint.post("/comments:analyze")
def analyze() -> Response:
    """Clean, read, weigh, compose, store: a comment's whole way in one call."""
    asked = body(AnalyzeRequest)
    store, pseudonyms = services().store, services().pseudonyms
    try:
        if asked.store:
            words = services().settings.store_text
            taken = take_in(_sighting(asked), store, pseudonyms, current_client().name, words)
            return _answer(taken.comment, taken.case, taken.cuts, kept=True, reading=taken.reading)
        taken = look_at(_sighting(asked), pseudonyms)
    except NothingLeftError:
        raise Problem("invalid-body", field_error("/text", "nothing is left")) from None
    except KeyError:  # erased by another request since
        raise Problem("not-found") from None
    return _answer(placed(taken.comment, store), None, taken.cuts, kept=False, reading=taken.reading)


@blueprint.get("/comments/<comment_id>")
def show(comment_id: str) -> Response:
    """Weigh a kept comment again, as things stand now."""
    comment = readable_comment(comment_id)
    return _answer(comment, services().store.case_of(comment.id), (), kept=True)


@blueprint.patch("/comments/<comment_id>")
def set_by_hand(comment_id: str) -> Response:
    """Set by hand what the page did not say or said wrongly, and weigh again."""
    asked = body(CommentPatch)
    store = services().store
    given = {name: getattr(asked, name) for name in ("author_role", "exposure")}
    changes = {name: value for name, value in given.items() if value is not msgspec.UNSET}
    if asked.author is not msgspec.UNSET:
        changes["name"] = (asked.author.name.strip() if asked.author else "") or None
    readable_comment(comment_id)
    try:
        comment = correct(comment_id, changes, store, services().pseudonyms)
    except KeyError:
        raise Problem("not-found") from None
    return _answer(comment, store.case_of(comment.id), (), kept=True)


@blueprint.get("/comments/<comment_id>/similar")
def similar(comment_id: str) -> Response:
    """Show the comments that say the same side by side with this one."""
    comment = readable_comment(comment_id)
    store = services().store
    assessment = assess(comment, store.case_of(comment.id), business_of(comment, store), store)
    cases = {match.comment.id: store.case_of(match.comment.id) for match in assessment.company.matches}
    return answer(similar_comments(assessment, cases))


@blueprint.delete("/comments/<comment_id>")
def erase(comment_id: str) -> Response:
    """Erase the comment, its case and all that was derived from it."""
    if not erase_comment(comment_id, services().store, services().settings.data):
        raise Problem("not-found")
    return Response(status=204)


def kept_comment(comment_id: str) -> Comment:
    """Return the comment or answer 404."""
    comment = services().store.comment(comment_id)
    if comment is None:
        raise Problem("not-found")
    return comment


def readable_comment(comment_id: str) -> Comment:
    """Return the comment, or answer 404, or 409 where its text is not kept and nothing can be weighed."""
    comment = kept_comment(comment_id)
    if not comment.text:
        raise Problem("text-not-kept")
    return comment


def open_case(comment: Comment) -> Case:
    """Return the comment's case, a new one if it has none."""
    try:
        return intake.open_case(comment, services().store, current_client().name)
    except KeyError:  # erased by another request since
        raise Problem("not-found") from None


def _answer(
    comment: Comment, case: Case | None, cuts: Sequence[Cut], kept: bool, reading: Reading | None = None
) -> Response:
    store, speak = services().store, spoken_language()
    assessment = assess(comment, case, business_of(comment, store), store, reading)
    code = case.code if case else flow.new_code()
    if kept:
        remember(assessment, store)
    occasion = brief(assessment, code, store.sent_replies(LATELY), speak)
    if is_to_report(assessment):  # a crime gets no answer in public: the notice is written first
        occasion = replace(occasion, stage="report")
    drafts = compose(occasion, speak=speak)
    return answer(analysis(assessment, drafts, cuts, kept, speak))


def _sighting(asked: AnalyzeRequest) -> Sighting:
    page, author = asked.page or PageFacts(), asked.author or AuthorFacts()
    return Sighting(
        text=asked.text,
        language=asked.language,
        url=page.url,
        platform=page.platform,
        author=author.name,
        profile=author.profile_url,
        published_at=asked.published_at,
        rating=asked.rating,
        author_role=asked.author_role,
        sponsored=asked.sponsored,
        reactions=asked.reactions,
        replies=asked.replies,
    )
