"""The model card: every figure beside its aim and its anchor, as JSON for the site and as a page to read."""

import json
import platform
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from server.evaluation import card_drawings
from server.evaluation.card_page import page
from server.evaluation.measures import (
    Figure,
    Figures,
    alarms,
    calibration,
    campaign,
    concern,
    machine,
    polarity,
    replies,
)  # fmt: skip
from server.evaluation.measures.speed import measure as measure_speed
from server.evaluation.outputs import check_folder
from server.evaluation.outputs import write as write_file
from server.evaluation.replies.walk import COMMENTS
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight
from server.evaluation.table import TableError
from server.model_version import MODEL_VERSION
from server.reading.embedding import why_missing

COMMAND: Final = "python -m server evaluate --card"
_SUBJECTS: Final = (alarms, machine, polarity, concern, campaign, replies)
FILES: Final = ("model-card.json", "model-card.md", "false-alarms.svg", "aims.svg", "said-and-so.svg")
#: What is said of a figure beside its title.
_NOTES: Final = ("anchor", "set", "split", "sample")


@cache
def words() -> dict[str, Any]:
    """Return ``card.toml``: what each figure means."""
    return tomllib.loads(Path(__file__).with_name("card.toml").read_text(encoding="utf-8"))


def write_card(folder: Path, out: Path, day: date, *, quick: bool, say: Callable[[str], int]) -> int:
    """Measure everything on the sets in ``folder``, write the card to ``out``; return the exit status.

    Raises :class:`TableError` where sets or encoder are missing, or ``out`` cannot be written, before
    anything is measured.
    """
    sets, sight = Sets(folder, quick), Sight()
    sets.check()
    check_folder(out, FILES)
    if reason := why_missing():
        raise TableError(f"Without the encoder the card would tell of another program. {reason}")
    sight["ok"]  # so that no text's time is that of loading tables
    try:
        figures = measured(sets, sight)
        numbers = facts(sets, figures)
        card = assembled(figures, alarms.table(sets, sight), day, numbers, quick=quick)
        card["plots"] = plots(calibration.measure(sets, sight), day, numbers, card["command"])
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped: the card is as it was.\n")
        return 130
    write(card, out)
    return say(said(card))


def write(card: dict[str, Any], out: Path) -> None:
    """Write the card's files to ``out``; raises :class:`TableError`."""
    contents = (
        json.dumps(card, indent=1, ensure_ascii=False) + "\n", page(card),
        card_drawings.false_alarms(card), card_drawings.aims(card),
        card_drawings.reliability(card["plots"]["reliability"]),
    )  # fmt: skip
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TableError(f"{out} cannot be written: {error.strerror or error}.") from error
    for name, content in zip(FILES, contents, strict=True):
        write_file(out / name, content)


def facts(sets: Sets, figures: Figures) -> dict[str, str]:
    """Return the numbers that stand in the sentences of ``card.toml`` as ``{name}``."""
    crowd = f"{len(campaign.hidden_among(sets)):,}"
    alike = figures["campaign.reworded-pair"].value
    most = sets.most(None)
    return {
        "crowd": crowd,
        "crowd_it": crowd.replace(",", "."),
        "tweets": str(sets.most(polarity.TWEETS)),
        "drafted": str(sets.most(COMMENTS)),
        "reckoned": f"{100 * (1 - (1 - alike) ** 3):.0f} %",
        "some": f"at most {most} of each, by checksum; of " if sets.quick else "",
        "some_it": f"al massimo {most} per tipo, con una somma di controllo; di " if sets.quick else "",
    }


def measured(sets: Sets, sight: Sight) -> Figures:
    """Return all figures by their names."""
    found: Figures = {}
    for subject in _SUBJECTS:
        found |= subject.measure(sets, sight)
    return found | measure_speed(sight)  # last: it looks at how long the others took


def assembled(
    figures: Figures, bands: list[dict[str, Any]], day: date, numbers: Mapping[str, str], *, quick: bool
) -> dict[str, Any]:
    """Return the card: each figure with all that ``card.toml`` says of it, in that order.

    ``numbers`` are put into its sentences (see :func:`facts`).
    """
    command = COMMAND + (" --quick" if quick else "")
    return {
        "what": "Garbo's model card",
        "date": day.isoformat(),
        "command": command,
        "quick": quick,
        "modelVersion": MODEL_VERSION,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "groups": {
            name: {"en": en.format_map(numbers), "it": it.format_map(numbers)}
            for name, (en, it) in words()["groups"].items()
        },
        "measures": [
            _entry(each, figures[each["id"]], numbers) | {"command": command} for each in words()["measures"]
        ],
        "bands": bands,
        "notClaimed": [_filled(each, numbers) for each in words()["not_claimed"]],
        "elsewhere": words()["elsewhere"],
        "data": words()["data"],
    }


def _filled(meaning: dict[str, Any], numbers: Mapping[str, str]) -> dict[str, Any]:
    return {key: said.format_map(numbers) if isinstance(said, str) else said for key, said in meaning.items()}


def plots(
    found: calibration.Reliability, day: date, numbers: Mapping[str, str], command: str
) -> dict[str, Any]:
    """Return what the heads said beside how often it was so, set by set, and what that does not tell."""
    return {
        "date": day.isoformat(),
        "modelVersion": MODEL_VERSION,
        "command": command,
        "says": words()["plots_say"],
        "reliability": [_plot(each, found[each["id"]], numbers) for each in words()["plots"]],
    }


def _plot(
    meaning: dict[str, Any], found: Sequence[calibration.Step], numbers: Mapping[str, str]
) -> dict[str, Any]:
    count = sum(each.n for each in found)
    return {
        "id": meaning["id"],
        "title": {"en": meaning["title"], "it": meaning["titolo"]},
        "n": count,
        "so": round(sum(each.n * each.happened for each in found) / count, 4),
        "gap": round(calibration.gap(found), 4),
        **_noted(meaning, numbers),
        "steps": [{name: round(value, 4) for name, value in asdict(each).items()} for each in found],
    }


def _noted(meaning: dict[str, Any], numbers: Mapping[str, str]) -> dict[str, Any]:
    """Return the notes of a figure or a plot, in English and below ``it`` in Italian."""
    told = {"anchor": "none known", "sample": None} | meaning
    italian = words()["in_italian"]
    return {
        **{name: told[name] and told[name].format_map(numbers) for name in _NOTES},
        "it": {name: told[name] and italian[told[name]].format_map(numbers) for name in _NOTES},
    }


def _entry(meaning: dict[str, Any], figure: Figure, numbers: Mapping[str, str]) -> dict[str, Any]:
    aim = {
        name: meaning[key] for name, key in (("atLeast", "at_least"), ("atMost", "at_most")) if key in meaning
    }
    value = round(figure.value, 4)
    return {
        "id": meaning["id"],
        "group": meaning["group"],
        "title": {
            name: meaning[key].format_map(numbers) for name, key in (("en", "title"), ("it", "titolo"))
        },
        "unit": meaning["unit"],
        "value": value,
        "low": None if figure.low is None else round(figure.low, 4),
        "high": None if figure.high is None else round(figure.high, 4),
        "n": figure.n,
        "aim": aim or None,
        "reached": reached(value, aim) if aim else None,
        **_noted(meaning, numbers),
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
