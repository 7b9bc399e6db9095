"""The page of speed and strength: the bench's figures, the trials of a server, the proof of the replies."""

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from making.bilingual import in_language, table
from making.model import Plot
from server.evaluation import card_drawings
from server.evaluation.labels import counted, decimal, labels

DOCS = Path(__file__).resolve().parents[2] / "docs"
_TRIAL = re.compile(r"^\| ([A-Z][^|]+) \| (\d[^|]*) \| (\d+) \| (\d+) \| (yes|no) \|$", re.MULTILINE)
_RUN = re.compile(r"This run: ([\d-]+),\s+(.+?), (\d+) seconds", re.DOTALL)
_COUNTED = re.compile(r"([\d,]+) (\D.*?)(?=, \d|$)")
_PROOF = re.compile(
    r"on ([\d-]+);.*?\*\*([\d,]+) of ([\d,]+) drafts hold every rule.*?([\d,]+) of ([\d,]+) occasions",
    re.DOTALL,
)


@cache
def bench() -> dict[str, Any]:
    """Return ``docs/performance.json``."""
    found: dict[str, Any] = json.loads((DOCS / "performance.json").read_text("utf-8"))
    return found


def performance(language: str) -> dict[str, Any]:
    """Return all that the page shows, in one language."""
    words = in_language(table("figures"), language)
    said, heads = words["performance"], words["table"]
    run, machine, seconds = _run()
    return {
        "words": said
        | {
            "all_lead": said["all_lead"].format(machine=_machine(bench()["machine"], language)),
            "stands_lead": said["stands_lead"].format(
                date=run, machine=_machine(machine, language), seconds=counted(seconds, language)
            ),
        },
        "table": heads,
        "cost": _cost(words, language),
        "takes": _takes(said["costs"], language),
        "rows": [_row(each, heads, language) for each in bench()["figures"]],
        "trials": _trials(words, language),
        "replies": _replies(said, language),
        "commands": [
            bench()["command"],
            ".venv/bin/python -m tests.reliability",
            "python -m server.evaluation.replies",
        ],
    }


def measured(value: float, unit: str, language: str, decimals: int = 2) -> str:
    """Return a figure of the bench as the bench writes it, with the language's own signs: ``20,51 ms``."""
    return f"{decimal(value, decimals, language)} {unit}".replace(" /s", "/s")


def _cost(words: dict[str, Any], language: str) -> Plot:
    costs, said = bench()["cost"], words["performance"]
    by_count = {row["stored"]: row for row in costs["analyze"]}

    def ms(row: dict[str, float] | None, part: str) -> str:
        return measured(row[part], "ms", language) if row else "—"

    names = labels(language)["series"]
    rows = [
        [
            words["table"]["stored"],
            *(f"{names[one]}, {names[part]}" for one in costs for part in ("p50", "p99")),
        ]
    ]
    for count in sorted({row["stored"] for series in costs.values() for row in series}):
        found = [next((row for row in series if row["stored"] == count), None) for series in costs.values()]
        rows.append([counted(count, language), *(ms(row, part) for row in found for part in ("p50", "p99"))])
    most = max(by_count)
    says = said["cost_lead"].format(
        kept=counted(most, language),
        median=ms(by_count[most], "p50"),
        empty=ms(by_count[0], "p50"),
        many=counted(costs["search"][-1]["stored"], language),
        search=ms(costs["search"][-1], "p50"),
    )
    reach = {name: max(row["stored"] for row in series) for name, series in costs.items()}
    if reach["search"] != reach["analyze"]:
        places = {name: counted(count, language) for name, count in reach.items()}
        says = f"{says} {said['cost_missing'].format(**places)}"
    picture = card_drawings.cost(bench(), language, "plot-cost")
    return Plot("cost-by-count", labels(language)["cost"], says, picture, rows)


def _takes(said: dict[str, str], language: str) -> list[str]:
    """Return what it costs in sentences; what this run of the bench did not measure is left out."""
    found = {each["title"]["en"]: _first(each, language) for each in bench()["figures"]}
    places = {
        "start": {"health": "start to health", "first": "start to first answer"},
        "memory": {"memory": "memory with 10,000 stored"},
        "disk": {"disk": "disk with 10,000 stored"},
        "many": {"rate": "eight clients together, comments a second", "each": "eight clients at once, each"},
    }
    return [
        said[name].format(**{place: found[figure].removesuffix("/s") for place, figure in needed.items()})
        for name, needed in places.items()
        if found.keys() >= set(needed.values())
    ]


def _row(each: dict[str, Any], heads: dict[str, str], language: str) -> dict[str, Any]:
    """Return a figure of the bench with its aims, each of which is said to be reached or missed."""
    aims = [
        (
            heads["most"].format(value=measured(aim, each["unit"], language, 0)),
            heads["reached" if reached else "missed"],
        )
        for aim, reached in zip(each["aims"], each["reached"], strict=True)
    ]
    p99 = "" if each["p99"] is None else measured(each["p99"], each["unit"], language)
    return {
        "title": each["title"][language],
        "value": _first(each, language),
        "p99": p99,
        "aims": aims,
        "missed": False in each["reached"],
    }


def _first(each: dict[str, Any], language: str) -> str:
    return measured(each["value"], each["unit"], language, each["decimals"])


def _machine(name: str, language: str) -> str:
    return name.replace(" cores", " core") if language == "it" else name


def _run() -> tuple[str, str, int]:
    """Return the day, the machine and the seconds of the trials."""
    found = _RUN.search((DOCS / "reliability.md").read_text("utf-8"))
    if not found:
        raise ValueError("docs/reliability.md does not say its run")
    return found[1], " ".join(found[2].split()), int(found[3])


def _trials(words: dict[str, Any], language: str) -> list[list[str]]:
    """Return the table of ``docs/reliability.md``, its head first."""
    heads = words["table"]
    rows = [[heads[name] for name in ("trial", "found", "lost", "doubled", "right")]]
    for name, figures, lost, doubled, right in _TRIAL.findall((DOCS / "reliability.md").read_text("utf-8")):
        rows.append(
            [
                words["trials"][name] if language == "it" else name,
                ", ".join(_told(_COUNTED.findall(figures), words["trial_figures"], language)),
                lost, doubled, heads[right],
            ]
        )  # fmt: skip
    return rows


def _told(figures: Sequence[tuple[str, str]], italian: dict[str, str], language: str) -> list[str]:
    return [
        f"{counted(int(number.replace(',', '')), language)} {italian[what] if language == 'it' else what}"
        for number, what in figures
    ]


def _replies(said: dict[str, str], language: str) -> str:
    """Return what ``docs/replies.md`` proves, in one paragraph."""
    found = _PROOF.search((DOCS / "replies.md").read_text("utf-8"))
    if not found:
        raise ValueError("docs/replies.md does not say what was proved")
    names = ("kept", "drafts", "answered", "occasions")
    numbers = {name: counted(int(found[at + 2].replace(",", "")), language) for at, name in enumerate(names)}
    return said["replies_says"].format(date=found[1], **numbers)
