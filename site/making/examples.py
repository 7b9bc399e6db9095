"""The drafts of the playbook, written by the engine for invented comments (``examples.toml``)."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final, cast, get_args

from making.bilingual import in_language, table
from server.evidence import weigh
from server.evidence.model import Context
from server.reading import read
from server.reading.clean import clean
from server.records import Business
from server.replies import compose
from server.replies.model import Brief, Dialogue, Fact, Reply, ReplyLanguage, Stage

_TABLES: Final = table("examples")
#: What of the dialogue was already so at each stage: a first reply knows nothing of what came after.
_KNOWN: Final[dict[str, tuple[str, ...]]] = {
    "first": (),
    "private": (),
    "answered": ("asked_on", "reference", "today"),
    "silent": ("asked_on", "silent_days", "today"),
}


@dataclass(frozen=True, slots=True)
class Example:
    """An invented comment and the engine's drafts for it at one stage, one for each kind of text."""

    stage: Stage
    comment: str
    drafts: tuple[Reply, ...]


@cache
def example(stage: str, language: str) -> Example:
    """Return the example of ``stage``: the first draft of each kind of text, with its checks."""
    tables = in_language(_TABLES, language)
    occasion = next(each for each in tables["occasions"] if stage in each["stages"])
    brief = _brief(cast("Stage", stage), cast("ReplyLanguage", language), occasion, tables["businesses"])
    return Example(brief.stage, occasion["comment"], compose(brief, count=1, speak=brief.language))


def covered() -> tuple[str, ...]:
    """Return the stages that have an example, in the order of a dialogue."""
    given = {stage for each in _TABLES["occasions"] for stage in each["stages"]}
    return tuple(stage for stage in get_args(Stage) if stage in given)


def _brief(
    stage: Stage, language: ReplyLanguage, occasion: dict[str, Any], businesses: list[dict[str, Any]]
) -> Brief:
    reading = read(clean(occasion["comment"]).text)
    profile = next(each for each in businesses if each["id"] == occasion["business"])
    return Brief(
        reading=reading,
        language=language,
        code=occasion["code"],
        signals=tuple(each.name for each in weigh(reading, Context()).evidence),
        business=Business(**{name: said for name, said in profile.items() if name != "id"}),
        platform=occasion["platform"],
        stage=stage,
        dialogue=_dialogue(stage, occasion),
    )


def _dialogue(stage: Stage, occasion: dict[str, Any]) -> Dialogue:
    """Return what happened so far: all of it, unless the stage comes before its end."""
    said: dict[str, Any] = {
        name: tuple(each) if isinstance(each, list) else each for name, each in occasion["dialogue"].items()
    }
    if stage in _KNOWN:
        return Dialogue(**{name: said[name] for name in _KNOWN[stage] if name in said})
    return Dialogue(
        **said,
        history=tuple(Fact(**each) for each in occasion["history"]),
        answers=tuple((each["name"], each["text"]) for each in occasion.get("answers", ())),
    )
