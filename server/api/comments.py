"""Weighing a comment, looking at it again, erasing it."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from flask import Blueprint, Response

from server.api import answer, body
from server.api.addresses import host, without_tracking
from server.api.business import DEFAULT
from server.api.present import analysis
from server.cases import flow
from server.cases.assess import assess, brief
from server.cases.keeping import keep
from server.guard import current_client
from server.problems import Problem, spoken_language
from server.reading.clean import clean
from server.reading.model import Cut
from server.records import Case, Comment
from server.replies import compose
from server.schema.incoming import AnalyzeRequest
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
    case = None
    if asked.store:
        comment = keep(comment, services().store, services().pseudonyms)
        case = open_case(comment)
    return _answer(comment, case, cleaned.cuts, kept=asked.store)


@blueprint.get("/comments/<comment_id>")
def show(comment_id: str) -> Response:
    """Weigh a kept comment again, as things stand now."""
    comment = kept_comment(comment_id)
    return _answer(comment, services().store.case_of(comment.id), (), kept=True)


@blueprint.delete("/comments/<comment_id>")
def erase(comment_id: str) -> Response:
    """Erase the comment, its case and all that was derived from it."""
    if not services().store.delete_comment(comment_id):
        raise Problem("not-found")
    return Response(status=204)


def kept_comment(comment_id: str) -> Comment:
    """Return the comment or answer 404."""
    comment = services().store.comment(comment_id)
    if comment is None:
        raise Problem("not-found")
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


def _answer(comment: Comment, case: Case | None, cuts: Sequence[Cut], kept: bool) -> Response:
    store, speak = services().store, spoken_language()
    assessment = assess(comment, case, store.business(DEFAULT))
    code = case.code if case else flow.new_code()
    drafts = compose(brief(assessment, code, store.sent_replies(LATELY), speak), speak=speak)
    return answer(analysis(assessment, drafts, cuts, kept, speak))


def _comment(asked: AnalyzeRequest, text: str) -> Comment:
    pseudonyms = services().pseudonyms
    url = without_tracking(asked.page.url) if asked.page else ""
    platform = asked.page.platform if asked.page else "generic"
    site = (host(url) or platform).removeprefix("www.")
    named = asked.author.name.strip() if asked.author else ""
    author = pseudonyms.author(site, named) if named else None
    return Comment(
        id=f"c_{secrets.token_hex(8)}",
        fingerprint=pseudonyms.fingerprint(text, site, None),
        text=text,
        created_at=datetime.now(UTC),
        language=asked.language.partition("-")[0] if asked.language else None,
        site=site,
        author=author,
        url=url or None,
        platform=platform,
        published_at=asked.published_at,
        rating=asked.rating,
        author_role=asked.author_role,
        sponsored=asked.sponsored,
        reactions=asked.reactions,
        replies=asked.replies,
    )
