"""The queue: what to do first."""

from datetime import UTC, datetime
from typing import Final

import msgspec
from flask import Blueprint, Response

from server.api import answer, body, query
from server.api.present import EXCERPT
from server.cases.businesses import business_id_of, cases_about
from server.cases.copies import Copies, copies_among
from server.cases.exposure import exposure
from server.cases.glance import Glance, glance
from server.cases.queue import Waiting, first_reply_after, queue
from server.cases.reminders import TABLES, next_search, tasks
from server.problems import spoken_language
from server.schema.desk import CaseQuery
from server.schema.queue import CopiesBody, Queue, QueuedCase, SearchesBody, TaskBody, TaskDone, TaskNext
from server.services import services

blueprint = Blueprint("queue", __name__)
#: Each case that is shown is weighed: more than these are for another day.
_MOST: Final = 100


@blueprint.get("/queue")
def index() -> Response:
    """Return the open cases of all businesses or of one, the most urgent first."""
    wanted, store, now = query(CaseQuery).business or None, services().store, datetime.now(UTC)
    found = queue(cases_about(wanted, store), now, store.desk().silence_days)
    shown = [(each, glance(each.comment, each.case, store, now)) for each in found[:_MOST]]
    alike = copies_among(shown, found)
    return answer(
        Queue(
            open=len(found),
            cases=tuple(_to_wire(each, weighed, alike.get(each.case.id)) for each, weighed in shown),
            tasks=_tasks(wanted, now),
        )
    )


@blueprint.post("/queue:done")
def done() -> Response:
    """Note that a task was done, and say when it is due again."""
    asked, store, now = body(TaskDone), services().store, datetime.now(UTC)
    desk = store.change_desk(lambda before: msgspec.structs.replace(before, name_searched_at=now))
    return answer(TaskNext(task=asked.task, done_at=now, next_due_at=next_search(desk, now)))


def _tasks(wanted: str | None, now: datetime) -> tuple[TaskBody, ...]:
    store, speak = services().store, spoken_language()
    businesses = [each for each in store.businesses() if wanted in (None, each[0])]
    return tuple(
        TaskBody(
            task=each.name,
            urgency=TABLES[each.name]["urgency"],
            title=TABLES[each.name][speak]["title"],
            why=TABLES[each.name][speak]["why"],
            due_at=each.due,
            last_done_at=each.last,
            searches=tuple(SearchesBody(business=one.business, queries=one.queries) for one in each.searches),
        )
        for each in tasks(store.desk(), businesses, now, speak)
    )


def _to_wire(waiting: Waiting, weighed: Glance | None, alike: Copies | None) -> QueuedCase:
    case, comment, speak = waiting.case, waiting.comment, spoken_language()
    seen = exposure(comment, speak)
    return QueuedCase(
        case_id=case.id,
        comment_id=comment.id,
        business=business_id_of(comment),
        code=case.code,
        state=waiting.state,
        urgency=waiting.urgency,
        why=waiting.why(speak),
        owner=case.owner,
        excerpt=comment.text[:EXCERPT],
        band=weighed.band if weighed else None,
        score=weighed.score if weighed else None,
        exposure=seen.level,
        exposure_known=seen.known,
        platform=comment.platform,
        opened_at=case.opened_at,
        due_at=waiting.due,
        first_reply_after_hours=first_reply_after(case, comment),
        group=CopiesBody(id=alike.id, size=alike.size, names=alike.names) if alike else None,
    )
