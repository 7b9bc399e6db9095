"""A real PostgreSQL, started by the tests for themselves: its own folder, a socket nobody else finds."""

import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

#: No test waits for a disk: what this database holds is thrown away.
_QUICK = {"fsync": "off", "full_page_writes": "off"}


class MissingPostgresError(Exception):
    """This machine has no PostgreSQL; the message says how to get one."""


class PostgresServer:
    """A server in a temporary folder. It refuses to be root, so root starts it as somebody else."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._user = _unprivileged()
        self.folder = Path(tempfile.mkdtemp(prefix="garbo-pg-"))
        self._data = self.folder / "db"
        self._log = self.folder / "log"
        self._process: subprocess.Popen[bytes] | None = None
        self._desks = itertools.count(1)
        if self._user:
            shutil.chown(self.folder, self._user)
        self._run("initdb", "-D", self._data, "-U", "garbo", "-A", "trust", "--no-sync",
                  "--locale=C", "--encoding=UTF8")  # fmt: skip

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = _QUICK | {"listen_addresses": "", "unix_socket_directories": str(self.folder)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self._data, *options],
                cwd=self.folder, stdout=log, stderr=log, **self._as_user(),
            )  # fmt: skip
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                psycopg.connect(self.url).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError(f"PostgreSQL did not start:\n{self._log.read_text('utf-8', 'replace')}")

    def stop(self) -> None:
        """End it at once, as a power cut would, and wait for it."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(timeout=30)
            self._process = None

    def remove(self) -> None:
        """Throw the folder away."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def url(self) -> str:
        """The address of its database."""
        return f"postgresql://garbo@/postgres?host={self.folder}"

    def new_desk(self) -> str:
        """Return the address of an empty desk: a schema of its own."""
        schema = f"desk{next(self._desks)}"
        self.do(f"create schema {schema}")
        return f"{self.url}&options=-csearch_path%3D{schema}"

    def do(self, statement: str, url: str = "") -> list[tuple[object, ...]]:
        """Run a statement beside everybody else; return the rows, if it has any."""
        with psycopg.connect(url or self.url, autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def _run(self, program: str, *arguments: str | Path) -> None:
        done = subprocess.run(
            [self._programs / program, *arguments],
            cwd=self.folder, capture_output=True, text=True, **self._as_user(),
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")

    def _as_user(self) -> dict[str, object]:
        return {"user": self._user, "group": self._user, "extra_groups": []} if self._user else {}


def _programs() -> Path:
    """Return the folder of PostgreSQL's programs; Debian keeps it out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    at_hand = shutil.which("initdb")
    if not found and not at_hand:
        raise MissingPostgresError(
            "The tests of the team's store need a PostgreSQL server (14 or newer) on this machine. "
            "On Debian and Ubuntu: sudo apt install postgresql. Nothing of it needs to be set up."
        )
    return found[-1].parent if found else Path(str(at_hand)).resolve().parent


def _unprivileged() -> str | None:
    if os.getuid() != 0:
        return None
    return "postgres"
