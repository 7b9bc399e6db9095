"""Every path comes back letter by letter from the file that a system reads."""

import plistlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from server.autostart import texts

HARD = (
    "/home/Zoë Müller/Garbo & figli/100% $HOME `id` \"qui\" 'là' \\n %h %USERNAME% ; # é🙂",
    "/semplice",
    "C:\\Users\\Jürgen & Söhne\\50% %TEMP%\\garbo.py",
)
COMMAND = ["/usr/bin/python3", *HARD, "at-login", ""]
SETTINGS = {"GARBO_DATA": HARD[0], "GARBO_PORT": "39911", "DATABASE_URL": 'postgresql://a:p%40"$w@h/d'}


def test_systemd_reads_back_what_was_meant() -> None:
    lines = texts.systemd_unit(COMMAND, SETTINGS).decode().splitlines()
    (run,) = [line.removeprefix("ExecStart=:") for line in lines if line.startswith("ExecStart=")]
    told = [line.removeprefix("Environment=") for line in lines if line.startswith("Environment=")]
    assert systemd_words(run) == ["/bin/sh", "-c", 'exec "$@"', "garbo", *COMMAND]
    assert [systemd_words(each) for each in told] == [[f"{name}={value}"] for name, value in SETTINGS.items()]
    assert {"Restart=on-failure", "RestartSec=10", "StartLimitBurst=5", "WantedBy=default.target"} <= set(
        lines
    )


def systemd_words(line: str) -> list[str]:
    """Read quoted words as systemd.syntax(7) says: C escapes inside double quotes, %% for a percent sign."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    assert " ".join(f'"{each}"' for each in words) == line
    plain = [re.sub(r"\\(.)", r"\1", each) for each in words]
    assert all(each.count("%") == 2 * each.replace("%%", "\0").count("\0") for each in plain)
    return [each.replace("%%", "%") for each in plain]


def test_systemd_itself_finds_nothing_wrong(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        sys.stderr.write("No systemd-analyze here: the unit was read by the test's own rules only.\n")
        return
    unit = tmp_path / "garbo.service"

    def complaints() -> list[str]:
        command = [analyze, "verify", str(unit)]
        said = subprocess.run(command, capture_output=True, text=True, timeout=60).stderr
        return [line for line in said.splitlines() if "garbo.service" in line]

    unit.write_bytes(texts.systemd_unit(COMMAND, SETTINGS))
    assert complaints() == []
    unit.write_bytes(texts.systemd_unit(COMMAND, SETTINGS).replace(b'"\nRestart=', b"\nRestart="))
    assert complaints() != []


def test_a_desktop_reads_back_what_was_meant() -> None:
    lines = texts.desktop_entry(COMMAND, SETTINGS).decode().splitlines()
    (run,) = [line.removeprefix("Exec=") for line in lines if line.startswith("Exec=")]
    words = desktop_words(run)
    settings = [f"{name}={value}" for name, value in SETTINGS.items()]
    assert words[:6] == ["/usr/bin/env", *settings, "/bin/sh", "-c"]
    assert words[7:] == ["garbo", *COMMAND]
    assert "Terminal=false" in lines


def desktop_words(line: str) -> list[str]:
    """Read Exec as the specification says: the string's escapes first, then the quotes, then %%."""
    string = re.sub(r"\\(.)", lambda found: {"s": " ", "n": "\n"}.get(found[1], found[1]), line)
    words = re.findall(r'"((?:[^"\\]|\\[\\"`$])*)"', string)
    assert " ".join(f'"{each}"' for each in words) == string
    assert not any(re.search(r"(?<!\\)(?:\\\\)*[`$]", each) for each in words)
    return [re.sub(r"\\(.)", r"\1", each).replace("%%", "%") for each in words]


def test_the_desktops_own_check_finds_nothing_wrong(tmp_path: Path) -> None:
    validate = shutil.which("desktop-file-validate")
    if validate is None:
        sys.stderr.write("No desktop-file-validate here: the entry was read by the test's own rules only.\n")
        return
    entry = tmp_path / "garbo.desktop"
    entry.write_bytes(texts.desktop_entry(COMMAND, SETTINGS))
    done = subprocess.run([validate, str(entry)], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(("fails", "runs"), [(0, 1), (2, 3), (9, 6)])
def test_from_a_desktop_it_starts_again_when_it_fails_and_gives_up_in_the_end(
    tmp_path: Path, fails: int, runs: int
) -> None:
    counter = tmp_path / "a & b%"
    program = f'echo x >> "$1"; [ $(wc -l < "$1") -gt {fails} ]'
    entry = texts.desktop_entry(["/bin/sh", "-c", program, "sh", str(counter)], {})
    words = desktop_words(re.findall(r"(?m)^Exec=(.*)$", entry.decode())[0])
    assert f"sleep {texts.PAUSE}" in words[3]
    words[3] = words[3].replace(f"sleep {texts.PAUSE}", "sleep 0")
    subprocess.run(words, check=False, timeout=30)
    assert counter.read_text() == "x\n" * runs


def test_launchd_gets_a_property_list_that_says_it_all(tmp_path: Path) -> None:
    content = texts.launchd_agent(COMMAND, SETTINGS)
    assert plistlib.loads(content) == {
        "Label": "local.garbo",
        "ProgramArguments": COMMAND,
        "EnvironmentVariables": SETTINGS,
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": 10,
        "ProcessType": "Interactive",
    }
    plutil = shutil.which("plutil")
    if plutil is None:
        sys.stderr.write("No plutil here: the property list was read by Python only.\n")
        return
    agent = tmp_path / "local.garbo.plist"
    agent.write_bytes(content)
    assert subprocess.run([plutil, "-lint", str(agent)], check=False, timeout=60).returncode == 0


def test_windows_reads_back_what_was_meant() -> None:
    content = texts.windows_script(COMMAND, SETTINGS)
    assert content.startswith(b"\xff\xfe")
    script = content.decode("utf-16")
    assert "\n" not in script.replace("\r\n", "")
    told = {
        name: value.replace('""', '"')
        for name, value in re.findall(r'environment\("(\w+)"\) = "((?:[^"]|"")*)"\r\n', script)
    }
    words = {f"GARBO_WORD_{number}": word for number, word in enumerate(COMMAND)}
    assert told == {**SETTINGS, **words}
    (run,) = re.findall(r'shell\.Run\("((?:[^"]|"")*)", 0, True\)', script)
    # What Run does with it: %NAME% is replaced, once.
    line = re.sub(r"%(\w+)%", lambda found: told[found[1]], run.replace('""', '"'))
    assert line == " ".join(f'"{word}"' for word in COMMAND)


@pytest.mark.parametrize(
    "text", [texts.systemd_unit, texts.desktop_entry, texts.launchd_agent, texts.windows_script]
)
@pytest.mark.parametrize("bad", ["a\nb", "a\rb", "a\0b", "a\tb", "\u2028", "\ud800"])
def test_control_characters_are_refused_everywhere(text: object, bad: str) -> None:
    assert callable(text)
    with pytest.raises(ValueError, match=re.escape(bad)):
        text([bad], {})
    with pytest.raises(ValueError, match=re.escape(bad)):
        text([], {"GARBO_DATA": bad})
    assert texts.is_ours(text(["garbo"], {}))


def test_other_peoples_files_are_not_ours() -> None:
    assert not texts.is_ours(b"[Unit]\nDescription=Garbo\n")
