"""Switching the start at login on and off, on the three systems. Python's own library and nothing else."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from server.autostart import texts

#: Runs a command quietly and returns its status; one that does not exist has 127.
Call = Callable[[list[str]], int]
_UNIT = "garbo.service"
#: Seconds; a service manager that does not answer by then is not there.
_PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Way:
    """How a system starts something at login: its ``name``, the ``file``, and what belongs in it."""

    name: str
    file: Path
    text: Callable[[list[str], Mapping[str, str]], bytes]

    @property
    def is_on(self) -> bool:
        """Say whether the file is there and Garbo's."""
        return self.file.exists() and texts.is_ours(self.file.read_bytes())

    @property
    def is_taken(self) -> bool:
        """Say whether somebody else's file has the place."""
        return self.file.exists() and not self.is_on


def call(command: list[str]) -> int:
    """Run ``command`` without a word."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return 127
    return done.returncode


def ways(platform: str, home: Path, environment: Mapping[str, str]) -> tuple[Way, ...]:
    """Return the ways of a system (``sys.platform``), the best one first."""
    if platform == "win32":
        roaming = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
        start = roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "Startup"
        return (Way("windows", start / "Garbo.vbs", texts.windows_script),)
    if platform == "darwin":
        agents = home / "Library" / "LaunchAgents"
        return (Way("launchd", agents / f"{texts.LABEL}.plist", texts.launchd_agent),)
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    return (
        Way("systemd", config / "systemd" / "user" / _UNIT, texts.systemd_unit),
        Way("desktop", config / "autostart" / "garbo.desktop", texts.desktop_entry),
    )


def best(all_ways: tuple[Way, ...], call: Call) -> Way:
    """Return the way that works here: systemd only where the user has a session of it."""
    if all_ways[0].name == "systemd" and call(["systemctl", "--user", "show-environment"]):
        return all_ways[1]
    return all_ways[0]


def switch_on(way: Way, content: bytes, start: bool, call: Call) -> bool:
    """Write the file and tell the system; say whether Garbo is starting now and not at the next login.

    Without ``start`` it is not started if it was not running this way already.
    """
    way.file.parent.mkdir(parents=True, exist_ok=True)
    _write(way.file, content)
    if way.name == "systemd":
        runs = not call(["systemctl", "--user", "is-active", _UNIT])
        call(["systemctl", "--user", "daemon-reload"])
        enabled = not call(["systemctl", "--user", "enable", _UNIT])
        return enabled and (start or runs) and not call(["systemctl", "--user", "restart", _UNIT])
    if way.name == "launchd":
        runs = not call(["launchctl", "bootout", _domain(texts.LABEL)])
        return (start or runs) and any(_bootstrapped(way.file, call, wait) for wait in (0.0, 1.0, 3.0))
    return False


def switch_off(way: Way, call: Call) -> bool:
    """Take the file away and tell the system; say whether a Garbo that runs is stopped by that."""
    stopped = False
    if way.name == "systemd":
        stopped = not call(["systemctl", "--user", "disable", "--now", _UNIT])
        # systemctl may not be there any more; the link is what counts at the next login.
        (way.file.parent / "default.target.wants" / _UNIT).unlink(missing_ok=True)
    elif way.name == "launchd":
        stopped = not call(["launchctl", "bootout", _domain(texts.LABEL)])
    way.file.unlink(missing_ok=True)
    if way.name == "systemd":
        call(["systemctl", "--user", "daemon-reload"])
    return stopped


def _bootstrapped(agent: Path, call: Call, wait: float) -> bool:
    """Load the agent; one that is still being unloaded needs a moment."""
    time.sleep(wait)
    return not call(["launchctl", "bootstrap", _domain(), str(agent)])


def _domain(label: str = "") -> str:
    user = getattr(os, "getuid", int)()
    return f"gui/{user}/{label}" if label else f"gui/{user}"


def _write(path: Path, content: bytes) -> None:
    """Replace ``path`` whole, readable by its owner only: the address of a database may be in it."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
