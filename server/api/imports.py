"""Importing a list of comments: starting it, seeing how far it is, stopping it, seeing who says the same."""

from pathlib import Path
from typing import Any, Final

from flask import Blueprint, Flask, Response, current_app, g, request

from server import warmth
from server.api import answer, body
from server.guard import current_client
from server.imports import (
    Both,
    Defaults,
    Desk,
    Group,
    Imports,
    Job,
    ListError,
    Rest,
    TooManyError,
    groups_of,
    read_list,
)
from server.problems import Problem, spoken_language
from server.reading.notation import read_toml
from server.schema.imports import (
    ImportBody,
    ImportColumn,
    ImportedComment,
    ImportGroup,
    ImportGroups,
    ImportList,
    ImportNote,
    ImportRequest,
    ImportRest,
    SkippedRow,
)
from server.schema.parsing import field_error
from server.services import services

blueprint = Blueprint("imports", __name__)
WORDS: Final[dict[str, Any]] = read_toml(Path(__file__).parents[1] / "imports" / "words.toml")
_SKIPPED: Final = 200
_GROUPS: Final = 100
_SHOWN: Final = 50
#: Characters: of a comment that stands alone, and of one that is compared with others.
_EXCERPT: Final = 140
_COMPARED: Final = 300


def init_app(app: Flask, readers: tuple[str, ...]) -> None:
    """Give ``app`` its imports; they let the requests of ``readers`` go first."""
    imports = app.extensions["garbo-imports"] = Imports(warmth.wait)

    def enter() -> None:
        if request.blueprint in readers:
            g.goes_first = True
            imports.manners.enter()

    def leave(_: BaseException | None) -> None:
        if g.pop("goes_first", False):
            imports.manners.leave()

    app.before_request(enter)
    app.teardown_request(leave)


@blueprint.post("/imports")
def start() -> Response:
    """Read the list at once, so that what is wrong with it is said now; weigh it in the background."""
    asked = body(ImportRequest)
    try:
        listing = read_list(asked.text, asked.format)
    except ListError as error:
        raise Problem("invalid-body", field_error("/text", f"import: {error}")) from None
    usual = Defaults(current_client().name, asked.platform, asked.url, asked.language, asked.cases)
    ours = services()
    job = Job(listing, usual, Desk(ours.store, ours.pseudonyms, ours.settings.store_text))
    try:
        _imports().start(job)
    except TooManyError:
        raise Problem("too-many-imports") from None
    return answer(_body(job), 202)


@blueprint.get("/imports")
def index() -> Response:
    """Return the imports since the server was started, the newest first."""
    return answer(ImportList(imports=tuple(map(_body, _imports().latest()))))


@blueprint.get("/imports/<import_id>")
def show(import_id: str) -> Response:
    """Say how far an import is."""
    return answer(_body(_job(import_id)))


@blueprint.delete("/imports/<import_id>")
def stop(import_id: str) -> Response:
    """Stop an import; what was weighed stays. One that is over stays as it is."""
    job = _job(import_id)
    job.stop()
    return answer(_body(job))


@blueprint.get("/imports/<import_id>/groups")
def groups(import_id: str) -> Response:
    """Show who says the same, as far as the import is."""
    job = _job(import_id)
    found, rest = groups_of(*job.members.all(), services().store)
    return answer(
        ImportGroups(
            settled=job.is_settled,
            groups=tuple(map(_group, found[:_GROUPS])),
            group_count=len(found),
            rest=tuple(map(_rest, rest)),
        )
    )


def _imports() -> Imports:
    found: Imports = current_app.extensions["garbo-imports"]
    return found


def _job(import_id: str) -> Job:
    """Return the import or answer 404; after a restart none is known any more."""
    job = _imports().find(import_id)
    if job is None:
        raise Problem("not-found")
    return job


def _body(job: Job) -> ImportBody:
    speak = spoken_language()
    skipped = list(job.skipped)
    state, phase = job.state, job.phase
    told = job.failure if state == "failed" else "comparing" if phase == "comparing" else state
    return ImportBody(
        id=job.id,
        format=job.format,
        state=state,
        phase=phase,
        message=WORDS["states"][told][speak].format(n=job.kept + job.known),
        total=job.total,
        done=job.done,
        kept=job.kept,
        known=job.known,
        doubles=job.doubles,
        cases_opened=job.members.opened,
        skipped_count=len(skipped),
        skipped=tuple(
            SkippedRow(line=each.line, why=WORDS["skips"][each.code][speak])
            for each in sorted(skipped, key=lambda each: each.line)[:_SKIPPED]
        ),
        notes=tuple(
            ImportNote(code=each.code, why=WORDS["notes"][each.code][speak].format(n=each.n))
            for each in job.notes
        ),
        columns=tuple(ImportColumn(kind=kind, name=name) for kind, name in job.columns.items()),
        ignored_columns=job.ignored,
        asked_at=job.asked_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        seconds_left=job.seconds_left,
    )


def _group(group: Group) -> ImportGroup:
    names: dict[str | None, int | None] = {None: None}
    for _, comment in group.members:
        names.setdefault(comment.namesake or comment.author, len(names))
    said, speak = WORDS["groups"][group.kind], spoken_language()
    return ImportGroup(
        kind=group.kind,
        title=said[speak],
        why=said["why"][speak],
        count=len(group.members),
        authors=group.authors,
        unnamed=group.unnamed,
        since=group.since,
        until=group.until,
        days=group.days,
        concern=group.concern,
        comments=tuple(
            _comment(both, _COMPARED, names[both[1].namesake or both[1].author])
            for both in group.members[:_SHOWN]
        ),
    )


def _rest(rest: Rest) -> ImportRest:
    return ImportRest(
        band=rest.band,
        count=len(rest.members),
        comments=tuple(map(_comment, rest.members[:_SHOWN])),
    )


def _comment(both: Both, length: int = _EXCERPT, author: int | None = None) -> ImportedComment:
    member, comment = both
    case = services().store.case_of(comment.id)
    return ImportedComment(
        comment_id=comment.id,
        case_id=case.id if case else None,
        lines=tuple(member.lines),
        author=author,
        excerpt=comment.text[:length],
        band=member.band,
        score=member.score,
        published_at=comment.published_at,
        rating=comment.rating,
        platform=comment.platform,
    )
