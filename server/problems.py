"""Errors, in one shape for the whole server: RFC 9457 problem details.

``{type, title, status, detail, instance, errors?}`` with the media type
``application/problem+json``. The texts are in ``problems.toml``. A problem never repeats the
words or the token that the client sent, and never shows a trace.
"""

import logging
import tomllib
import traceback
from pathlib import Path

import msgspec
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from server.config import Language
from server.files import NO_ROOM
from server.services import services
from server.store.base import StoreAwayError, StoreCrowdedError, StoreFullError

_log = logging.getLogger("garbo")

PROBLEMS = tomllib.loads(Path(__file__).with_name("problems.toml").read_text(encoding="utf-8"))
_BY_STATUS = {404: "not-found", 405: "method-not-allowed", 413: "too-large", 415: "unsupported-type"}


class FieldError(msgspec.Struct, frozen=True):
    """What is wrong with one field; ``pointer`` is a JSON pointer (RFC 6901) into the body.

    Of the address's parameters it is ``/`` and the name.
    """

    pointer: str
    detail: str


class ProblemBody(msgspec.Struct, frozen=True, omit_defaults=True):
    """The wire shape of an error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[FieldError, ...] = ()


class Problem(Exception):  # noqa: N818 (the name of RFC 9457)
    """Raise it anywhere in a request to answer with the problem ``code`` of the table."""

    def __init__(self, code: str, *errors: FieldError, headers: dict[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors
        self.headers = headers or {}


def spoken_language() -> Language:
    """Return the language the moderator reads: ``Accept-Language``, else the server's own."""
    asked = request.accept_languages.best_match(["it", "en"], services().settings.language)
    return "it" if asked == "it" else "en"


def respond(problem: Problem) -> Response:
    """Turn a problem into the answer of the current request."""
    entry = PROBLEMS[problem.code]
    words = entry[spoken_language()]
    body = ProblemBody(
        type=f"/problems/{problem.code}",
        title=words["title"],
        status=entry["status"],
        detail=words["detail"],
        instance=request.path,
        errors=problem.errors,
    )
    answer = Response(msgspec.json.encode(body), entry["status"], mimetype="application/problem+json")
    answer.headers.update(problem.headers)
    return answer


def init_app(app: Flask) -> None:
    """Make every error of ``app`` a problem."""
    app.register_error_handler(Problem, respond)
    app.register_error_handler(StoreFullError, lambda _: respond(Problem("storage-full")))
    app.register_error_handler(StoreAwayError, lambda _: respond(Problem("storage-away")))
    app.register_error_handler(StoreCrowdedError, lambda _: respond(Problem("storage-crowded")))
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(Exception, _from_bug)


def _from_http(error: HTTPException) -> Response:
    """Werkzeug's own errors: unknown address, wrong method, body too long while being read."""
    code = _BY_STATUS.get(
        error.code or 500, "bad-request" if 400 <= (error.code or 500) < 500 else "internal"
    )
    headers = {"Allow": dict(error.get_headers()).get("Allow", "")} if error.code == 405 else {}
    return respond(Problem(code, headers=headers))


def _from_bug(error: Exception) -> Response:
    """Log where it happened, but not the message: it could hold a guest's words."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return respond(Problem("storage-full"))
    frames = "".join(traceback.format_tb(error.__traceback__))
    _log.error("%s in %s %s\n%s", type(error).__name__, request.method, request.url_rule, frames)
    return respond(Problem("internal"))
