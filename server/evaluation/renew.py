"""Writing the model card anew without measuring all of it: its words and pictures, or its plots."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from server.evaluation.card import COMMAND, FILES, assembled, facts, plots, said, words, write
from server.evaluation.measures import Figure, Figures, calibration
from server.evaluation.outputs import check_folder
from server.evaluation.sets import Sets
from server.evaluation.sight import Sight
from server.evaluation.table import TableError
from server.reading.embedding import why_missing

#: What stays as it was when the figures were measured.
_KEPT: Final = ("date", "command", "modelVersion", "machine")


def renew(folder: Path, out: Path, day: date, only: str, say: Callable[[str], int]) -> int:
    """Renew the card in ``out``: its ``words`` and pictures, and with ``only="plots"`` its plots too.

    All other figures are those of the card that is there. ``folder`` holds the sets. Raises
    :class:`TableError` where something is missing or nothing can be written.
    """
    sets = Sets(folder)
    sets.check()
    check_folder(out, FILES)
    before = _before(out / FILES[0], only)
    figures = _figures(before)
    numbers = facts(sets, figures)
    card = assembled(figures, before["bands"], day, numbers, quick=False)
    card |= {name: before[name] for name in _KEPT}
    if only == "plots":
        if reason := why_missing():
            raise TableError(f"Without the encoder the plots would tell of another program. {reason}")
        found = calibration.measure(sets, Sight())
        card["plots"] = plots(found, day, numbers, f"{COMMAND} --only plots")
    else:
        card["plots"] = _reworded(before["plots"], numbers)
    write(card, out)
    return say(said(card))


def _reworded(before: dict[str, Any], numbers: Mapping[str, str]) -> dict[str, Any]:
    """Return plots with the steps that they had and the words of today."""
    found = {
        each["id"]: [calibration.Step(**step) for step in each["steps"]] for each in before["reliability"]
    }
    day = date.fromisoformat(before["date"])
    return plots(found, day, numbers, before["command"]) | {"modelVersion": before["modelVersion"]}


def _before(path: Path, only: str) -> dict[str, Any]:
    try:
        card: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise TableError(f"{path} holds no card to be renewed: measure one with --card.") from error
    if card["quick"]:
        raise TableError(f"{path} is a trial: measure a card with --card.")
    there = {each["id"] for each in card["measures"]}
    if missing := [each["id"] for each in words()["measures"] if each["id"] not in there]:
        raise TableError(f"{path} lacks {', '.join(missing)}: measure it with --card.")
    if only == "words" and "plots" not in card:
        raise TableError(f"{path} has no plots yet: measure them with --only plots.")
    return card


def _figures(card: dict[str, Any]) -> Figures:
    return {
        each["id"]: Figure(each["value"], each["n"], each["low"], each["high"]) for each in card["measures"]
    }
