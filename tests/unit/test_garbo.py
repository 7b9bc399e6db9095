"""``garbo.py``: what it installs and when, and one clear sentence for each thing that can go wrong."""

import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.live import ROOT

#: An environment in which no package can be found anywhere.
NOWHERE = {
    "PIP_INDEX_URL": "http://127.0.0.1:9/",
    "PIP_EXTRA_INDEX_URL": "",
    "PIP_FIND_LINKS": "",
    "PIP_RETRIES": "0",
    "PIP_CONFIG_FILE": os.devnull,
    "UV_INDEX_URL": "http://127.0.0.1:9/",
    "UV_HTTP_RETRIES": "0",
}


@pytest.fixture
def garbo(tmp_path: Path) -> ModuleType:
    """``garbo.py`` as it would be in a folder of its own, with one empty list of packages."""
    shutil.copy(ROOT / "garbo.py", tmp_path)
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    spec = importlib.util.spec_from_file_location("garbo_copy", tmp_path / "garbo.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GARBO_LANG": "en", **environment}
    command = [sys.executable, "garbo.py", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def test_it_uses_nothing_but_pythons_own_library() -> None:
    load = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import garbo; print(*sys.modules)"
    names = subprocess.check_output([sys.executable, "-S", "-c", load], text=True)
    tops = {name.partition(".")[0] for name in names.split()} - {"garbo", "__main__", "__mp_main__"}
    assert {
        name for name in tops if name not in sys.stdlib_module_names and not name.startswith("_")
    } == set()


def test_environment_is_made_once_and_again_when_the_list_changes(
    garbo: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    garbo.install("requirements.txt")
    assert garbo.PYTHON.exists()
    commands: list[list[str]] = []
    monkeypatch.setattr(garbo.subprocess, "call", lambda command, **_: commands.append(command) or 0)
    garbo.install("requirements.txt")
    assert commands == []
    (garbo.ROOT / "requirements.txt").write_text("# still nothing\n")
    garbo.install("requirements.txt")
    assert [command for command in commands if "install" in command]
    commands.clear()
    garbo.install("requirements.txt")
    assert commands == []


def test_a_list_that_is_included_counts_too(garbo: ModuleType) -> None:
    dev = garbo.ROOT / "requirements-dev.txt"
    dev.write_text("-r requirements.txt\n# tests\n")
    before = garbo.fingerprint("requirements-dev.txt")
    (garbo.ROOT / "requirements.txt").write_text("# changed\n")
    assert garbo.fingerprint("requirements-dev.txt") != before


def test_no_network_is_said_plainly_and_tried_again_next_time(garbo: ModuleType) -> None:
    (garbo.ROOT / "requirements.txt").write_text("garbo-nothing-of-this-name==1\n")
    done = run(garbo.ROOT, **NOWHERE)
    assert done.returncode == 1
    (said,) = done.stderr.strip().splitlines()
    assert said.startswith("The packages could not be installed.")
    details = Path(said.rpartition(" ")[2]).read_text()
    assert "garbo-nothing-of-this-name" in details
    assert not list((garbo.ROOT / ".venv").glob(".requirements*"))


@pytest.fixture
def running(garbo: ModuleType) -> Iterator[subprocess.Popen[str]]:
    """``garbo.py`` with a server that says when it is ready and takes a second to close its books."""
    package = garbo.ROOT / "server"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(
        "import signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))\n"
        "try:\n    print('ready', flush=True)\n    time.sleep(60)\n"
        "except (KeyboardInterrupt, SystemExit):\n    time.sleep(1)\n    print('closed', flush=True)\n"
    )
    command = [sys.executable, "garbo.py"]
    process = subprocess.Popen(
        command,
        cwd=garbo.ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Whoever runs the tests in the background has them ignore Ctrl+C, and what they start with them.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert process.stdout
    while process.stdout.readline() != "ready\n":
        pass
    yield process
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def test_ctrl_c_lets_the_server_close_its_books(running: subprocess.Popen[str]) -> None:
    os.killpg(running.pid, signal.SIGINT)
    assert running.communicate(timeout=30)[0] == "closed\n"
    assert running.returncode == 0


def test_whoever_ends_it_ends_the_server_too(running: subprocess.Popen[str]) -> None:
    """A service manager knows this one process only: no server may stay behind on the port."""
    running.terminate()
    assert running.communicate(timeout=30)[0] == "closed\n"
    assert running.returncode == 0


def test_a_python_without_ensurepip_is_said_plainly(
    garbo: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(garbo.shutil, "which", lambda _: None)
    monkeypatch.setenv("GARBO_LANG", "it")
    assert garbo.main([]) == 1
    said = capsys.readouterr().err.strip()
    assert said.splitlines() == [garbo.WORDS["it"]["ensurepip"]]
    assert "python3-venv" in said


def test_an_old_python_is_said_plainly(
    garbo: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(garbo.sys, "version_info", (3, 10, 1))
    assert garbo.main([]) == 1
    assert "3.10.1" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said_plainly(
    garbo: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    garbo.VENV.write_text("in the way")
    monkeypatch.setattr(garbo.shutil, "which", lambda _: None)
    assert garbo.main([]) == 1
    assert str(garbo.ROOT) in capfd.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["dance"], ["test", "more"], ["--help"], ["backup"], ["autostart", "maybe"]]
)
def test_other_words_are_answered_with_the_usage(garbo: ModuleType, arguments: list[str]) -> None:
    done = run(garbo.ROOT, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: python3 garbo.py")


def test_a_failing_step_fails_the_whole_and_is_named(
    garbo: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GARBO_LANG", "en")
    monkeypatch.setattr(garbo, "install", lambda _: None)
    monkeypatch.setattr(garbo, "install_browsers", lambda: "chromium")
    monkeypatch.setattr(garbo, "install_node_packages", lambda: None)
    monkeypatch.setattr(garbo.subprocess, "call", lambda command, **_: int("mypy" in command))
    assert garbo.main(["test"]) == 1
    said = capsys.readouterr()
    assert "Failed: mypy." in said.err
    for step in ("ruff", "ruff format", "mypy", "pytest"):
        assert f"== {step}\n" in said.out


def test_a_missing_part_stops_the_tests_loudly(
    garbo: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GARBO_LANG", "en")
    monkeypatch.setattr(garbo, "install", lambda _: None)
    monkeypatch.setattr(garbo.shutil, "which", lambda name: None if name == "Xvfb" else f"/usr/bin/{name}")
    monkeypatch.setattr(garbo.os, "geteuid", lambda: 1000)
    assert garbo.main(["test"]) == 1
    assert "xvfb" in capsys.readouterr().err


def test_elsewhere_the_browser_tests_are_left_out_and_that_is_said(
    garbo: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GARBO_LANG", "en")
    commands: list[list[str]] = []
    monkeypatch.setattr(garbo, "install", lambda _: None)
    monkeypatch.setattr(garbo.sys, "platform", "darwin")
    monkeypatch.setattr(garbo.subprocess, "call", lambda command, **_: commands.append(command) or 0)
    assert garbo.main(["test"]) == 0
    assert "Linux only" in capsys.readouterr().out
    tests = commands[-1]
    left_out = [Path(each.removeprefix("--ignore=")) for each in tests if each.startswith("--ignore=")]
    assert [path.relative_to(garbo.ROOT).as_posix() for path in left_out] == [
        "tests/browser", "tests/site/test_html.py", "tests/site/test_spelling.py",
    ]  # fmt: skip
    assert all((ROOT / path.relative_to(garbo.ROOT)).exists() for path in left_out)
    assert tests[-2:] == ["--dist", "loadfile"]


def test_what_is_there_is_a_program_in_the_path_or_a_file_in_its_place(
    garbo: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "it_IT.dic"
    words.write_text("1\ngarbo\n")
    monkeypatch.chdir(tmp_path)
    assert garbo.is_there(str(words))
    assert garbo.is_there(Path(sys.executable).name) or garbo.is_there(sys.executable)
    assert not garbo.is_there("it_IT.dic")
    assert not garbo.is_there(str(tmp_path / "en_GB.dic"))


@pytest.fixture
def asked(garbo: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is installed and run, instead of doing it."""
    noted: list[object] = []
    monkeypatch.setenv("GARBO_LANG", "en")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(garbo, "install", noted.append)

    def call(command: list[str], **more: object) -> int:
        assert command[0] == str(garbo.PYTHON)
        noted.append((*command[1:], more["cwd"]))
        return 7

    monkeypatch.setattr(garbo.subprocess, "call", call)
    return noted


def test_backup_restore_and_pair_are_the_servers_own(
    garbo: ModuleType, asked: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert garbo.main(["backup", "a b.zip"]) == 7
    assert garbo.main(["pair"]) == 7
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1/desk")
    assert garbo.main(["restore", str(tmp_path / "c.zip")]) == 7
    server, here = ("-m", "server"), str(tmp_path / "elsewhere" / "a b.zip")
    assert asked == [
        "requirements.txt",
        (*server, "backup", here, garbo.ROOT),
        "requirements.txt",
        (*server, "pair", garbo.ROOT),
        "requirements-postgres.txt",
        (*server, "restore", str(tmp_path / "c.zip"), garbo.ROOT),
    ]


def test_autostart_installs_only_what_it_will_start(
    garbo: ModuleType, asked: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"HOME": "home", "XDG_CONFIG_HOME": "home/config", "GARBO_DATA": "data"}.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    monkeypatch.setenv("PATH", "")
    assert garbo.main(["autostart"]) == garbo.main(["autostart", "off"]) == 0
    assert asked == []
    assert garbo.main(["autostart", "on"]) == 0
    assert asked == ["requirements.txt"]
    entry = (tmp_path / "home" / "config" / "autostart" / "garbo.desktop").read_text()
    assert f'"{garbo.ROOT / "garbo.py"}" "at-login" "{tmp_path / "data" / "garbo.log"}"' in entry
    assert garbo.main(["autostart", "off"]) == 0


def test_at_login_everything_that_is_said_goes_to_a_private_log(tmp_path: Path) -> None:
    shutil.copy(ROOT / "garbo.py", tmp_path)
    log = tmp_path / "data" / "garbo.log"
    before = run(tmp_path, "at-login", str(log), **NOWHERE)  # there is no list of packages here
    assert before.returncode == 1
    assert (before.stdout, before.stderr) == ("", "")
    assert "requirements.txt" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600
    assert log.parent.stat().st_mode & 0o777 == 0o700
    with log.open("ab") as long:
        long.truncate(1024 * 1024 + 1)
    run(tmp_path, "at-login", str(log), **NOWHERE)
    assert log.with_name("garbo.log.1").stat().st_size == 1024 * 1024 + 1
    assert 0 < log.stat().st_size < 10_000


@pytest.mark.parametrize("key", ["old", "venv", "ensurepip", "install_failed", "missing", "linux", "failed"])
def test_both_languages_say_everything(garbo: ModuleType, key: str) -> None:
    assert set(garbo.WORDS["it"]) == set(garbo.WORDS["en"])
    assert garbo.WORDS["it"][key] != garbo.WORDS["en"][key]


@pytest.mark.parametrize(
    ("name", "value", "word"), [("LANG", "it_IT.UTF-8", "Uso"), ("LC_ALL", "en_GB", "Usage")]
)
def test_it_speaks_the_systems_language(garbo: ModuleType, name: str, value: str, word: str) -> None:
    quiet = {"GARBO_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}
    assert run(garbo.ROOT, "dance", **{**quiet, name: value}).stderr.startswith(f"{word}: ")


def test_packages_are_made_of_the_site_as_it_is_now(
    garbo: ModuleType, asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbo, "install_node_packages", lambda: asked.append("npm"))
    monkeypatch.setattr(garbo, "site", lambda address: asked.append(f"site {address}") or 0)
    assert garbo.main(["package"]) == 7
    packaging = ("-m", "server.packaging", garbo.ROOT)
    assert asked == ["requirements-package.txt", "npm", "site ", packaging]
    asked.clear()
    assert garbo.main(["package", "https://hotel.test/garbo"]) == 7
    assert asked == ["requirements-package.txt", "npm", "site https://hotel.test/garbo", packaging]
    asked.clear()
    monkeypatch.setattr(garbo, "site", lambda _: 1)
    assert garbo.main(["package"]) == 1
    assert asked == ["requirements-package.txt", "npm"]
    asked.clear()
    assert garbo.main(["package", "https://a.test", "https://b.test"]) == 2
    assert asked == []


@pytest.mark.parametrize("command", ["site", "package"])
@pytest.mark.parametrize("address", [
    "hotel.test", "--help", "javascript:alert(1)", "https://", "https://a.test/?q=1", "https://a.test/#x",
    'https://a.test/"><script>', "https://a.test/a b", "ftp://a.test", "https://a.test\n",
])  # fmt: skip
def test_what_is_no_address_is_not_built_for(
    garbo: ModuleType, asked: list[object], command: str, address: str
) -> None:
    assert garbo.main([command, address]) == 2
    assert asked == []


def test_the_site_of_before_is_shown_until_the_new_one_is_whole(
    garbo: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = garbo.ROOT / "site"
    (site / "output").mkdir(parents=True)
    (site / "output" / "index.html").write_text("before")
    fails = [True]

    def call(command: list[str], **_: object) -> int:
        made = Path(command[command.index("--output") + 1])
        made.mkdir(exist_ok=True)
        (made / "index.html").write_text("half" if fails[0] else "new")
        assert (site / "output" / "index.html").read_text() == "before"
        return int(fails[0])

    monkeypatch.setattr(garbo, "install", lambda _: None)
    monkeypatch.setattr(garbo.subprocess, "call", call)
    assert garbo.main(["site"]) == 1
    assert (site / "output" / "index.html").read_text() == "before"
    fails[0] = False
    assert garbo.main(["site"]) == 0
    assert (site / "output" / "index.html").read_text() == "new"
    assert [path.name for path in site.iterdir()] == ["output"]


def test_the_packages_know_the_address_that_they_were_made_for(
    garbo: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []

    def call(command: list[str], **how: dict[str, str]) -> int:
        told.append(how["env"].get("GARBO_SITE_URL"))
        if "--output" in command:
            Path(command[command.index("--output") + 1]).mkdir(parents=True)
        return 0

    monkeypatch.delenv("GARBO_SITE_URL", raising=False)
    monkeypatch.setattr(garbo, "install", lambda _: None)
    monkeypatch.setattr(garbo, "install_node_packages", lambda: None)
    monkeypatch.setattr(garbo.subprocess, "call", call)
    assert garbo.main(["package", "http://hotel.test/"]) == garbo.main(["package"]) == 0
    assert told == ["http://hotel.test/", "http://hotel.test/", None, None]
