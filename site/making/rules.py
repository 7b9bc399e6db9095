"""What platforms and law say, as ``server.platforms`` and ``server.law`` have it, for one page."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, cast, get_args

from making.bilingual import in_language, table
from making.changes import spelt_day
from server.config import Language
from server.law import Visit, disclaimer, findings
from server.law.book import ENTRIES, LIMITS, Entry
from server.law.checks import LIMIT_OF
from server.platforms import PlatformRule, Profile, profile
from server.records import Platform

_TABLES: Final = table("rules")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``anchor`` is its place on the page, ``where`` the platform's name or ""."""

    anchor: str
    where: str
    title: str
    text: str
    source: str
    read_on: date
    certain: bool
    checks: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A platform with its rules."""

    name: str
    title: str
    as_of: date
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the comparison: what it says, and the rules that it rests on."""

    text: str
    rules: tuple[Rule, ...]


def rules_page(language: str) -> dict[str, Any]:
    """Return the words of the page, the days between which the rules were read, and the law's own day."""
    days = sorted({each.read_on for place in places(language) for each in place.rules})
    words = in_language(_TABLES["words"], language)
    head = words["compare_one" if days[0] == days[-1] else "compare"]
    return {
        **words,
        "compare": head.format(first=spelt_day(days[0], language), last=spelt_day(days[-1], language)),
        "tourism_lead": words["tourism_lead"].format(approved=spelt_day(LIMITS.approved, language)),
        "disclaimer": disclaimer(cast("Language", language)),
    }


@cache
def places(language: str) -> tuple[Place, ...]:
    """Return every platform with its rules; the page that we do not know comes last."""
    names: tuple[Platform, ...] = get_args(Platform)
    ordered = sorted(names, key=lambda each: (not profile(each).title, names.index(each)))
    return tuple(_place(profile(each), language) for each in ordered)


def comparison(language: str) -> list[dict[str, Any]]:
    """Return the lines of the comparison, each with one cell for each of the ``places``."""
    told = in_language(_TABLES["lines"], language)
    yes_no = in_language(_TABLES["words"], language)
    return [
        {"title": line["title"], "cells": [_cell(line, place, yes_no) for place in places(language)]}
        for line in told
    ]


@cache
def laws(language: str) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the law's rules: those for hotels, restaurants and tourism, and those for everybody."""
    told = [(bool(each.applies_to), _law(each, cast("Language", language))) for each in ENTRIES]
    return tuple(rule for special, rule in told if special), tuple(rule for some, rule in told if not some)


def rule(path: str, language: str) -> Rule:
    """Return the rule ``platform.code`` or ``law.code``; an unknown one is a ``KeyError``."""
    known = [each for place in places(language) for each in place.rules]
    known += [each for group in laws(language) for each in group]
    return {each.anchor: each for each in known}[path.replace(".", "-", 1)]


def _place(of: Profile, language: str) -> Place:
    title = of.title or str(_TABLES["words"][language]["unknown_page"])
    rules = tuple(_rule(each, of.platform, title, cast("Language", language)) for each in of.rules)
    return Place(of.platform, title, of.as_of, rules)


def _rule(each: PlatformRule, platform: str, title: str, language: Language) -> Rule:
    return Rule(
        anchor=f"{platform}-{each.code}",
        where=title,
        title="",
        text=each.words[language],
        source=each.source,
        read_on=each.read_on,
        certain=each.certain,
    )


def _cell(line: dict[str, Any], place: Place, words: dict[str, str]) -> Cell:
    of = profile(cast("Platform", place.name))
    listed = of.rule_for(line.get("lists", ""))
    codes = {*line["codes"], *([listed.code] if listed else [])}
    resting = tuple(each for each in place.rules if each.anchor.removeprefix(f"{place.name}-") in codes)
    if "field" not in line:
        return Cell(line["listed" if listed else "with" if resting else "without"], resting)
    value = getattr(of, line["field"])
    if isinstance(value, bool):
        return Cell(words["yes" if value else "no"], resting)
    return Cell(line["says"][str(value)], resting)


def _law(entry: Entry, language: Language) -> Rule:
    says = entry.says[language]
    return Rule(
        anchor=f"law-{entry.code}",
        where="",
        title=says["title"].format(limit=LIMIT_OF.get(entry.check, 0)),
        text=says.get("text", ""),
        source=entry.source,
        read_on=entry.as_of,
        certain=entry.certain,
        checks=tuple(_checked(entry, language)),
    )


def _checked(entry: Entry, language: Language) -> list[dict[str, str]]:
    """Return what the check of ``entry`` finds in the invented visits that are for it."""
    shown = []
    for each in in_language(_TABLES["visits"], language):
        if each["rule"] != entry.code:
            continue
        known = {name: each[name] for name in each if name not in ("rule", "text")}
        found = next(one for one in findings(Visit(**known), language) if one.code == entry.code)
        state = _TABLES["states"][language][str(found.state)]
        shown.append({"situation": each["text"], "state": state, "says": found.why, "line": found.line})
    return shown
