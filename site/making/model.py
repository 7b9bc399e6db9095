"""The page of the model card: what it says in five sentences, its plots with their tables, every figure."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from making.bilingual import in_language, table
from server.evaluation import card_drawings
from server.evaluation.labels import counted, labels, written
from server.evaluation.summary import ACCUSING, BANDS

ROOT = Path(__file__).resolve().parents[2]
ALONE, SILENT = "words alone", "30 days of silence"
#: A link of the Markdown page, which leads nowhere on the site.
_LINK = re.compile(r"\s*\(\[[^\]]*\]\([^)]*\)\)")


class Plot(NamedTuple):
    """A picture with its caption, a sentence, and the table of the same figures (the head comes first)."""

    id: str
    title: str
    says: str
    picture: str
    rows: list[list[str]]
    narrow: bool = False


class Line(NamedTuple):
    """A figure of the table: what, how much, of how many, its aim, whether that is reached, its notes."""

    id: str
    title: str
    value: str
    n: str
    aim: str
    reached: str
    missed: bool
    notes: list[int]


@cache
def card() -> dict[str, Any]:
    """Return ``docs/model-card.json``."""
    found: dict[str, Any] = json.loads((ROOT / "docs/model-card.json").read_text("utf-8"))
    return found


def model(language: str) -> dict[str, Any]:
    """Return all that the page shows, in one language."""
    words = in_language(table("figures"), language)
    notes: list[str] = []
    groups = [
        (
            name,
            heading[language],
            [_line(each, notes, words, language) for each in card()["measures"] if each["group"] == name],
        )
        for name, heading in card()["groups"].items()
    ]
    return {
        "words": words["model"] | _filled(words["model"], language),
        "table": words["table"],
        "sentences": [_strong(each) for each in sentences(words, language)],
        "claims": [each[language] for each in card()["notClaimed"]],
        "alarms": _alarms(words, language),
        "reliability": [_reliability(plot, words, language) for plot in card()["plots"]["reliability"]],
        "says": card()["plots"]["says"][language],
        "unseen": _unseen(words, language),
        "aims": card_drawings.aims(card(), language, "plot-aims"),
        "groups": groups,
        "notes": notes,
        "data": [
            (each["name"], each["source"], each["licence" if language == "en" else "licenza"])
            for each in card()["data"]
        ],
        "elsewhere": [(_LINK.sub("", each[language]), each["command"]) for each in card()["elsewhere"]],
        "commands": [
            f"{each['command']}  # {each['date']}, {card()['machine']}, {each['modelVersion']}"
            for each in (card(), card()["plots"])
        ],
    }


def sentences(words: dict[str, Any], language: str) -> list[str]:
    """Return the card in five sentences, with ``**`` around what weighs most."""
    said, figures = words["model"]["sentences"], {each["id"]: each for each in card()["measures"]}

    def share(name: str) -> str:
        return _short(written(figures[name]["value"], "share", language))

    n, accused = _accused(ALONE)
    aimed = [each for each in card()["measures"] if each["aim"]]
    missed = [each for each in aimed if not each["reached"]]
    which = words["table"]["and"].join(
        said["which"].format(
            title=each["title"][language], value=_value(each, language), aim=_aim(each, words, language)
        )
        for each in missed
    )
    return [
        said["accused"].format(
            n=counted(n, language), accused=accused, silent=_accused(SILENT)[1],
            likely=share("alarms.it.likely-customer"), likely_en=share("alarms.en.likely-customer"),
        ),
        said["paid"].format(auc=round(100 * figures["paid.score.auc"]["value"])),
        said["missed_complaints"].format(
            it=share("alarms.it.not-negative"),
            en=share("alarms.en.not-negative"),
            irony=share("irony.as-praise"),
        ),
        said["campaigns"].format(
            copies=share("campaign.copies"),
            reworded=share("campaign.reworded-pair"),
            false=share("campaign.false"),
        ),
        said["aims" if missed else "none_missed"].format(aimed=len(aimed), missed=len(missed), which=which),
    ]  # fmt: skip


def _accused(how: str) -> tuple[int, int]:
    """Return how many real complaints were weighed in this way, and how many lie above 59."""
    rows = [row for row in card()["bands"] if row["with"] == how]
    return sum(row["n"] for row in rows), round(
        sum(row["n"] * row[band] for row in rows for band in ACCUSING)
    )


def _filled(words: dict[str, Any], language: str) -> dict[str, str]:
    aimed = [each["reached"] for each in card()["measures"] if each["aim"]]
    return {
        "all_lead": words["all_lead"].format(
            reached=sum(aimed), aimed=len(aimed),
            missed=len(aimed) - sum(aimed), measures=len(card()["measures"]),
        ),
        "how_lead": words["how_lead"].format(plots_title=words["reliability"]),
    }  # fmt: skip


def _alarms(words: dict[str, Any], language: str) -> Plot:
    said, heads = labels(language), words["table"]
    rows = [
        [
            heads["set"],
            heads["weighed"],
            heads["n"],
            *(said["bands"][band] for band in BANDS),
            heads["highest"],
        ]
    ]
    rows += [
        [
            said["sets"][row["set"]], said["with_all"][row["with"]], counted(row["n"], language),
            *(written(row[band], "share", language) for band in BANDS), str(row["highest"]),
        ]
        for row in card()["bands"]
    ]  # fmt: skip
    picture = card_drawings.false_alarms(card(), language, "plot-alarms")
    return Plot("alarms", words["model"]["alarms"], words["model"]["alarms_lead"], picture, rows)


def _reliability(plot: dict[str, Any], words: dict[str, Any], language: str) -> Plot:
    def share(value: float) -> str:
        return written(value, "share", language)

    heads, between = words["table"], words["table"]["range"]
    rows = [[heads["chance"], heads["n"], heads["mean"], heads["happened"]]]
    rows += [
        [
            between.format(low=f"{step['start']:.0%}", high=f"{step['end']:.0%}"),
            counted(step["n"], language),
            share(step["said"]),
            f"{share(step['happened'])} ({between.format(low=share(step['low']), high=share(step['high']))})",
        ]
        for step in plot["steps"]
    ]
    notes = plot if language == "en" else plot["it"]
    told = words["model"]["gap"].format(
        n=counted(plot["n"], language), so=share(plot["so"]), gap=share(plot["gap"])
    )
    measured = "; ".join(notes[part] for part in ("set", "split", "sample") if notes[part])
    says = f"{told} {measured[:1].upper()}{measured[1:]}."
    name = f"plot-{plot['id'].replace('.', '-')}"
    picture = card_drawings.reliability([plot], language, name)
    return Plot(name, plot["title"][language], says, picture, rows, narrow=True)


def _line(each: dict[str, Any], notes: list[str], words: dict[str, Any], language: str) -> Line:
    told = each if language == "en" else each["it"]
    marks = [f"{told['set']}; {told['split']}"]
    marks += [told["sample"]] if each["sample"] else []
    marks += [words["model"]["beside"].format(text=told["anchor"])] if each["anchor"] != "none known" else []
    marks = [f"{mark[:1].upper()}{mark[1:]}." for mark in marks]
    notes += [mark for mark in marks if mark not in notes]
    heads = words["table"]
    reached = "" if each["reached"] is None else heads["reached" if each["reached"] else "missed"]
    return Line(
        each["id"], each["title"][language], _value(each, language, heads["range"]),
        counted(each["n"], language), _aim(each, words, language), reached,
        each["reached"] is False, [notes.index(mark) + 1 for mark in marks],
    )  # fmt: skip


def _value(each: dict[str, Any], language: str, between: str = "") -> str:
    """Return a value, with its interval where there is one and words for it are given."""
    value = written(each["value"], each["unit"], language)
    if each["low"] is None or not between:
        return value
    low, high = (written(each[end], each["unit"], language) for end in ("low", "high"))
    return f"{value} ({between.format(low=low, high=high)})"


def _aim(each: dict[str, Any], words: dict[str, Any], language: str) -> str:
    if not each["aim"]:
        return str(words["table"]["none"])
    ((side, bound),) = each["aim"].items()
    said: str = words["table"]["least" if side == "atLeast" else "most"]
    return said.format(value=written(bound, each["unit"], language))


def _unseen(words: dict[str, Any], language: str) -> str:
    """Return what the plot of machines never seen shows at its start."""
    plot = next(each for each in card()["plots"]["reliability"] if each["id"] == "machine.unseen")
    first = plot["steps"][0]
    happened = _short(written(first["happened"], "share", language))
    said: str = words["model"]["unseen"]
    return said.format(n=counted(first["n"], language), happened=happened)


def _short(share: str) -> str:
    """Return a share as a sentence says it: ``71%`` for ``71.0%``."""
    return re.sub(r"[.,]0(?=%)", "", share)


def _strong(sentence: str) -> Markup:
    """Return a sentence with its odd parts between ``**`` as strong."""
    tags = ("{}", "<strong>{}</strong>")
    return Markup().join(Markup(tags[at % 2]).format(part) for at, part in enumerate(sentence.split("**")))  # noqa: S704 - our own two tags
