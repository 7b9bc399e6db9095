"""``python -m server backup FILE`` and ``restore FILE``: what they say."""

import argparse
import tomllib
from pathlib import Path

from server.backup.archive import BackupError, Manifest
from server.backup.making import backup
from server.backup.restoring import Restored, restore
from server.config import Settings

COMMANDS = ("backup", "restore")
_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


class NoBackupError(Exception):
    """It was not done; the message says why in the reader's language."""


def add_arguments(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands to those of ``python -m server``."""
    making = commands.add_parser("backup", help="write everything of this desk to one file")
    making.add_argument("file", type=Path, metavar="FILE", help="a new .zip, or a folder to put it in")
    back = commands.add_parser("restore", help="put a backup in the place of what is in the data folder")
    back.add_argument("file", type=Path, metavar="FILE", help="what `backup` wrote")


def run(wanted: argparse.Namespace, settings: Settings) -> str:
    """Do one of the two and return what to say of it. Raises :class:`NoBackupError` and what stores raise."""
    words = _WORDS[settings.language]
    database = settings.database is not None
    try:
        if wanted.command == "backup":
            path, manifest = backup(wanted.file, settings)
            return _made(path, manifest, words, database)
        return _put_back(restore(wanted.file, settings), words, database)
    except BackupError as error:
        said = words[error.key].format(**error.words)
        if kept := error.words.get("kept"):
            said += "\n" + words["kept"].format(file=kept)
        raise NoBackupError(said) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise NoBackupError(words["failed"].format(file=error.filename or wanted.file, why=why)) from error


def _made(path: Path, manifest: Manifest, words: dict[str, str], database: bool) -> str:
    if database:
        return words["made_key"].format(file=path)
    return words["made"].format(
        file=path,
        comments=manifest.counts.get("comments", 0),
        cases=manifest.counts.get("cases", 0),
    )


def _put_back(done: Restored, words: dict[str, str], database: bool) -> str:
    made = f"{done.manifest.made_at.astimezone():%Y-%m-%d %H:%M}"
    if database:
        return words["restored_key"].format(made=made)
    said = [words["restored"].format(made=made, comments=done.comments)]
    if done.left_out:
        said.append(words["left_out"].format(count=done.left_out))
    if done.kept:
        said.append(words["kept"].format(file=done.kept))
    said += [
        words["setting"].format(name=name, value=str(value).lower() if isinstance(value, bool) else value)
        for name, value in done.settings.items()
    ]
    return "\n".join(said)
