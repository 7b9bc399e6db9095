"""The files that make a system start Garbo at login, as text: one pure function for each system.

A command is a list of words, an environment names with values; any path is written so that the system
reads it back letter by letter: spaces, umlauts, quotes, %, & and $ mean nothing but themselves. Control
characters have no place in any of these files and raise ``ValueError``.
"""

import codecs
import plistlib
from collections.abc import Mapping, Sequence

#: By this every one of these files is known as Garbo's own.
MARK = "Written by Garbo: python3 garbo.py autostart"
#: What launchd calls it.
LABEL = "local.garbo"
#: After a failure it is started again so often, so many seconds later.
TRIES = 5
PAUSE = 10

_AGAIN = f'n=0; until "$@" || [ $n -ge {TRIES} ]; do n=$((n+1)); sleep {PAUSE}; done'


def systemd_unit(command: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """Return a user unit of systemd, see systemd.service(5) and "Quoting" in systemd.syntax(7)."""
    _check(command, environment)
    settings = "".join(
        f"Environment={_systemd_word(f'{name}={value}')}\n" for name, value in environment.items()
    )
    # The colon: no $ of a path is taken for a variable. The shell: systemd takes no program whose own path
    # has a quote in it.
    words = ["/bin/sh", "-c", 'exec "$@"', "garbo", *command]
    return f"""\
# {MARK}
[Unit]
Description=Garbo
StartLimitIntervalSec={TRIES * PAUSE * 6}
StartLimitBurst={TRIES}

[Service]
{settings}ExecStart=:{" ".join(map(_systemd_word, words))}
Restart=on-failure
RestartSec={PAUSE}

[Install]
WantedBy=default.target
""".encode()


def desktop_entry(command: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """Return a desktop entry for the XDG autostart folder (Desktop Entry Specification, "The Exec key")."""
    _check(command, environment)
    settings = [f"{name}={value}" for name, value in environment.items()]
    words = ["/usr/bin/env", *settings, "/bin/sh", "-c", _AGAIN, "garbo", *command]
    return f"""\
# {MARK}
[Desktop Entry]
Type=Application
Version=1.0
Name=Garbo
Comment=Starts Garbo at login
Exec={" ".join(map(_desktop_word, words))}
Terminal=false
NoDisplay=true
X-GNOME-Autostart-enabled=true
""".encode()


def launchd_agent(command: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """Return a property list for ``~/Library/LaunchAgents``, see launchd.plist(5)."""
    _check(command, environment)
    agent = {
        "Label": LABEL,
        "ProgramArguments": list(command),
        "EnvironmentVariables": dict(environment),
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": PAUSE,
        "ProcessType": "Interactive",
    }
    head, _, rest = plistlib.dumps(agent, sort_keys=False).partition(b"\n")
    return b"%b\n<!-- %b -->\n%b" % (head, MARK.encode(), rest)


def windows_script(command: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """Return a script for the Start-up folder; the program that runs it shows no window.

    ``Run`` replaces %NAME% in what it is given, once: so the words of the command go through the
    environment, and a % inside them stays.
    """
    _check(command, environment)
    through = {f"GARBO_WORD_{number}": word for number, word in enumerate(command)}
    lines = [
        f"environment({_vbs(name)}) = {_vbs(value)}" for name, value in {**environment, **through}.items()
    ]
    run = " ".join(f'"%{name}%"' for name in through)
    text = f"""\
' {MARK}
Option Explicit
Dim shell, files, environment, tries, code
Set shell = CreateObject("WScript.Shell")
Set files = CreateObject("Scripting.FileSystemObject")
Set environment = shell.Environment("PROCESS")
{chr(10).join(lines)}
tries = 0
Do
    code = shell.Run({_vbs(run)}, 0, True)
    If code = 0 Or tries >= {TRIES} Or Not files.FileExists(WScript.ScriptFullName) Then Exit Do
    tries = tries + 1
    WScript.Sleep {PAUSE * 1000}
Loop
"""
    # The only Unicode that Windows Script Host reads.
    return codecs.BOM_UTF16_LE + text.replace("\n", "\r\n").encode("utf-16-le")


def is_ours(content: bytes) -> bool:
    """Say whether Garbo wrote this file."""
    return MARK.encode() in content or MARK.encode("utf-16-le") in content


def _check(command: Sequence[str], environment: Mapping[str, str]) -> None:
    for word in (*command, *environment.values()):
        if not all(each.isprintable() or each == " " for each in word):
            raise ValueError(word)


def _systemd_word(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'


def _desktop_word(word: str) -> str:
    """Quote twice: as an argument of Exec, then as a string of the file."""
    for special in '\\"`$':
        word = word.replace(special, "\\" + special)
    quoted = '"' + word.replace("%", "%%") + '"'
    return quoted.replace("\\", "\\\\")


def _vbs(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
