"""Whoever types what the site says gets what it promises: each command is read by its own program."""

from typing import Any

import pytest

from tests.commands import commands_in, not_understood
from tests.markup import read_page


def code(pages: list[Any], *names: str) -> dict[str, str]:
    """What stands as code on each page, one piece a line."""
    return {
        f"{page.language}/{page.name}": "\n".join(
            "".join(each for each in _strings(node)) for node in read_page(page.path).all("code")
        )
        for page in pages
        if not names or page.name in names
    }


def _strings(node: Any) -> list[str]:
    return [
        text for child in node.children for text in ([child] if isinstance(child, str) else _strings(child))
    ]


def test_every_command_on_the_site_is_understood(
    pages: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {at: not_understood(text) for at, text in code(pages).items()}
    assert {at: commands for at, commands in wrong.items() if commands} == {}, capsys.readouterr().err


def test_both_install_pages_tell_the_same_commands(pages: list[Any]) -> None:
    italian, english = (commands_in(text) for text in code(pages, "install").values())
    assert [program for program, _ in italian] == [program for program, _ in english]
    assert ("garbo.py", []) in italian
    assert {words[0] for program, words in italian if words} == {
        words[0] for program, words in english if words
    }


@pytest.mark.parametrize("wrong", [
    "python3 garbo.py start", "py garbo.py autostart always", "python -m server serve",
    ".venv/bin/python -m server.nothing", "python3 -m pytest tests/nothing.py",
])  # fmt: skip
def test_a_wrong_command_is_seen(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(not_understood(f"Scrivi `{wrong}`.")) == 1


@pytest.mark.parametrize("right", [
    "python3 garbo.py", "py garbo.py autostart on", "python3 garbo.py site https://www.hotel.test/garbo",
    ".venv/bin/python -m server token marta", "python3 garbo.py backup garbo.zip",
    "GARBO_PORT=8750 python3 garbo.py",
])  # fmt: skip
def test_a_right_one_is_no_fault(right: str) -> None:
    assert (len(commands_in(right)), not_understood(right)) == (1, [])
