"""The queue: what to do first."""

from datetime import UTC, datetime
from typing import Final

from flask import Blueprint, Response

from server.api import answer, query
from server.cases.assess import assess
from server.cases.businesses import business_id_of, business_of, cases_about
from server.cases.exposure import exposure
from server.cases.queue import Waiting, first_reply_after, queue
from server.evidence.model import Suspicion
from server.problems import spoken_language
from server.schema.desk import CaseQuery
from server.schema.queue import Queue, QueuedCase
from server.services import services

blueprint = Blueprint("queue", __name__)
#: Each case that is shown is weighed anew: more than these are for another day.
_MOST: Final = 100
_EXCERPT: Final = 140


@blueprint.get("/queue")
def index() -> Response:
    """Return the open cases of all businesses or of one, the most urgent first."""
    wanted, store, now = query(CaseQuery).business or None, services().store, datetime.now(UTC)
    found = queue(cases_about(wanted, store), now, store.desk().silence_days)
    return answer(Queue(open=len(found), cases=tuple(_to_wire(each, now) for each in found[:_MOST])))


def _to_wire(waiting: Waiting, now: datetime) -> QueuedCase:
    case, comment, speak = waiting.case, waiting.comment, spoken_language()
    suspicion = _suspicion(waiting, now)
    return QueuedCase(
        case_id=case.id,
        comment_id=comment.id,
        business=business_id_of(comment),
        code=case.code,
        state=waiting.state,
        urgency=waiting.urgency,
        why=waiting.why(speak),
        owner=case.owner,
        excerpt=comment.text[:_EXCERPT],
        band=suspicion.band if suspicion else None,
        score=suspicion.score if suspicion else None,
        exposure=exposure(comment, speak).level,
        platform=comment.platform,
        opened_at=case.opened_at,
        due_at=waiting.due,
        first_reply_after_hours=first_reply_after(case),
    )


def _suspicion(waiting: Waiting, now: datetime) -> Suspicion | None:
    comment, store = waiting.comment, services().store
    if not comment.text:
        return None
    return assess(comment, waiting.case, business_of(comment, store), store, now=now).suspicion
