"""Pages for people who read reviews, as data that the desk and the site show: ``*.toml``, one a guide."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from server.config import Language

_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Section:
    """One piece of advice; ``source`` is where a figure or a saying in it comes from, "" for good sense."""

    id: str
    title: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """A page: what it is about, its pieces of advice, and what to bear in mind with all of them."""

    name: str
    title: str
    lead: str
    sections: tuple[Section, ...]
    note: str


@cache
def guide(name: str, language: Language) -> Guide:
    """Return the guide of the file ``name``.toml in ``language``."""
    data = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))[language]
    sections = tuple(Section(**each) for each in data["sections"])
    return Guide(name, data["title"], data["lead"], sections, data["note"])
