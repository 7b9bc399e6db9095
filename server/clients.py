"""Who may talk to the server: paired clients, and the one-time code that pairs a new one.

``clients.json`` in the data folder (0600) holds only digests. Other processes (``token``,
``pair``) change it beside a running server, so it is read again whenever it has changed.
"""

import hashlib
import hmac
import secrets
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from server.codes import draw
from server.files import exclusively, private_folder, write_private

#: How long a pairing code lasts, and how many tries it survives.
CODE_LASTS = timedelta(minutes=10)
CODE_TRIES = 5


class Client(msgspec.Struct, frozen=True, rename="camel"):
    """Somebody who was given a token. ``origin`` is ``None`` for a script without a browser."""

    name: str
    digest: str
    origin: str | None
    paired_at: datetime

    @property
    def id(self) -> str:
        """By what it can be named on a screen: the digest's beginning, of no use to anybody else."""
        return self.digest[:16]


class _Code(msgspec.Struct, frozen=True, rename="camel"):
    digest: str
    expires_at: datetime
    tries_left: int = CODE_TRIES


class _File(msgspec.Struct, frozen=True, rename="camel"):
    clients: tuple[Client, ...] = ()
    code: _Code | None = None


class WrongCodeError(Exception):
    """The code was not the one that is shown."""


class DeadCodeError(Exception):
    """There is no code to use: none was made, or it expired, was used or ran out of tries."""


class ClientsFileError(Exception):
    """``clients.json`` is damaged; nothing was changed. The message says what to do."""


class Clients:
    """The paired clients of one data folder.

    Every method raises :class:`ClientsFileError` when the file in it is damaged.
    """

    def __init__(self, folder: Path) -> None:
        private_folder(folder)
        self._path = folder / "clients.json"
        self._lock_path = folder / "clients.lock"
        self._mutex = threading.Lock()
        self._seen: tuple[int, int, int] | None = None
        self._file = _File()

    def new_code(self) -> str:
        """Make a pairing code, e.g. ``K7QX-2MRP``; the one before it is dead from now on."""
        return self.new_code_until()[0]

    def new_code_until(self) -> tuple[str, datetime]:
        """Make a pairing code as :meth:`new_code` does, and say until when it is good."""
        code, until = draw(8), _now() + CODE_LASTS
        with exclusively(self._lock_path):
            file = self._read()
            self._write(msgspec.structs.replace(file, code=_Code(_digest(code), until)))
        return f"{code[:4]}-{code[4:]}", until

    def pair(self, code: str, name: str, origin: str | None) -> str:
        """Exchange a code for a token. Raises :class:`WrongCodeError`, :class:`DeadCodeError`."""
        given = _digest("".join(code.upper().replace("-", " ").split()))
        with exclusively(self._lock_path):
            file = self._read()
            if file.code is None or _now() >= file.code.expires_at or file.code.tries_left < 1:
                raise DeadCodeError
            if not hmac.compare_digest(file.code.digest, given):
                used = msgspec.structs.replace(file.code, tries_left=file.code.tries_left - 1)
                self._write(msgspec.structs.replace(file, code=used))
                raise WrongCodeError
            token, client = _issue(name, origin)
            self._write(_File(clients=(*file.clients, client)))
        return token

    def new_token(self, name: str) -> str:
        """Give a token to a script; it has no origin."""
        token, client = _issue(name, None)
        with exclusively(self._lock_path):
            file = self._read()
            self._write(msgspec.structs.replace(file, clients=(*file.clients, client)))
        return token

    def holder(self, token: str) -> Client | None:
        """Return the client of this token, or ``None``. Takes the same time for every token."""
        given = _digest(token)
        found = None
        for client in self._current().clients:
            if hmac.compare_digest(client.digest, given):
                found = client
        return found

    def all(self) -> tuple[Client, ...]:
        """Return everybody who holds a token, the oldest first."""
        return self._current().clients

    def knows_origin(self, origin: str) -> bool:
        """Say whether a client was paired from this origin."""
        return any(client.origin == origin for client in self._current().clients)

    def revoke(self, client: Client) -> None:
        """Take the token back; from now on it opens nothing."""
        with exclusively(self._lock_path):
            file = self._read()
            rest = tuple(each for each in file.clients if each.digest != client.digest)
            self._write(msgspec.structs.replace(file, clients=rest))

    def _current(self) -> _File:
        """Return the file's content, read again only when the file has changed."""
        with self._mutex:
            try:
                stat = self._path.stat()
            except FileNotFoundError:
                self._seen, self._file = None, _File()
                return self._file
            mark = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if mark != self._seen:
                self._seen, self._file = mark, self._read()
            return self._file

    def _read(self) -> _File:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_File)
        except FileNotFoundError:
            return _File()
        except msgspec.DecodeError:
            raise ClientsFileError(
                f"{self._path} is damaged. Put it back from a backup, or delete it: "
                "the comments are safe, the extension and the scripts are paired again."
            ) from None

    def _write(self, file: _File) -> None:
        write_private(self._path, msgspec.json.encode(file))


def _issue(name: str, origin: str | None) -> tuple[str, Client]:
    token = secrets.token_urlsafe(32)
    return token, Client(name=name, digest=_digest(token), origin=origin, paired_at=_now())


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)
