"""Cases: opening one, looking at it, adding what happened."""

from datetime import UTC, datetime, timedelta
from typing import Final

from flask import Blueprint, Response

from server.api import answer, body
from server.api.business import DEFAULT
from server.api.comments import kept_comment, open_case
from server.api.present import case_body, suspicion_body
from server.cases import flow
from server.cases.assess import assess, moved
from server.config import Language
from server.evidence import explain
from server.evidence.model import Suspicion
from server.guard import current_client
from server.problems import Problem, spoken_language
from server.reading.characters import printable
from server.records import Case, Event
from server.schema.casework import CaseList, EventResult, MovedBody
from server.schema.incoming import CaseRequest, EventRequest
from server.schema.parsing import field_error
from server.services import services

blueprint = Blueprint("cases", __name__)
#: Before this no event can have happened; the clocks of two machines may differ by a day at most.
_EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
_AHEAD: Final = timedelta(days=1)


@blueprint.get("/cases")
def index() -> Response:
    """Return all cases, the newest first."""
    cases = reversed(list(services().store.cases()))
    return answer(CaseList(cases=tuple(case_body(case) for case in cases)))


@blueprint.post("/cases")
def open_() -> Response:
    """Open the case of a comment; a comment has one case, so asking twice gives the same."""
    case = open_case(kept_comment(body(CaseRequest).comment_id))
    return answer(case_body(case), 201)


@blueprint.get("/cases/<case_id>")
def show(case_id: str) -> Response:
    """Return a case with its timeline."""
    case = kept_case(case_id)
    return answer(case_body(case))


@blueprint.post("/cases/<case_id>/events")
def add_event(case_id: str) -> Response:
    """Add a line to the timeline, weigh again, and say what moved."""
    asked = body(EventRequest)
    case = kept_case(case_id)
    event = flow.with_silence_measured(_event(asked), case)
    missing = flow.missing_field(event)
    if missing:
        raise Problem("invalid-body", field_error(f"/{missing}", "missing required field"))
    before = _suspicion(case)
    try:
        case = services().store.add_event(case.id, event)
    except KeyError:  # erased by another request since
        raise Problem("not-found") from None
    after = _suspicion(case)
    result = EventResult(
        case=case_body(case),
        suspicion=suspicion_body(after),
        moved=_moved(before, after, spoken_language()),
    )
    return answer(result)


def kept_case(case_id: str) -> Case:
    """Return the case or answer 404."""
    case = services().store.case(case_id)
    if case is None:
        raise Problem("not-found")
    return case


def _event(asked: EventRequest) -> Event:
    now = datetime.now(UTC)
    at = asked.at or now
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    if not _EARLIEST <= at <= now + _AHEAD:
        raise Problem("invalid-body", field_error("/at", "event: no such moment"))
    if asked.text is not None and not printable(asked.text):
        raise Problem("invalid-body", field_error("/text", "of length >= 1"))
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
    )


def _suspicion(case: Case) -> Suspicion:
    store = services().store
    return assess(kept_comment(case.comment_id), case, store.business(DEFAULT), store).suspicion


def _moved(before: Suspicion, after: Suspicion, speak: Language) -> tuple[MovedBody, ...]:
    reasons = {each.name: explain(each, speak).why for each in after.evidence}
    return tuple(
        MovedBody(signal=name, from_=was, to=now, why=reasons.get(name) or flow.LIFTED[speak])
        for name, was, now in moved(before, after)
    )
