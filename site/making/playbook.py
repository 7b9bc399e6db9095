"""The playbook: each stage with its advice, its rules, its example and what not to do."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from making.bilingual import in_language, table
from making.examples import Example, example
from making.rules import Rule, rule
from making.stories import Story, story

_TABLES: Final = table("playbook")
_LOCALES: Final = Path(__file__).resolve().parents[2] / "extension" / "_locales"


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice or finding: ``source`` is the article's or the study's entry."""

    text: str
    source: dict[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One stage; ``number`` is as said, e.g. "1b", ``buttons`` are the choices by which Garbo calls it."""

    id: str
    number: str
    title: str
    aim: str
    garbo: str
    buttons: tuple[str, ...]
    advice: tuple[Advice, ...]
    research: tuple[Advice, ...]
    rules: tuple[Rule, ...]
    examples: tuple[Example, ...]
    never: tuple[str, ...]
    stories: tuple[Story, ...]


def playbook(language: str) -> dict[str, Any]:
    """Return the playbook's words, its disagreements and its sources."""
    told = in_language(_TABLES, language)
    return {name: told[name] for name in ("words", "disagreements", "articles", "studies")}


@cache
def steps(language: str) -> tuple[Step, ...]:
    """Return the stages in their order, with the drafts that the engine writes for them."""
    told = in_language(_TABLES, language)
    sources = {each["id"]: each for each in (*told["articles"], *told["studies"])}
    return tuple(_step(each, sources, language) for each in told["stages"])


def stage_name(code: str, language: str) -> str:
    """Return what the extension calls a stage, e.g. "Prima risposta"."""
    messages = json.loads((_LOCALES / language / "messages.json").read_text("utf-8"))
    return str(messages[f"stage_{code}"]["message"])


def _step(told: dict[str, Any], sources: dict[str, dict[str, str]], language: str) -> Step:
    return Step(
        id=told["id"],
        number=told["number"],
        title=told["title"],
        aim=told["aim"],
        garbo=told["garbo"],
        buttons=tuple(stage_name(code, language) for code in told["codes"]),
        advice=tuple(Advice(each["text"], sources[each["article"]]) for each in told["advice"]),
        research=tuple(Advice(each["text"], sources[each["study"]]) for each in told.get("research", ())),
        rules=tuple(rule(path, language) for path in told["rules"]),
        examples=tuple(example(code, language) for code in told["codes"]),
        never=tuple(told["never"]),
        stories=tuple(story(name, language) for name in told["stories"]),
    )
