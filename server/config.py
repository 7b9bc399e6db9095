"""Settings, read once from the environment. The README lists them for people; a test compares."""

import locale
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast

Language = Literal["it", "en"]

#: The only address Garbo listens on; there is no setting for it, on purpose.
HOST = "127.0.0.1"
VERSION = "0.1.0"
#: Days; more than a hundred years would be a mistake.
LONGEST_RETENTION = 36_500
#: Characters of a moderator's name.
LONGEST_NAME = 60
_YES = frozenset(("true", "yes", "on", "1"))
_NO = frozenset(("false", "no", "off", "0"))


class SettingError(ValueError):
    """A setting has a value that cannot be used; the message says which and what would do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this server runs.

    ``data`` is the folder of everything that is kept; ``port`` the TCP port on 127.0.0.1;
    ``language`` the one used where a request does not say which the moderator reads; ``retention_days``
    how long a comment is kept (0: until it is erased); ``store_text`` whether its words are.
    ``database`` is the address of a team's PostgreSQL, password and all (``None``: all is kept in ``data``);
    ``moderator`` what a timeline calls who works here, before the client's name ("": only that).
    """

    data: Path
    port: int = 8742
    language: Language = "en"
    retention_days: int = 90
    store_text: bool = True
    database: str | None = field(default=None, repr=False)
    moderator: str = ""

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Settings":
        """Read the environment variables that the README lists. Raises :class:`SettingError`."""
        env = os.environ if env is None else env
        database = _database(env.get("DATABASE_URL") or "")
        return cls(
            data=Path(env.get("GARBO_DATA") or _user_data(env)).expanduser(),
            port=_port(env.get("GARBO_PORT") or "8742"),
            language=_language(env),
            retention_days=_days(env.get("GARBO_RETENTION_DAYS") or "90"),
            store_text=_yes(env.get("STORE_TEXT") or "true"),
            database=database,
            moderator=_moderator(env.get("GARBO_NAME") or "") or (_user(env) if database else ""),
        )


def _port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 65535:
        raise SettingError(f"GARBO_PORT: {value!r} is not a port (1 to 65535).")
    return int(value)


def _database(value: str) -> str | None:
    if value and not value.startswith(("postgresql://", "postgres://")):
        raise SettingError(
            "DATABASE_URL should begin with postgresql://. Without it all is kept in a folder."
        )
    return value or None


def _moderator(value: str) -> str:
    name = " ".join(value.split())
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise SettingError(f"GARBO_NAME: a name has up to {LONGEST_NAME} letters.")
    return name


def _user(env: Mapping[str, str]) -> str:
    """Return whose account it is, as the system calls it: in a team two browsers are not one person."""
    return next(filter(None, map(env.get, ("LOGNAME", "USER", "USERNAME"))), "")[:LONGEST_NAME]


def _days(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) > LONGEST_RETENTION:
        raise SettingError(
            f"GARBO_RETENTION_DAYS: {value!r} is no number of days (0 to {LONGEST_RETENTION}; 0 keeps all)."
        )
    return int(value)


def _yes(value: str) -> bool:
    if value.lower() not in _YES | _NO:
        raise SettingError(f"STORE_TEXT: {value!r} is neither true nor false.")
    return value.lower() in _YES


def _language(env: Mapping[str, str]) -> Language:
    """Return GARBO_LANG, else the system's language if Garbo speaks it, else English."""
    value = env.get("GARBO_LANG")
    if value in ("it", "en"):
        return cast(Language, value)
    if value:
        raise SettingError(f"GARBO_LANG: {value!r} is not a language of Garbo (it or en).")
    wishes = (env.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    system = next(filter(None, wishes), None) or locale.getlocale()[0] or ""
    return "it" if system.lower().startswith("it") else "en"


def _user_data(env: Mapping[str, str]) -> Path:
    """Where this system wants a user's data to be."""
    if sys.platform == "win32":
        return Path(env.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Garbo"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Garbo"
    return Path(env.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "garbo"
