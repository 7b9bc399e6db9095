"""``python3 garbo.py autostart [on | off]``: start Garbo at login. Python's own library and nothing else."""

import os
import socket
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from server.autostart import systems
from server.autostart.systems import Call, Way
from server.config import HOST, SettingError, Settings

#: The settings that go along, so that the Garbo at login is the one of today.
KEPT = (
    "GARBO_DATA", "GARBO_PORT", "GARBO_LANG", "GARBO_RETENTION_DAYS", "GARBO_NAME", "STORE_TEXT",
    "DATABASE_URL",
)  # fmt: skip
_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def autostart(
    wish: str,
    script: Path,
    *,
    environment: Mapping[str, str] | None = None,
    platform: str = sys.platform,
    python: str = sys.executable,
    call: Call = systems.call,
) -> tuple[str, int]:
    """Switch ``on`` or ``off``, or say how it stands (""); return what to say and the exit status.

    ``script`` is ``garbo.py``, ``python`` what runs it. What the platform is told stands in :mod:`.systems`.
    """
    environment = os.environ if environment is None else environment
    try:
        settings = Settings.from_env(environment)
    except SettingError as error:
        return str(error), 2
    words = _WORDS[settings.language]
    home = Path(environment.get("HOME") or Path.home())
    all_ways = systems.ways(platform, home, environment)
    taken = next((way for way in all_ways if way.is_taken), None)
    if taken and wish:
        return words["taken"].format(file=taken.file), 1
    try:
        if wish == "on":
            return _on(all_ways, [python, str(script)], settings, environment, words, call)
        return (
            _off(all_ways, words, call) if wish == "off" else _how_it_stands(all_ways, settings, words)
        ), 0
    except OSError as error:
        why = error.strerror or str(error)
        return words["failed"].format(file=error.filename or all_ways[0].file, why=why), 1


def _on(
    all_ways: tuple[Way, ...],
    garbo: list[str],
    settings: Settings,
    environment: Mapping[str, str],
    words: dict[str, str],
    call: Call,
) -> tuple[str, int]:
    way = systems.best(all_ways, call)
    data = settings.data.absolute()
    log = data / "garbo.log"
    kept = {name: environment[name] for name in KEPT if environment.get(name)}
    # Said outright: at login a system may tell neither the language nor where a user's data is.
    kept |= {"GARBO_DATA": str(data), "GARBO_LANG": settings.language}
    try:
        content = way.text([*garbo, "at-login", str(log)], kept)
    except ValueError as error:
        return words["unwritable"].format(word=repr(str(error))), 1
    for other in all_ways:
        if other != way and other.is_on:
            systems.switch_off(other, call)
    started = systems.switch_on(way, content, not _port_is_taken(settings.port), call)
    said = [words["on"].format(file=way.file), words["started" if started else "next_login"]]
    if way.name == "desktop":
        said.append(words["no_systemd"])
    said.append(words["settings"].format(names=", ".join(sorted(kept))))
    said.append(words["log"].format(log=log))
    return "\n".join(said), 0


def _off(all_ways: tuple[Way, ...], words: dict[str, str], call: Call) -> str:
    ours = [way for way in all_ways if way.is_on]
    if not ours:
        return words["nothing"]
    stopped = [systems.switch_off(way, call) for way in ours]
    files = ", ".join(str(way.file) for way in ours)
    return words["off"].format(file=files) + "\n" + words["stopped" if any(stopped) else "still_runs"]


def _how_it_stands(all_ways: tuple[Way, ...], settings: Settings, words: dict[str, str]) -> str:
    ours = [way for way in all_ways if way.is_on]
    says = words["is_on"].format(file=ours[0].file) if ours else words["is_off"]
    runs = words["runs" if _port_is_taken(settings.port) else "runs_not"].format(port=settings.port)
    return says + "\n" + runs


def _port_is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0
