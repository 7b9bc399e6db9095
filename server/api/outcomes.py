"""Saying how a case turned out, and taking it back."""

from datetime import UTC, datetime

from flask import Blueprint, Response

from server.api import answer, body
from server.api.cases import kept_case
from server.api.comments import readable_comment
from server.api.present import case_body, evidence_bodies, next_step_body, suspicion_body
from server.cases.assess import Assessment, assess, moved
from server.cases.businesses import business_of
from server.cases.outcomes import changes, learned_at, outcome_of, why, why_moved, worth_telling
from server.guard import current_client
from server.problems import Problem, spoken_language
from server.reading.model import Reading
from server.records import Case, Outcome
from server.schema.casework import LearnedBody, MovedBody, OutcomeResult
from server.schema.incoming import OutcomeRequest
from server.services import services

blueprint = Blueprint("outcomes", __name__)


@blueprint.post("/cases/<case_id>/outcome")
def say(case_id: str) -> Response:
    """Keep how the case turned out, in the place of what was said before, and show what was learned.

    Of the weights only those are listed that moved by 0.05 dB or more, first those of signals seen here;
    ``GET /v1/learning`` shows all.
    """
    asked = body(OutcomeRequest)
    case = kept_case(case_id)
    before = _assessment(case)
    outcome = outcome_of(
        case, before.suspicion, asked.outcome, at=datetime.now(UTC), who=current_client().name
    )
    return _set(case, before, outcome)


@blueprint.delete("/cases/<case_id>/outcome")
def take_back(case_id: str) -> Response:
    """Forget how the case turned out, with all that was learned from it."""
    case = kept_case(case_id)
    return _set(case, _assessment(case), None)


def _assessment(case: Case, reading: Reading | None = None) -> Assessment:
    comment, store = readable_comment(case.comment_id), services().store
    return assess(comment, case, business_of(comment, store), store, reading)


def _set(case: Case, before: Assessment, outcome: Outcome | None) -> Response:
    store, speak = services().store, spoken_language()
    known, said_before = learned_at(store), case.outcome
    try:
        case = store.set_outcome(case.id, outcome)
    except KeyError:  # erased by another request since
        raise Problem("not-found") from None
    learned = {each.signal: each for each in changes(known, learned_at(store))}
    now = _assessment(case, before.reading)
    back = outcome is None or outcome.verdict == "unknown"
    result = OutcomeResult(
        case=case_body(case, now.comment, datetime.now(UTC), store.desk().silence_days),
        suspicion=suspicion_body(now.suspicion),
        evidence=evidence_bodies(now, speak),
        next_step=next_step_body(now, speak),
        moved=tuple(
            MovedBody(
                signal=name, from_=was, to=is_now, why=why_moved(was, is_now, learned.get(name), speak, back)
            )
            for name, was, is_now in moved(before.suspicion, now.suspicion)
        ),
        learned=tuple(
            LearnedBody(
                signal=each.signal, from_=each.before.db, to=each.after.db, why=why(each, speak, back)
            )
            for each in worth_telling(learned.values(), outcome, said_before)
        ),
    )
    return answer(result)
