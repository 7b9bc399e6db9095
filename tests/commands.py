"""The commands that documents and pages tell people to type, held against the programs themselves."""

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

from server.__main__ import _parser

ROOT = Path(__file__).resolve().parents[1]
_PYTHON = r"(?:\bpython3?|\bpy|\.venv[/\\](?:bin|Scripts)[/\\]python(?:\.exe)?)"
#: What follows ends with the line, the code or a remark; the shell's own signs are not for the program.
_COMMAND = re.compile(rf"{_PYTHON} (garbo\.py|-m [\w.]+)([^`\n#<>|&;)»”]*)")
#: What garbo.py does when it has understood; here it only says that it has.
_DEEDS = ("run", "test", "bench", "site", "package", "autostart", "run_at_login", "tool")


def commands_in(text: str) -> list[tuple[str, list[str]]]:
    """Return each command as (``garbo.py`` or ``-m module``, its words)."""
    found = []
    for program, rest in _COMMAND.findall(text):
        said = re.split(r"\s{2,}|,? \(|: |, | \[", rest.strip())[0]
        try:
            words = shlex.split(said.rstrip(".,: "))
        except ValueError:  # the command itself stands in quotes, and one of them came along
            words = said.rstrip(".,: \"'").split()
        found.append((program, words))
    return found


def not_understood(text: str) -> list[str]:
    """Return the commands in a text that their program would refuse."""
    return [
        f"{program} {shlex.join(words)}"
        for program, words in commands_in(text)
        if not (_garbo(words) if program == "garbo.py" else _module(program.removeprefix("-m "), words))
    ]


def _garbo(words: list[str]) -> bool:
    return _deaf_garbo().main(words) == 0


def _deaf_garbo() -> ModuleType:
    """Return ``garbo.py`` of which no command does anything."""
    spec = importlib.util.spec_from_file_location("deaf_garbo", ROOT / "garbo.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for deed in _DEEDS:
        assert callable(getattr(module, deed)), deed
        setattr(module, deed, lambda *_, **__: 0)
    return module


def _module(name: str, words: list[str]) -> bool:
    if name == "server":
        try:
            _parser().parse_args(words)
        except SystemExit:
            return False
        return True
    if name.startswith("server."):
        place = ROOT / name.replace(".", "/")
        return place.with_suffix(".py").exists() or (place / "__main__.py").exists()
    paths = [word for word in words if "/" in word and not word.startswith(("-", "http"))]
    return importlib.util.find_spec(name) is not None and all((ROOT / path).exists() for path in paths)
