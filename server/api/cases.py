"""Cases: opening one, looking at it, adding what happened."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

import msgspec
from flask import Blueprint, Response

from server.api import answer, body, query
from server.api.comments import kept_comment, open_case
from server.api.present import case_body, lack_bodies, suspicion_body
from server.cases import dialogue, flow
from server.cases.assess import Assessment, assess, moved
from server.cases.businesses import business_of, cases_about
from server.cases.clock import as_of
from server.cases.decisions import with_snapshot
from server.cases.finding import matching
from server.cases.gate import Missing, missing
from server.config import Language
from server.evidence import explain
from server.evidence.model import Suspicion
from server.guard import current_client
from server.problems import Problem, spoken_language
from server.reading.characters import printable
from server.records import Case, Comment, Event
from server.schema.casework import CaseBody, CaseList, EventResult, MovedBody
from server.schema.desk import CaseSearch
from server.schema.incoming import CaseRequest, EventRequest
from server.schema.parsing import field_error
from server.services import services

blueprint = Blueprint("cases", __name__)
#: Before this no event can have happened; the clocks of two machines may differ by a day at most.
_EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
_AHEAD: Final = timedelta(days=1)


@blueprint.get("/cases")
def index() -> Response:
    """Return all cases, those of one business or those that a search finds, the newest first."""
    asked = query(CaseSearch)
    found: Iterable[tuple[Case, Comment]] = reversed(
        list(cases_about(asked.business or None, services().store))
    )
    if asked.search is not msgspec.UNSET:
        found = matching(asked.search, found)
    return answer(CaseList(cases=tuple(_body(*each) for each in found)))


@blueprint.post("/cases")
def open_() -> Response:
    """Open the case of a comment; a comment has one case, so asking twice gives the same."""
    comment = kept_comment(body(CaseRequest).comment_id)
    return answer(_body(open_case(comment), comment), 201)


@blueprint.get("/cases/<case_id>")
def show(case_id: str) -> Response:
    """Return a case with its timeline."""
    case = kept_case(case_id)
    return answer(_body(case, kept_comment(case.comment_id)))


@blueprint.post("/cases/<case_id>/events")
def add_event(case_id: str) -> Response:
    """Add a line to the timeline, weigh again, and say what moved."""
    asked = body(EventRequest)
    case = kept_case(case_id)
    event = flow.with_silence_measured(_event(asked, case), case)
    absent = flow.missing_field(event)
    if absent:
        raise Problem("invalid-body", field_error(f"/{absent}", "missing required field"))
    comment = kept_comment(case.comment_id)
    event = with_snapshot(event, comment)
    now, speak = datetime.now(UTC), spoken_language()
    before = assessed(case, comment, now)
    try:
        case = services().store.add_event(case.id, event)
    except KeyError:  # erased by another request since
        raise Problem("not-found") from None
    after = assessed(case, comment, now)
    result = EventResult(
        case=_body(case, comment),
        suspicion=suspicion_body(after.suspicion) if after else None,
        moved=_moved(before.suspicion, after.suspicion, speak) if before and after else (),
        lacks=lack_bodies(lacks_of(case, comment, after, now)),
    )
    return answer(result)


def kept_case(case_id: str) -> Case:
    """Return the case or answer 404."""
    case = services().store.case(case_id)
    if case is None:
        raise Problem("not-found")
    return case


def case_answer(case: Case) -> Response:
    """Return the case as the answer of a request that has changed it."""
    return answer(_body(case, kept_comment(case.comment_id)))


def _event(asked: EventRequest, case: Case) -> Event:
    now = datetime.now(UTC)
    at = asked.at or flow.next_moment(case, now)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    if asked.at and not _EARLIEST <= at <= now + _AHEAD:
        raise Problem("invalid-body", field_error("/at", "event: no such moment"))
    if asked.text is not None and not printable(asked.text):
        raise Problem("invalid-body", field_error("/text", "of length >= 1"))
    if asked.type == "decision" and asked.note is not None and not printable(asked.note):
        raise Problem("invalid-body", field_error("/note", "of length >= 1"))
    return Event(
        type=asked.type,
        at=at,
        who=asked.who or current_client().name,
        days=asked.days,
        kind=asked.kind,
        source=asked.source,
        note=asked.note,
        text=asked.text,
        decision=asked.decision,
        stage=asked.stage,
    )


def _body(case: Case, comment: Comment) -> CaseBody:
    return case_body(case, comment, datetime.now(UTC), services().store.desk().silence_days)


def assessed(case: Case, comment: Comment, now: datetime) -> Assessment | None:
    """Weigh the comment as its case stands; ``None`` where its text is not kept."""
    if not comment.text:
        return None
    store = services().store
    return assess(comment, case, business_of(comment, store), store, now=now)


def lacks_of(case: Case, comment: Comment, found: Assessment | None, now: datetime) -> tuple[Missing, ...]:
    """Return what keeps the clarification locked; ``found`` is what :func:`assessed` gives."""
    if found is None:
        told = as_of(case, now, services().store.desk().silence_days)
        return missing(told, comment.platform)
    return dialogue.lacks_of(found)


def _moved(before: Suspicion, after: Suspicion, speak: Language) -> tuple[MovedBody, ...]:
    reasons = {each.name: explain(each, speak).why for each in after.evidence}
    return tuple(
        MovedBody(signal=name, from_=was, to=now, why=reasons.get(name) or flow.LIFTED[speak])
        for name, was, now in moved(before, after)
    )
