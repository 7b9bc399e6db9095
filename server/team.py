"""``python -m server migrate | key``: what a team needs once, from the command line.

A key is never an argument, which other users of the computer and the shell's history could see: it is
printed on a line by itself, and read from the terminal or from what is piped in.
"""

import argparse
import base64
import getpass
import hashlib
import sys
import tomllib
from dataclasses import asdict
from pathlib import Path

from server.config import Settings
from server.files import write_private
from server.pseudonyms import KEY_FILE, PseudonymKeyError, key_in, mark_of
from server.store import open_store, swapping
from server.store.base import OtherKeyError
from server.tools import NotDoneError

COMMANDS = ("migrate", "key")
_WORDS = tomllib.loads(Path(__file__).with_name("team.toml").read_text(encoding="utf-8"))
_KEY_BYTES, _CHECK_BYTES = 32, 3
_GROUP = 8


def add_arguments(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the two commands to those of ``python -m server``."""
    migrate = commands.add_parser("migrate", help="move the desk to the database at DATABASE_URL, or back")
    migrate.add_argument("--to", required=True, choices=("database", "folder"), help="where it is to be")
    key = commands.add_parser("key", help="share the key for pseudonyms with the team")
    deeds = key.add_subparsers(dest="deed", required=True)
    deeds.add_parser("export", help="print the key, alone on the last line")
    bring = deeds.add_parser("import", help="read a key, typed or piped in, and use it from now on")
    bring.add_argument("--force", action="store_true", help="even if comments are kept under another one")


def run(wanted: argparse.Namespace, settings: Settings) -> str:
    """Do one of them and return what to say of it. Raises :class:`~server.tools.NotDoneError`."""
    words = _WORDS[settings.language]
    swapping.finish_alone(settings.data)
    if wanted.command == "migrate":
        return _migrate(wanted.to, settings, words)
    if wanted.deed == "export":
        print(words["key_secret"], file=sys.stderr)  # noqa: T201 (what follows may be piped)
        return spelt(key_in(settings.data))
    return _import(_asked(words), settings, words, force=wanted.force)


def spelt(key: bytes) -> str:
    """Return a key as people can copy it, with three bytes by which a slip is noticed."""
    letters = base64.b32encode(key + _check(key)).decode()
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def unspelt(line: str) -> bytes | None:
    """Return the key that was spelt, or ``None`` where something is amiss; case and spaces are not."""
    letters = "".join(line.upper().replace("-", " ").split())
    try:
        whole = base64.b32decode(letters)
    except ValueError:
        return None
    key, check = whole[:_KEY_BYTES], whole[_KEY_BYTES:]
    return key if any(key) and check == _check(key) else None


def _check(key: bytes) -> bytes:
    return hashlib.sha256(key).digest()[:_CHECK_BYTES]


def _asked(words: dict[str, str]) -> str:
    try:
        return getpass.getpass(words["key_prompt"]) if sys.stdin.isatty() else sys.stdin.readline()
    except (EOFError, UnicodeDecodeError):
        return ""


def _import(line: str, settings: Settings, words: dict[str, str], *, force: bool) -> str:
    key = unspelt(line)
    if key is None:
        raise NotDoneError(words["key_wrong"])
    path = settings.data / KEY_FILE
    before = _present_key(settings.data, force=force)
    if before == key:
        return words["key_same"]
    kept = _comments_in(settings.data)
    if kept and not force:
        raise NotDoneError(words["key_in_use"].format(count=kept))
    if settings.database:
        _hold_against_database(settings, key, words)
    if kept and before is not None:
        write_private(path.with_name(f"{KEY_FILE}.before"), before)
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_private(path, key)
    return words["key_kept" if kept else "key_taken"].format(file=f"{KEY_FILE}.before")


def _present_key(folder: Path, *, force: bool) -> bytes | None:
    """Return the key that there is; a damaged one counts as none if it is to go anyhow."""
    if not (folder / KEY_FILE).exists():
        return None
    try:
        return key_in(folder)
    except PseudonymKeyError:
        if force:
            return None
        raise


def _comments_in(folder: Path) -> int:
    """Count what the folder holds. Raises ``StoreBusyError`` while a server uses it."""
    if not (folder / "store.json").exists():
        return 0
    store = open_store(folder)
    try:
        return sum(1 for _ in store.comments())
    finally:
        store.close()


def _hold_against_database(settings: Settings, key: bytes, words: dict[str, str]) -> None:
    try:
        open_store(settings.data, settings.database, mark_of(key)).close()
    except OtherKeyError as error:
        raise NotDoneError(words["key_not_theirs"]) from error


def _migrate(where: str, settings: Settings, words: dict[str, str]) -> str:
    if settings.database is None:
        raise NotDoneError(words["no_database"], status=2)
    try:
        from server.store import moving
    except ImportError:
        raise NotDoneError(words["no_driver"]) from None
    mark = mark_of(key_in(settings.data))
    try:
        if where == "database":
            moved = moving.to_database(settings.data, settings.database, mark)
        else:
            moved = moving.to_folder(settings.database, settings.data, mark)
    except moving.NotEmptyError as error:
        raise NotDoneError(words[f"{where}_not_empty"].format(data=settings.data)) from error
    said = words["moved"].format(**asdict(moved))
    return said + "\n" + words[f"now_in_{where}"].format(data=settings.data)
