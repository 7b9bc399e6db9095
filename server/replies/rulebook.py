"""The rules of one language, read from ``rules/*.toml``: what to look for and how to explain it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from server.replies.finder import Finder
from server.replies.model import Brief, ReplyLanguage, Rule, Severity, Stage

_FOLDER = Path(__file__).with_name("rules")
#: Where praise or a question has rules of its own.
_THANKS: dict[Stage, str] = {"first": "thanks", "private": "private-thanks"}
#: Lists that are used whole and not looked for as phrases.
_NOT_LOOKED_FOR = {
    "R7.abbreviated", "R7.channels", "R10.marks", "R12.fine", "R13.common", "R13.capitals.polite",
    "R14.farewell", "R15.quantities",
}  # fmt: skip


#: Longer than any text that comes in.
_ANY_LENGTH = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a text at one point of the dialogue; lengths are in words.

    ``is_private`` says that only the customer reads it, ``quotes`` that the comment may stand in it.
    """

    rules: tuple[Rule, ...]
    least: int = 0
    most: int = _ANY_LENGTH
    is_private: bool = False
    quotes: bool = False


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The words of the rules in one language. A path such as ``R8.accusation`` names a list."""

    language: ReplyLanguage
    lists: dict[str, tuple[str, ...]]
    whys: dict[str, str]
    finder: Finder

    def names_under(self, path: str) -> tuple[str, ...]:
        """Return the names of the lists that stand under ``path``."""
        return tuple(name.removeprefix(f"{path}.") for name in self.lists if name.startswith(f"{path}."))

    def title(self, rule: Rule) -> str:
        """Return what the rule asks for, in a few words."""
        return self.whys[f"{rule}.title"]

    def why(self, rule: Rule, reason: str) -> str:
        """Return the sentence that explains ``reason``; its places are still empty."""
        return self.whys[f"{rule}.why.{reason}"]


@cache
def rulebook(language: ReplyLanguage) -> Rulebook:
    """Return the rules for replies in ``language``, with their explanations in it."""
    entries = dict(_entries(_read(language)))
    lists = {path: tuple(entry) for path, entry in entries.items() if isinstance(entry, list)}
    whys = {path: entry for path, entry in entries.items() if isinstance(entry, str)}
    phrases = {path: entry for path, entry in lists.items() if path not in _NOT_LOOKED_FOR}
    return Rulebook(language, lists, whys, Finder(phrases))


def point_of(brief: Brief) -> str:
    """Return the point of the dialogue that a text is for: its stage, or the thanks at that stage."""
    return _THANKS.get(brief.stage, brief.stage) if brief.is_kind else brief.stage


@cache
def asked_at(point: str) -> Asked:
    """Return what is asked at a point: a stage, the ``phone``, ``thanks`` or ``private-thanks``."""
    entry = _read("stages")[point]
    return Asked(
        rules=tuple(entry["rules"]),
        least=entry.get("least", 0),
        most=entry.get("most", _ANY_LENGTH),
        is_private=entry.get("private", False),
        quotes=entry.get("quotes", False),
    )


def severity_of(rule: Rule) -> Severity:
    """Say whether breaking ``rule`` harms somebody or is only worth a thought."""
    return "red" if rule in _red() else "amber"


@cache
def _red() -> frozenset[str]:
    return frozenset(_read("stages")["severity"]["red"])


def _entries(data: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the leaves of ``data`` with their dotted paths."""
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _entries(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
