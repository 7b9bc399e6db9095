"""``python -m server purge | export | erase``: what is kept, from the command line.

They ask what a running server would answer: of that server itself when it holds the data folder, with a
token that is taken back at once, else of one that is opened for the moment and listens nowhere.
"""

import argparse
import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from server.clients import Clients
from server.config import HOST, LONGEST_RETENTION, Settings
from server.files import write_private
from server.store.base import StoreBusyError

COMMANDS = ("purge", "export", "erase")
#: Seconds; a table of everything takes its time.
_PATIENCE = 600
#: Asks the desk ``(method, path, body)`` and returns status and content.
_Ask = Callable[[str, str, Any], tuple[int, bytes]]
_Words = dict[str, str]


class NotDoneError(Exception):
    """The desk did not do it; the message says why. ``status`` is what the process ends with."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


def add_arguments(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the three commands to those of ``python -m server``."""
    purge = commands.add_parser("purge", help="erase the comments that are too old")
    purge.add_argument("--days", type=_days, help="older than so many (else GARBO_RETENTION_DAYS)")
    export = commands.add_parser("export", help="write all comments and cases to a file")
    export.add_argument("--json", type=Path, metavar="FILE", help="as JSON")
    export.add_argument("--csv", type=Path, metavar="FILE", help="as a table for a spreadsheet")
    erase = commands.add_parser("erase", help="erase everything that is kept of an author")
    erase.add_argument("--site", required=True, help='where they wrote, for instance "facebook.com"')
    erase.add_argument("--author", required=True, metavar="NAME", help="the name that the page shows")


def run(wanted: argparse.Namespace, settings: Settings, words: _Words) -> str:
    """Do one of the three and return what to say of it. Raises :class:`NotDoneError`."""
    if wanted.command == "export" and not (wanted.json or wanted.csv):
        raise NotDoneError(words["export_where"], status=2)
    with _desk(settings, wanted.command, words) as ask:
        return _DO[wanted.command](wanted, ask, words)


def _purge(wanted: argparse.Namespace, ask: _Ask, words: _Words) -> str:
    body = {} if wanted.days is None else {"olderThanDays": wanted.days}
    return words["purged"].format(count=_erased(_good(ask("POST", "/v1/comments:purge", body))))


def _erase(wanted: argparse.Namespace, ask: _Ask, words: _Words) -> str:
    body = {"site": wanted.site, "authorName": wanted.author}
    count = _erased(_good(ask("POST", "/v1/authors:erase", body)))
    return words["erased"].format(count=count) + "\n" + words["erased_copies"]


def _export(wanted: argparse.Namespace, ask: _Ask, words: _Words) -> str:
    said = []
    for kind, file in (("json", wanted.json), ("csv", wanted.csv)):
        if file is None:
            continue
        content = _good(ask("GET", f"/v1/export.{kind}", None))
        try:
            write_private(file, content)
        except OSError as error:
            why = error.strerror or str(error)
            raise NotDoneError(words["export_failed"].format(file=file, why=why)) from error
        said.append(words["exported"].format(file=file))
    return "\n".join(said)


_DO = {"purge": _purge, "export": _export, "erase": _erase}


@contextmanager
def _desk(settings: Settings, command: str, words: _Words) -> Iterator[_Ask]:
    """Open the desk, or find the server that has it open, for as long as the command takes."""
    from server import create_app

    try:
        app = create_app(settings)
    except StoreBusyError:
        app = None
    clients = Clients(settings.data)
    token = clients.new_token(f"python -m server {command}")
    headers = {
        "Authorization": f"Bearer {token}",
        "Accept-Language": settings.language,
        "Host": HOST,
    }
    try:
        if app is None:
            yield lambda method, path, body: _through_server(method, path, body, headers, settings, words)
        else:
            client = app.test_client()

            def ask(method: str, path: str, body: Any) -> tuple[int, bytes]:
                answer = client.open(path, method=method, json=body, headers=headers)
                return answer.status_code, answer.get_data()

            yield ask
    finally:
        holder = clients.holder(token)
        if holder:
            clients.revoke(holder)
        if app is not None:
            app.extensions["garbo"].store.close()


def _through_server(
    method: str, path: str, body: Any, headers: dict[str, str], settings: Settings, words: _Words
) -> tuple[int, bytes]:
    """Ask the server that holds the folder; one on that port which knows no such token is another."""
    content = None if body is None else msgspec.json.encode(body)
    connection = http.client.HTTPConnection(HOST, settings.port, timeout=_PATIENCE)
    try:
        connection.request(method, path, content, headers | {"Content-Type": "application/json"})
        response = connection.getresponse()
        status, answered = response.status, response.read()
    except (OSError, http.client.HTTPException) as error:
        raise NotDoneError(words["data_held"].format(data=settings.data, port=settings.port)) from error
    finally:
        connection.close()
    if status == 401:
        raise NotDoneError(words["data_held"].format(data=settings.data, port=settings.port))
    return status, answered


def _good(answer: tuple[int, bytes]) -> bytes:
    status, content = answer
    if status == 200:
        return content
    try:
        problem = msgspec.json.decode(content)
        raise NotDoneError(f"{problem['title']}. {problem['detail']}")
    except (msgspec.DecodeError, KeyError, TypeError):
        raise NotDoneError(f"HTTP {status}") from None


def _erased(content: bytes) -> int:
    count: int = msgspec.json.decode(content)["erased"]
    return count


def _days(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= LONGEST_RETENTION:
        raise argparse.ArgumentTypeError(f"1 to {LONGEST_RETENTION} days")
    return int(value)
