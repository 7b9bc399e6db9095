"""The model card: every figure beside its aim and its anchor, as JSON for the site and as a page to read."""

import json
import platform
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from server.evaluation import drawings
from server.evaluation.card_page import page
from server.evaluation.measures import Figure, Figures, alarms, campaign, concern, machine, polarity, replies
from server.evaluation.measures.speed import measure as measure_speed
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight
from server.evaluation.table import TableError
from server.model_version import MODEL_VERSION
from server.reading.embedding import why_missing

COMMAND: Final = "python -m server evaluate --card"
_SUBJECTS: Final = (alarms, machine, polarity, concern, campaign, replies)


@cache
def words() -> dict[str, Any]:
    """Return ``card.toml``: what each figure means."""
    return tomllib.loads(Path(__file__).with_name("card.toml").read_text(encoding="utf-8"))


def write_card(folder: Path, out: Path, day: date, *, quick: bool, say: Callable[[str], Any]) -> int:
    """Measure everything on the sets in ``folder``, write the card to ``out``; return the exit status.

    Raises :class:`TableError` where sets or encoder are missing, or ``out`` cannot be written.
    """
    sets, sight = Sets(folder, quick), Sight()
    sets.check()
    if reason := why_missing():
        raise TableError(f"Without the encoder the card would tell of another program. {reason}")
    sight["ok"]  # so that no text's time is that of loading tables
    try:
        figures = measured(sets, sight)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped: the card is as it was.\n")
        return 130
    card = assembled(figures, alarms.table(sets, sight), day, quick=quick)
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "model-card.json").write_text(_json(card), encoding="utf-8")
        (out / "model-card.md").write_text(page(card), encoding="utf-8")
        (out / "false-alarms.svg").write_text(drawings.false_alarms(card), encoding="utf-8")
        (out / "aims.svg").write_text(drawings.aims(card), encoding="utf-8")
    except OSError as error:
        raise TableError(f"{out} cannot be written: {error.strerror or error}.") from error
    say(said(card))
    return 0


def measured(sets: Sets, sight: Sight) -> Figures:
    """Return all figures by their names."""
    found: Figures = {}
    for subject in _SUBJECTS:
        found |= subject.measure(sets, sight)
    return found | measure_speed(sight)  # last: it looks at how long the others took


def assembled(figures: Figures, bands: list[dict[str, Any]], day: date, *, quick: bool) -> dict[str, Any]:
    """Return the card: each figure with all that ``card.toml`` says of it, in that order."""
    return {
        "what": "Garbo's model card",
        "date": day.isoformat(),
        "command": COMMAND + (" --quick" if quick else ""),
        "quick": quick,
        "modelVersion": MODEL_VERSION,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "groups": {name: {"en": en, "it": it} for name, (en, it) in words()["groups"].items()},
        "measures": [_entry(each, figures[each["id"]]) for each in words()["measures"]],
        "bands": bands,
        "notClaimed": words()["not_claimed"],
        "data": words()["data"],
    }


def _entry(meaning: dict[str, Any], figure: Figure) -> dict[str, Any]:
    aim = {
        name: meaning[key] for name, key in (("atLeast", "at_least"), ("atMost", "at_most")) if key in meaning
    }
    value = round(figure.value, 4)
    return {
        "id": meaning["id"],
        "group": meaning["group"],
        "title": {"en": meaning["title"], "it": meaning["titolo"]},
        "unit": meaning["unit"],
        "value": value,
        "low": None if figure.low is None else round(figure.low, 4),
        "high": None if figure.high is None else round(figure.high, 4),
        "n": figure.n,
        "aim": aim or None,
        "reached": reached(value, aim) if aim else None,
        "anchor": meaning.get("anchor"),
        "set": meaning["set"],
        "split": meaning["split"],
        "sample": meaning.get("sample"),
    }


def reached(value: float, aim: dict[str, float]) -> bool:
    """Say whether ``value`` is where it should be."""
    return aim.get("atLeast", value) <= value <= aim.get("atMost", value)


def said(card: dict[str, Any]) -> str:
    """Return in a few lines what was reached and what was not."""
    aimed = [each for each in card["measures"] if each["aim"]]
    missed = [each for each in aimed if not each["reached"]]
    lines = [f"{len(aimed) - len(missed)} of {len(aimed)} aims reached, {len(card['measures'])} figures."]
    lines += [f"  missed: {each['title']['en']}: {each['value']} (n {each['n']})" for each in missed]
    return "\n".join(lines) + "\n"


def _json(card: dict[str, Any]) -> str:
    return json.dumps(card, indent=1, ensure_ascii=False) + "\n"
