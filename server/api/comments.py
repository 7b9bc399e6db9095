"""Weighing a comment, looking at it again, erasing it."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
from flask import Blueprint, Response

from server.addresses import host, without_tracking
from server.api import answer, body
from server.api.present import analysis, similar_comments
from server.cases import flow
from server.cases.assess import assess, traced
from server.cases.briefing import brief
from server.cases.businesses import business_of, placed
from server.cases.forgetting import forget_texts
from server.cases.keeping import correct, keep
from server.cases.wordless import findable
from server.guard import current_client
from server.platforms import platform_of
from server.problems import Problem, spoken_language
from server.reading import read
from server.reading.clean import clean
from server.reading.model import Cut, Reading
from server.records import Case, Comment
from server.replies import compose
from server.schema.incoming import AnalyzeRequest, CommentPatch
from server.schema.parsing import field_error
from server.services import services

blueprint = Blueprint("comments", __name__)
#: How many of the last replies a new draft is kept different from.
LATELY = 20


@blueprint.post("/comments:analyze")
def analyze() -> Response:
    """Clean, read, weigh, compose, store: a comment's whole way in one call."""
    asked = body(AnalyzeRequest)
    cleaned = clean(asked.text, asked.author.name if asked.author else None)
    if not cleaned.text:
        raise Problem("invalid-body", field_error("/text", "nothing is left"))
    comment = _comment(asked, cleaned.text)
    reading = read(comment.text, comment.language)
    comment = findable(traced(comment, reading), services().pseudonyms)
    case = None
    if asked.store:
        spoken = comment.language
        words = services().settings.store_text
        comment = keep(comment, services().store, services().pseudonyms, words)
        case = open_case(comment)
        if comment.language != spoken:  # the moderator had set another one before
            reading = read(comment.text, comment.language)
    else:
        comment = placed(comment, services().store)
    return _answer(comment, case, cleaned.cuts, kept=asked.store, reading=reading)


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
    if not services().store.delete_comment(comment_id):
        raise Problem("not-found")
    forget_texts()
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
    store = services().store
    existing = store.case_of(comment.id)
    if existing:
        return existing
    while True:
        try:
            return store.open_case(flow.new_case(comment, current_client().name, datetime.now(UTC)))
        except ValueError:  # another case has this code already: draw again
            continue
        except KeyError:  # erased by another request since
            raise Problem("not-found") from None


def _answer(
    comment: Comment, case: Case | None, cuts: Sequence[Cut], kept: bool, reading: Reading | None = None
) -> Response:
    store, speak = services().store, spoken_language()
    assessment = assess(comment, case, business_of(comment, store), store, reading)
    code = case.code if case else flow.new_code()
    drafts = compose(brief(assessment, code, store.sent_replies(LATELY), speak), speak=speak)
    return answer(analysis(assessment, drafts, cuts, kept, speak))


def _comment(asked: AnalyzeRequest, text: str) -> Comment:
    pseudonyms = services().pseudonyms
    url = without_tracking(asked.page.url) if asked.page else ""
    platform = platform_of(url) or (asked.page.platform if asked.page else "generic")
    site = (host(url) or platform).removeprefix("www.")
    named = asked.author.name.strip() if asked.author else ""
    namesake = pseudonyms.namesake(named) if named else None
    profile = asked.author.profile_url if asked.author else None
    return Comment(
        id=f"c_{secrets.token_hex(8)}",
        fingerprint=pseudonyms.fingerprint(text, site, None),
        text=text,
        created_at=datetime.now(UTC),
        language=asked.language.partition("-")[0] if asked.language else None,
        site=site,
        author=pseudonyms.author(site, named) if namesake else None,
        namesake=namesake,
        profile=pseudonyms.profile(site, without_tracking(profile)) if profile and namesake else None,
        url=url or None,
        platform=platform,
        published_at=asked.published_at,
        rating=asked.rating,
        author_role=asked.author_role,
        sponsored=asked.sponsored,
        reactions=asked.reactions,
        replies=asked.replies,
    )
