"""The rules as they stand in ``it.toml``."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from server.config import Language

_TABLES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("it.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Limits:
    """The figures of the law on reviews: a term in ``days``, an age in ``years``, the day it was passed."""

    days: int
    years: int
    approved: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule. ``says`` are its sentences by language and name; ``applies_to`` is empty for everybody."""

    code: str
    check: str
    applies_to: frozenset[str]
    source: str
    as_of: date
    certain: bool
    says: dict[Language, dict[str, str]]


LIMITS = Limits(**_TABLES["limits"])
#: The sentences that belong to no single rule, by language.
WORDS: dict[Language, dict[str, Any]] = _TABLES["words"]
ENTRIES: tuple[Entry, ...] = tuple(
    Entry(
        code=each["code"],
        check=each.get("check", ""),
        applies_to=frozenset(each.get("applies_to", ())),
        source=each["source"],
        as_of=each["as_of"],
        certain=each["certain"],
        says={"it": each["it"], "en": each["en"]},
    )
    for each in _TABLES["entries"]
)
