"""The library: what others have learned, and what this desk has."""

from datetime import UTC, datetime
from typing import Any, Final

from flask import Blueprint, Response

from server.api import answer, query
from server.cases.businesses import business_id_of, cases_about
from server.cases.flow import state
from server.cases.library import STORIES, OwnCase, is_resolved, newest, own_case
from server.config import Language
from server.problems import spoken_language
from server.schema.desk import CaseQuery
from server.schema.library import Library, OwnCaseBody, StoryBody
from server.services import services

blueprint = Blueprint("library", __name__)
#: Each own case that is shown is weighed anew.
_MOST: Final = 100


@blueprint.get("/library")
def show() -> Response:
    """Return the known stories and the cases that are over, of all businesses or of one."""
    wanted, store, now = query(CaseQuery).business or None, services().store, datetime.now(UTC)
    kept = list(cases_about(wanted, store))
    return answer(
        Library(
            stories=tuple(_story(each, spoken_language()) for each in STORIES),
            own=tuple(_own(own_case(*each, store, now)) for each in newest(kept, _MOST)),
            visiting_cards=sum(is_resolved(case) for case, _ in kept),
        )
    )


def _story(story: dict[str, Any], speak: Language) -> StoryBody:
    words = story[speak]
    return StoryBody(
        id=story["id"],
        title=words["title"],
        told=words["told"],
        lesson=words["lesson"],
        source=story["source"][speak],
        year=story.get("year"),
        certain=story["certain"],
    )


def _own(own: OwnCase) -> OwnCaseBody:
    return OwnCaseBody(
        case_id=own.case.id,
        code=own.case.code,
        business=business_id_of(own.comment),
        platform=own.comment.platform,
        state=state(own.case),
        ended_at=own.ended,
        band=own.band,
        aspects=own.aspects,
        steps=own.steps,
        days=own.days,
        first_reply_after_hours=own.first_reply_hours,
        outcome=own.outcome,
        lesson=own.lesson,
    )
