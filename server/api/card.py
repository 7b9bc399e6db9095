"""The case card: the questions with their answers, what to look up by hand, stories that are like it."""

from datetime import UTC, datetime

import msgspec
from flask import Blueprint, Response

from server.api import answer, body
from server.api.cases import assessed, case_answer, kept_case
from server.api.comments import kept_comment
from server.cases.assess import Assessment
from server.cases.businesses import business_id_of, cases_about
from server.cases.card import INFORMING, ITEMS, Answer, answers
from server.cases.flow import looked_at, next_moment
from server.cases.library import lessons, like
from server.config import Language
from server.guard import current_client
from server.problems import Problem, spoken_language
from server.records import Case, Event
from server.schema.card import (
    CardAnswers,
    CaseCard,
    CasePatch,
    ItemBody,
    LessonBody,
    LikeBody,
    LookUpBody,
    QuestionBody,
)
from server.schema.casework import LackBody
from server.schema.parsing import field_error
from server.services import services

blueprint = Blueprint("card", __name__)


@blueprint.get("/cases/<case_id>/card")
def show(case_id: str) -> Response:
    """Return the card as it stands now."""
    case, speak = kept_case(case_id), spoken_language()
    assessment = assessed(case, kept_comment(case.comment_id), datetime.now(UTC))
    answered = answers(case, assessment, speak)
    return answer(
        CaseCard(
            case_id=case.id,
            questions=tuple(map(_question, answered)),
            lacks=tuple(LackBody(code=each.question, why=each.missing) for each in answered if each.lacks),
            look_up=_look_up(case, speak),
            like=_like(assessment, speak),
            lessons=_lessons(assessment),
        )
    )


@blueprint.patch("/cases/<case_id>")
def change(case_id: str) -> Response:
    """Say who sees to the case, answer its card, tick what was looked up; the timeline has who and when."""
    asked, who, now = body(CasePatch), current_client().name, datetime.now(UTC)
    _check_items(asked)
    try:
        case = services().store.change_case(case_id, lambda case: _changed(asked, case, who, now))
    except KeyError:  # there is none, or it was erased meanwhile
        raise Problem("not-found") from None
    return case_answer(case)


def _check_items(asked: CasePatch) -> None:
    named = [(f"/looked/{place}", item) for place, item in enumerate(asked.looked or ())]
    named += [(f"/ticks/{item}", item) for item in asked.ticks or ()]
    for pointer, item in named:
        if item not in ITEMS:
            raise Problem("invalid-body", field_error(pointer, "Invalid enum value"))


def _changed(asked: CasePatch, case: Case, who: str, now: datetime) -> Case:
    """Return the case as it is asked for, with one line for all of it where anything is new."""
    if asked.expected_owner is not msgspec.UNSET and case.owner not in (asked.expected_owner, asked.owner):
        raise Problem("owner-taken")
    owner = case.owner if asked.owner is msgspec.UNSET else asked.owner
    looked = _looked(asked, case)
    event = Event(
        type="note",
        at=next_moment(case, now),
        who=who,
        answers=asked.answers.said() if isinstance(asked.answers, CardAnswers) else {},
        looked=None if looked == looked_at(case) else looked,
        owner=None if owner == case.owner else owner or "",
    )
    if not event.answers and event.looked is None and event.owner is None:
        return case
    return msgspec.structs.replace(case, owner=owner, events=(*case.events, event))


def _looked(asked: CasePatch, case: Case) -> tuple[str, ...]:
    """Return everything that was looked up by now; two who tick at once both count."""
    done = set(looked_at(case) if asked.looked is msgspec.UNSET else asked.looked)
    for item, is_done in (asked.ticks or {}).items():
        (done.add if is_done else done.discard)(item)
    return tuple(each for each in ITEMS if each in done)


def _question(each: Answer) -> QuestionBody:
    return QuestionBody(
        id=each.question,
        title=each.title,
        hint=each.hint,
        answer=each.said,
        suggestion=each.certain,
        needed=each.needed,
    )


def _look_up(case: Case, speak: Language) -> LookUpBody:
    words, looked = INFORMING["words"][speak], looked_at(case)
    items = tuple(
        ItemBody(id=each["id"], text=each[speak], done=each["id"] in looked) for each in INFORMING["items"]
    )
    return LookUpBody(title=words["title"], never=words["never"], items=items)


def _like(assessment: Assessment | None, speak: Language) -> tuple[LikeBody, ...]:
    return tuple(
        LikeBody(id=story["id"], title=story[speak]["title"], lesson=story[speak]["lesson"], why=why[speak])
        for story, why in (like(assessment) if assessment else ())
    )


def _lessons(assessment: Assessment | None) -> tuple[LessonBody, ...]:
    if assessment is None:
        return ()
    store = services().store
    kept = cases_about(business_id_of(assessment.comment), store)
    found = lessons(assessment, kept, store, datetime.now(UTC))
    return tuple(LessonBody(case_id=case.id, code=case.code, lesson=lesson) for case, lesson in found)
