"""The site as a static host would show it: built once, for all tests that look at its files."""

import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.building import ROOT, shared_site

sys.path.append(str(ROOT / "site"))

from making import addresses


class SitePage(NamedTuple):
    """A page of the built site."""

    name: str
    language: str
    path: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole site, built with its usual address."""
    return shared_site(tmp_path_factory)


@pytest.fixture(scope="session")
def pages(built: Path) -> list[SitePage]:
    """Every page in both languages: (name, language, path)."""
    return [
        SitePage(name, language, built / addresses.file(name, language))
        for name in addresses.PAGES
        for language in addresses.LANGUAGES
    ]
