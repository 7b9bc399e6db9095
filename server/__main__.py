"""``python -m server run | token NAME | pair | purge | export | erase | migrate | key | evaluate FILE…``."""

import signal
import sys


def _stopped(*_: object) -> None:
    print("\nStopped.", file=sys.stderr)
    sys.exit(130)


# Loading takes a moment: who presses Ctrl+C meanwhile gets a line and no traceback. One that is ignored
# (nohup) stays ignored.
if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, _stopped)

import argparse
import logging
import socket
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import waitress
from flask import Flask

from server import team, tools, warmth
from server.backup import command as backups
from server.clients import Clients, ClientsFileError
from server.config import HOST, SettingError, Settings
from server.daily import Daily
from server.evaluation.arguments import add_arguments as add_evaluate
from server.pseudonyms import PseudonymKeyError
from server.records import Comment
from server.store.base import StoreBusyError, StoreError

_HERE = Path(__file__).parent
#: A request longer than this is cut off by waitress itself; the app refuses long before, with a problem.
_HARD_LIMIT = 16 * 1024 * 1024


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status (0 done, 1 could not, 2 wrong words)."""
    wanted = _parser().parse_args(arguments)
    if wanted.command == "evaluate":  # opens no data folder, so it asks for no settings
        return _evaluate(wanted)
    if signal.getsignal(signal.SIGINT) is _stopped:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a request that waits its turn is no news
    try:
        settings = Settings.from_env()
    except SettingError as error:
        print(error, file=sys.stderr)
        return 2
    words = tomllib.loads((_HERE / "welcome.toml").read_text(encoding="utf-8"))[settings.language]
    try:
        if wanted.command == "token":
            print(Clients(settings.data).new_token(wanted.name))
        elif wanted.command == "pair":
            print(Clients(settings.data).new_code())
        elif wanted.command in tools.COMMANDS:
            print(tools.run(wanted, settings, words))
        elif wanted.command in team.COMMANDS:
            print(team.run(wanted, settings))
        elif wanted.command in backups.COMMANDS:
            print(backups.run(wanted, settings))
        else:
            return _run(settings, words, wanted.at_login)
    except StoreBusyError:
        print(words["data_busy"].format(data=settings.data), file=sys.stderr)
        return 1
    except backups.NoBackupError as error:
        print(error, file=sys.stderr)
        return 1
    except tools.NotDoneError as error:
        print(error, file=sys.stderr)
        return error.status
    except (StoreError, ClientsFileError, PseudonymKeyError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError:
        print(words["data_closed"].format(data=settings.data), file=sys.stderr)
        return 1
    return 0


def _evaluate(wanted: argparse.Namespace) -> int:
    """Evaluate, once all that it needs is loaded; from then on Ctrl+C keeps what was done."""
    from server.evaluation.command import run

    if signal.getsignal(signal.SIGINT) is _stopped:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return run(wanted)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m server", description="Garbo's server and its tools.")
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("run", help="start the server on 127.0.0.1")
    serving.add_argument("--at-login", action="store_true", help="nobody is watching: make no pairing code")
    token = commands.add_parser("token", help="print a token for a script, alone on the last line")
    token.add_argument("name", help="a name by which people recognise the script")
    commands.add_parser("pair", help="print a one-time pairing code, alone on the last line")
    tools.add_arguments(commands)
    team.add_arguments(commands)
    backups.add_arguments(commands)
    add_evaluate(commands.add_parser("evaluate", help="weigh the comments of CSV files and say how well"))
    return parser


def _run(settings: Settings, words: dict[str, str], at_login: bool) -> int:
    """Serve until Ctrl+C. The port is taken before anything is opened, so two servers never meet."""
    from server import create_app

    try:
        listener = _listen(settings.port)
    except OSError:
        print(words["port_busy"].format(port=settings.port), file=sys.stderr)
        return 1
    with listener:
        app = create_app(settings)
        clearing = _clearing(app, settings)
        try:
            clearing.start()
            _serve(app, listener, settings, words["ready_at_login" if at_login else "ready"])
        finally:
            clearing.stop()
            app.extensions["garbo-imports"].close()
            app.extensions["garbo"].store.close()
    print(words["bye"])
    return 0


def _clearing(app: Flask, settings: Settings) -> Daily:
    """Return the work of every day: what is older than the settings say is erased, what is gone forgotten."""
    from server.cases.forgetting import forget_texts
    from server.erasing import purge

    store = app.extensions["garbo"].store

    def clear(now: datetime) -> None:
        purge(store, settings.retention_days, now, settings.data)
        forget_texts(store)  # a colleague's server may have erased what is remembered here

    return Daily(clear)


def _warm_up() -> None:
    """Weigh a word and draft a reply, so that all tables and the encoder are there for the first comment."""
    from server.cases.assess import assess
    from server.cases.briefing import brief
    from server.reading.clean import clean
    from server.reading.embedding import why_missing
    from server.replies import compose

    word = clean("ok").text
    comment = Comment(id="", fingerprint="", text=word, created_at=datetime.now(UTC))
    compose(brief(assess(comment, None, None), "", (), "it"))
    if reason := why_missing():
        logging.getLogger("garbo").warning(reason)


def _warm_up_rarer_things() -> None:
    from server.evidence import phrasebook

    phrasebook.warm_up()


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let a second server share the port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def _serve(app: Flask, listener: socket.socket, settings: Settings, ready: str) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    warmth.warm_in_background(_warm_up, _warm_up_rarer_things)
    code = Clients(settings.data).new_code() if "{code}" in ready else ""
    extension = _HERE.parent / "extension"
    print(ready.format(host=HOST, port=settings.port, extension=extension, code=code), flush=True)
    waitress.serve(
        app,
        sockets=[listener],
        threads=4,
        ident=None,
        max_request_body_size=_HARD_LIMIT,
        clear_untrusted_proxy_headers=True,
        _quiet=True,
    )


if __name__ == "__main__":
    sys.exit(main())
