"""``garbo.py autostart``: on, off and how it stands, on each system and as a real command."""

import os
import plistlib
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from server.autostart import autostart
from server.autostart.systems import call, ways
from tests.live import ROOT, LiveServer, free_port

SCRIPT = Path("/opt/Garbo & C/garbo.py")


class System:
    """A service manager that notes what it was told; ``deaf`` ones do not answer, ``failing`` words fail."""

    def __init__(self, *failing: str, deaf: bool = False) -> None:
        self.told: list[str] = []
        self._failing = failing
        self._deaf = deaf

    def __call__(self, command: list[str]) -> int:
        self.told.append(" ".join(command))
        return 127 if self._deaf else int(any(each in command for each in self._failing))


class Desk:
    """A home folder and the command in it."""

    def __init__(self, home: Path, platform: str) -> None:
        self.home, self.platform = home, platform
        self.settings: dict[str, str] = {
            "HOME": str(home), "GARBO_LANG": "en", "GARBO_DATA": str(home / "data ü"),
            "GARBO_PORT": str(free_port()),
        }  # fmt: skip

    def say(self, wish: str, system: System, **more: str) -> tuple[str, int]:
        return autostart(
            wish, SCRIPT, environment={**self.settings, **more}, platform=self.platform,
            python="/usr/bin/python3", call=system,
        )  # fmt: skip

    def files(self) -> list[str]:
        return sorted(str(each.relative_to(self.home)) for each in self.home.rglob("*") if each.is_file())


UNIT = ".config/systemd/user/garbo.service"
ENTRY = ".config/autostart/garbo.desktop"
AGENT = "Library/LaunchAgents/local.garbo.plist"
SCRIPT_FILE = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/Garbo.vbs"


@pytest.mark.parametrize(
    ("platform", "deaf", "file", "starts"),
    [
        ("linux", False, UNIT, True),
        ("linux", True, ENTRY, False),
        ("darwin", False, AGENT, True),
        ("win32", False, SCRIPT_FILE, False),
    ],
)
def test_on_twice_then_off_twice(tmp_path: Path, platform: str, deaf: bool, file: str, starts: bool) -> None:
    desk = Desk(tmp_path, platform)
    system = System("is-active", deaf=deaf)
    assert desk.say("", system)[0].startswith("Starting at login is off.")
    assert system.told == []
    for _ in range(2):
        said, status = desk.say("on", system)
        assert status == 0
        assert said.splitlines()[0] == f"Garbo will start by itself at every login: {tmp_path / file}"
        assert ("It has started now, too." in said) == starts
        assert ("There is no systemd session here" in said) == deaf
        assert f"goes to {tmp_path / 'data ü' / 'garbo.log'}." in said
        assert desk.files() == [file]
        assert stat.S_IMODE((tmp_path / file).stat().st_mode) == 0o600
    assert desk.say("", system)[0].splitlines() == [
        f"Starting at login is on: {tmp_path / file}",
        f"Nobody answers on port {desk.settings['GARBO_PORT']}: Garbo is closed now.",
    ]
    said, status = desk.say("off", system)
    assert (said.splitlines()[0], status) == (
        f"Garbo no longer starts by itself: {tmp_path / file} is gone.",
        0,
    )
    assert ("was stopped" in said) == starts
    assert desk.files() == []
    assert desk.say("off", system) == ("Garbo did not start by itself: there was nothing to take away.", 0)


def test_what_the_systems_are_told(tmp_path: Path) -> None:
    linux, system = Desk(tmp_path / "linux", "linux"), System("is-active")
    linux.say("on", system)
    linux.say("off", system)
    assert system.told == [
        "systemctl --user show-environment",
        "systemctl --user is-active garbo.service",
        "systemctl --user daemon-reload",
        "systemctl --user enable garbo.service",
        "systemctl --user restart garbo.service",
        "systemctl --user disable --now garbo.service",
        "systemctl --user daemon-reload",
    ]
    mac, system = Desk(tmp_path / "mac", "darwin"), System()
    mac.say("on", system)
    mac.say("off", system)
    domain = f"gui/{os.getuid()}"
    assert system.told == [
        f"launchctl bootout {domain}/local.garbo",
        f"launchctl bootstrap {domain} {tmp_path / 'mac' / AGENT}",
        f"launchctl bootout {domain}/local.garbo",
    ]


def test_beside_a_garbo_that_is_open_none_is_started_unless_it_started_by_itself(
    tmp_path: Path, live: LiveServer
) -> None:
    for platform, word in (("linux", "restart"), ("darwin", "bootstrap")):
        desk = Desk(tmp_path / platform, platform)
        desk.settings["GARBO_PORT"] = str(live.port)
        system = System("is-active", "bootout")
        assert "It was not started now" in desk.say("on", system)[0]
        assert not any(word in each for each in system.told)
        assert f"Somebody answers on port {live.port}: Garbo is open." in desk.say("", system)[0]
        system = System()
        assert "It has started now, too." in desk.say("on", system)[0]
        assert any(word in each for each in system.told)


def test_what_it_starts_is_the_garbo_of_today(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "darwin")
    more = {"STORE_TEXT": "false", "GARBO_RETENTION_DAYS": "30", "PATH": "/bin", "GARBO_NAME": ""}
    said, _ = desk.say("on", System(), **more)
    assert (
        "Settings that it remembers: GARBO_DATA, GARBO_LANG, GARBO_PORT, GARBO_RETENTION_DAYS, STORE_TEXT."
        in said
    )
    agent = plistlib.loads((tmp_path / AGENT).read_bytes())
    assert agent["ProgramArguments"] == [
        "/usr/bin/python3", str(SCRIPT), "at-login", str(tmp_path / "data ü" / "garbo.log"),
    ]  # fmt: skip
    assert agent["EnvironmentVariables"] == {
        "GARBO_DATA": str(tmp_path / "data ü"), "GARBO_PORT": desk.settings["GARBO_PORT"], "GARBO_LANG": "en",
        "GARBO_RETENTION_DAYS": "30", "STORE_TEXT": "false",
    }  # fmt: skip


def test_with_a_session_the_unit_takes_the_place_of_the_desktop_entry_and_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "linux")
    desk.say("on", System(deaf=True))
    desk.say("on", System())
    assert desk.files() == [UNIT]
    link = tmp_path / ".config/systemd/user/default.target.wants/garbo.service"
    link.parent.mkdir()
    link.symlink_to("../garbo.service")
    desk.say("on", System(deaf=True))
    assert desk.files() == [ENTRY]
    assert not link.is_symlink()


@pytest.mark.parametrize("file", [UNIT, ENTRY])
def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path, file: str) -> None:
    desk = Desk(tmp_path, "linux")
    theirs = tmp_path / file
    theirs.parent.mkdir(parents=True)
    theirs.write_text("[Unit]\n")
    for wish in ("on", "off"):
        said, status = desk.say(wish, System())
        assert (said, status) == (
            f"{theirs} was not written by Garbo, so it is left alone. Move it away and try again.",
            1,
        )
    assert desk.say("", System())[0].startswith("Starting at login is off.")
    assert theirs.read_text() == "[Unit]\n"
    assert desk.files() == [file]


@pytest.mark.parametrize(
    ("more", "said", "status"),
    [
        ({"GARBO_DATA": "/a\nb"}, "A path or a setting holds a character that cannot be written", 1),
        ({"GARBO_PORT": "x"}, "GARBO_PORT: 'x' is not a port", 2),
        ({"XDG_CONFIG_HOME": "/dev/null"}, "/dev/null", 1),
    ],
)
def test_what_cannot_be_is_said_in_a_line(
    tmp_path: Path, more: Mapping[str, str], said: str, status: int
) -> None:
    desk = Desk(tmp_path, "linux")
    answer = desk.say("on", System(), **more)
    assert answer[0].startswith(said)
    assert answer[1] == status
    assert desk.files() == []


def test_a_system_keeps_its_places(tmp_path: Path) -> None:
    assert ways("linux", tmp_path, {"XDG_CONFIG_HOME": "/etc/xdg"})[1].file == Path(
        "/etc/xdg/autostart/garbo.desktop"
    )
    assert ways("win32", tmp_path, {"APPDATA": "/r"})[0].file == Path(
        "/r/Microsoft/Windows/Start Menu/Programs/Startup/Garbo.vbs"
    )


def test_a_command_that_is_not_there_is_no_crash() -> None:
    assert call(["garbo-no-such-command"]) == 127
    assert call([sys.executable, "-c", "raise SystemExit(3)"]) == 3


def test_it_needs_nothing_but_pythons_own_library() -> None:
    load = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import server.autostart; print(*sys.modules)"
    names = subprocess.check_output([sys.executable, "-S", "-c", load], text=True).split()
    tops = {name.partition(".")[0] for name in names} - {"server", "__main__", "__mp_main__"}
    assert {
        name for name in tops if name not in sys.stdlib_module_names and not name.startswith("_")
    } == set()


def test_the_real_command_with_a_systemctl(tmp_path: Path) -> None:
    """``garbo.py`` as people type it; beside it stands a systemctl that runs what the unit says, once."""
    tools = tmp_path / "bin"
    tools.mkdir()
    noted = tmp_path / "noted"
    systemctl = tools / "systemctl"
    systemctl.write_text(f'#!/bin/sh\necho "$@" >> "{noted}"\n[ "$2" != is-active ]\n')
    systemctl.chmod(0o755)
    environment = {
        **os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path / "home"),
        "XDG_CONFIG_HOME": "", "GARBO_DATA": str(tmp_path / "da ta"), "GARBO_PORT": str(free_port()),
        "GARBO_LANG": "it",
    }  # fmt: skip

    def say(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(ROOT / "garbo.py"), "autostart", *words], cwd=tmp_path, env=environment,
            capture_output=True, text=True, timeout=120,
        )  # fmt: skip

    assert say().stdout.startswith("L'avvio automatico è spento.")
    # What is asked of the network first has its own tests: here everything is installed.
    on = "import sys, garbo; garbo.install = lambda _: None; sys.exit(garbo.main(['autostart', 'on']))"
    done = subprocess.run(
        [sys.executable, "-c", on], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    unit = tmp_path / "home" / UNIT
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0,
        f"Garbo partirà da solo a ogni accesso: {unit}",
    )
    assert f'"{ROOT / "garbo.py"}" "at-login" "{tmp_path / "da ta" / "garbo.log"}"' in unit.read_text()
    assert "--user restart garbo.service" in noted.read_text().splitlines()
    assert say().stdout.startswith("L'avvio automatico è attivo:")
    assert say("off").stdout.startswith("Garbo non parte più da solo:")
    assert not unit.exists()
    assert say("off").stdout == "Garbo non partiva da solo: non c'era niente da togliere.\n"
    assert say("maybe").returncode == 2
