"""What is kept: showing it, taking it along, erasing it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec
from flask import Blueprint, Response

from server.api import answer, body, query
from server.backup.archive import STORE
from server.backup.keeping import kept_copies
from server.cases.authors import cases_of, comments_of
from server.cases.businesses import is_about
from server.cases.exporting import HEADING, rows
from server.config import Settings
from server.erasing import erase_author, purge
from server.records import Case, Comment
from server.schema.desk import CaseQuery
from server.schema.privacy import AuthorExport, AuthorRequest, Erased, Export, Kept, PurgeRequest
from server.services import services
from server.spreadsheet import table

blueprint = Blueprint("privacy", __name__)


@blueprint.get("/privacy")
def show() -> Response:
    """Say what is kept, where, and for how long."""
    settings, store = services().settings, services().store
    return answer(
        Kept(
            retention_days=settings.retention_days,
            stores_text=settings.store_text,
            folder=str(settings.data),
            team=settings.database is not None,
            comments=sum(1 for _ in store.comments()),
            cases=sum(1 for _ in store.cases()),
            businesses=len(store.businesses()),
            copies=len(kept_copies(settings.data)) + _left_by_moving(settings),
            sites=tuple(sorted({each.site for each in store.comments() if each.site})),
        )
    )


@blueprint.post("/authors:export")
def export_author() -> Response:
    """Return everything that is kept of an author."""
    asked, store = body(AuthorRequest), services().store
    comments = comments_of(asked.site, asked.author_name, store, services().pseudonyms)
    return answer(AuthorExport(site=asked.site, comments=comments, cases=cases_of(comments, store)))


@blueprint.post("/authors:erase")
def erase_an_author() -> Response:
    """Erase everything that is kept of an author."""
    asked, mine = body(AuthorRequest), services()
    erased = erase_author(asked.site, asked.author_name, mine.store, mine.pseudonyms, mine.settings.data)
    return answer(Erased(erased=erased))


@blueprint.post("/comments:purge")
def purge_now() -> Response:
    """Erase what is too old, now instead of tonight."""
    asked = body(PurgeRequest)
    days = services().settings.retention_days if asked.older_than_days is None else asked.older_than_days
    erased = purge(services().store, days, datetime.now(UTC), services().settings.data)
    return answer(Erased(erased=erased))


@blueprint.get("/export.json")
def export_json() -> Response:
    """Return all comments and cases as JSON."""
    kept = list(_kept())
    export = Export(
        exported_at=datetime.now(UTC),
        comments=tuple(msgspec.structs.replace(comment, trace=None) for comment, _ in kept),
        cases=tuple(case for _, case in kept if case),
    )
    return _as_file(answer(export), "json")


@blueprint.get("/export.csv")
def export_csv() -> Response:
    """Return all comments and cases as a table for a spreadsheet."""
    told = rows(_kept(), datetime.now(UTC), services().store.desk().silence_days)
    return _as_file(Response(table(HEADING, told), mimetype="text/csv"), "csv")


def _left_by_moving(settings: Settings) -> int:
    """Count the desk that stayed in the folder when its comments went to the database: 1, or 0."""
    return int(settings.database is not None and (settings.data / STORE).exists())


def _kept() -> Iterator[tuple[Comment, Case | None]]:
    """Yield the comments about the business that is asked for, or all, with their cases, oldest first."""
    wanted, store = query(CaseQuery).business or None, services().store
    return ((each, store.case_of(each.id)) for each in store.comments() if is_about(each, wanted))


def _as_file(response: Response, ending: str) -> Response:
    """Give the answer the name under which a browser saves it."""
    day = datetime.now(UTC).date().isoformat()
    response.headers["Content-Disposition"] = f'attachment; filename="garbo-{day}.{ending}"'
    return response
