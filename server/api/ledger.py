"""The ledger of a case, for the desk and for printing."""

from datetime import UTC, datetime

from flask import Blueprint, Response

from server.api import answer
from server.api.cases import assessed, kept_case, lacks_of
from server.api.comments import kept_comment
from server.api.present import lack_bodies
from server.cases.clock import as_of
from server.cases.dialogue import copies_of
from server.cases.ledger import Entry, ledger
from server.config import Language
from server.problems import spoken_language
from server.schema.ledger import EntryBody, Ledger
from server.services import services

blueprint = Blueprint("ledger", __name__)


@blueprint.get("/cases/<case_id>/ledger")
def show(case_id: str) -> Response:
    """Return what was asked, heard and checked so far."""
    case, now = kept_case(case_id), datetime.now(UTC)
    comment = kept_comment(case.comment_id)
    found = assessed(case, comment, now)
    told = as_of(case, now, services().store.desk().silence_days)
    entries = ledger(told, copied=found is not None and copies_of(found) > 0)
    return answer(
        Ledger(
            case_id=case.id,
            code=case.code,
            entries=tuple(_to_wire(each, spoken_language()) for each in entries),
            lacks=lack_bodies(lacks_of(case, comment, found, now)),
        )
    )


def _to_wire(entry: Entry, speak: Language) -> EntryBody:
    event = entry.event
    return EntryBody(
        type=event.type,
        kind=event.kind,
        title=entry.title(speak),
        side=entry.side,
        at=event.at,
        who=event.who,
        source=event.source,
        note=event.note,
        days=event.days,
        counts=entry.counts,
    )
