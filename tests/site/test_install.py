"""The page "Install" and its neighbours: every setting, every command, every picture is true."""

import re
import struct
from pathlib import Path

import pytest
from making import addresses

import garbo
from server.__main__ import _parser
from server.config import Settings

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PICTURES = ROOT / "site" / "theme" / "static" / "pictures"
LANGUAGES = pytest.mark.parametrize("language", ["it", "en"])
PAGES = ("install", "privacy", "accessibility", "api", "changes")


def source(name: str, language: str) -> str:
    return (ROOT / "site" / "content" / language / f"{name}.md").read_text("utf-8")


@LANGUAGES
def test_every_setting_is_told_with_its_default(language: str) -> None:
    told = dict(re.findall(r"^\| `([A-Z_]+)` \|.*\| (.+?) \|$", source("install", language), re.MULTILINE))
    names = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    assert set(told) == names
    usual = Settings.from_env({})
    assert told["GARBO_PORT"] == str(usual.port)
    assert told["GARBO_RETENTION_DAYS"] == str(usual.retention_days)
    assert told["STORE_TEXT"] == f"`{str(usual.store_text).lower()}`"


@LANGUAGES
def test_every_command_is_understood(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("run", "test", "bench", "site", "package", "autostart", "tool"):
        monkeypatch.setattr(garbo, name, lambda *_: 0)
    text = "\n".join(source(name, language) for name in PAGES)
    told = re.findall(r"(?:python3|py) garbo\.py([^`\n]*)", text)
    assert {"", " pair", " backup FILE", " restore FILE", " autostart on", " test"} <= set(told)
    assert [command for command in told if garbo.main(command.split()) != 0] == []
    assert garbo.main(["nonsense"]) == 2


@LANGUAGES
def test_the_commands_of_the_server_are_understood(language: str) -> None:
    text = "\n".join(source(name, language) for name in PAGES)
    told = re.findall(r"python -m server ([a-z][^`\n<>)]*)", text)
    assert len(told) >= 7
    for command in told:
        _parser().parse_args(re.findall(r'"[^"]*"|\S+', command))


@LANGUAGES
def test_the_tests_that_are_named_are_there(language: str) -> None:
    named = re.findall(r"tests/[\w./]+", source("accessibility", language))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


@LANGUAGES
def test_the_folders_of_the_data_are_those_of_the_code(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = source("install", language)
    where = {
        "win32": r"%LOCALAPPDATA%\Garbo",
        "darwin": "~/Library/Application Support/Garbo",
        "linux": "~/.local/share/garbo",
    }
    for platform, told in where.items():
        monkeypatch.setattr("sys.platform", platform)
        environment = {"LOCALAPPDATA": "%LOCALAPPDATA%"} if platform == "win32" else {}
        folder = Settings.from_env(environment).data.as_posix().replace(Path.home().as_posix(), "~")
        assert folder == told.replace("\\", "/")
        assert f"`{told}`" in text
        assert f"`{told}`" in source("privacy", language)


@LANGUAGES
def test_every_picture_is_there_in_its_size(built: Path, language: str) -> None:
    page = (built / addresses.file("install", language)).read_text("utf-8")
    shown = re.findall(
        r'<img src="[./]*theme/pictures/([\w-]+\.png)" width="(\d+)" height="(\d+)"[^>]* alt="([^"]+)"', page
    )
    assert {name for name, *_ in shown} == {path.name for path in PICTURES.glob(f"install-*-{language}.png")}
    assert len(shown) == 5
    for name, width, height, told in shown:
        content = (built / "theme" / "pictures" / name).read_bytes()
        assert struct.unpack(">II", content[16:24]) == (int(width), int(height)), name
        assert len(content) <= 150_000
        assert len(told) > 40


def test_both_languages_have_the_same_chapters() -> None:
    for name in PAGES:
        chapters = [
            re.findall(r"^##.*\{#([\w-]+)\}$", source(name, each), re.MULTILINE) for each in ("it", "en")
        ]
        assert chapters[0] == chapters[1]
        blocks = [
            re.findall(r"^(?=```|\d+\. |- |:  |\| )", source(name, each), re.MULTILINE)
            for each in ("it", "en")
        ]
        assert len(blocks[0]) == len(blocks[1]), name


@LANGUAGES
def test_the_page_for_what_is_not_there_leads_on(built: Path, language: str) -> None:
    page = (built / addresses.file("not-found", language)).read_text("utf-8")
    article = page[page.index("<article") : page.index("</article>")]
    links = re.findall(r'href="([^"]+)"', article)
    assert len(links) == 6
    assert all(link.startswith("/site/") for link in links)
    assert [link for link in links if not (built / link.removeprefix("/site/") / "index.html").exists()] == []
