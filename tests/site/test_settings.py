"""Every setting is told where people look for it, and none is told that does not exist."""

import re
from typing import Any

import pytest
from making import addresses

from tests.building import ROOT
from tests.markup import read_page

NAME = r"GARBO_[A-Z_]+|STORE_[A-Z_]+|DATABASE_URL"


def settings() -> set[str]:
    """The environment variables that Garbo reads, without those that garbo.py only hands on."""
    read: set[str] = set()
    for file in ("server/config.py", "garbo.py"):
        text = (ROOT / file).read_text("utf-8")
        handed = set(re.findall(rf'"({NAME})": |\["({NAME})"\] =', text))
        read |= set(re.findall(rf'"({NAME})"', text)) - {name for pair in handed for name in pair}
    return read


def test_these_are_the_settings() -> None:
    assert {"GARBO_DATA", "GARBO_PORT", "GARBO_LANG", "STORE_TEXT", "DATABASE_URL"} <= settings()
    assert "GARBO_SITE_URL" not in settings()


def test_the_readme_tells_all_of_them() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert settings() - set(re.findall(rf"`(?:[^`]*\b)?({NAME})\b", readme)) == set()


@pytest.mark.parametrize("language", addresses.LANGUAGES)
def test_the_install_page_tells_all_of_them(pages: list[Any], language: str) -> None:
    (page,) = [each for each in pages if (each.name, each.language) == ("install", language)]
    told = " ".join(node.text for node in read_page(page.path).all("code"))
    assert settings() - set(re.findall(NAME, told)) == set()


def test_no_page_tells_one_that_does_not_exist(pages: list[Any]) -> None:
    known = settings() | {"GARBO_SITE_URL"}
    told = {
        (name, page.name, page.language)
        for page in pages
        for name in re.findall(NAME, read_page(page.path).text)
    }
    assert {each for each in told if each[0] not in known} == set()
