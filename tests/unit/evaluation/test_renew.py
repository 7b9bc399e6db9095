"""A card that is renewed keeps its figures; only its words, pictures or plots are new."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from server.evaluation import card as card_module
from server.evaluation import renew as renew_module
from server.evaluation.card import FILES
from server.evaluation.measures import calibration
from server.evaluation.renew import renew
from server.evaluation.table import TableError
from tests.building import ROOT

DAY = date(2026, 12, 24)
STEPS = [
    calibration.Step(0.0, 0.1, 4, 0.05, 0.25, 0.05, 0.7),
    calibration.Step(0.9, 1.0, 6, 0.95, 1.0, 0.6, 1.0),
]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder with the card of the project."""
    (tmp_path / "model-card.json").write_bytes((ROOT / "docs" / "model-card.json").read_bytes())
    return tmp_path


def read(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "model-card.json").read_text("utf-8"))
    return found


def figures(card: dict[str, Any]) -> list[Any]:
    return [[each[name] for name in ("id", "value", "low", "high", "n")] for each in card["measures"]]


def test_words_are_renewed_and_figures_stay(own_sets: Path, docs: Path) -> None:
    before = read(docs)
    told: list[str] = []
    assert renew(own_sets, docs, DAY, "words", lambda words: told.append(words) or 0) == 0
    after = read(docs)
    assert figures(after) == figures(before)
    for name in ("date", "command", "modelVersion", "machine", "bands", "quick"):
        assert after[name] == before[name]
    assert after["plots"]["date"] == before["plots"]["date"]
    assert [each["steps"] for each in after["plots"]["reliability"]] == [
        each["steps"] for each in before["plots"]["reliability"]
    ]
    assert {path.name for path in docs.iterdir()} == set(FILES)
    assert re.match(r"\d+ of \d+ aims reached", told[0])


def test_plots_are_measured_anew(own_sets: Path, docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(docs)
    names = [each["id"] for each in before["plots"]["reliability"]]
    monkeypatch.setattr(calibration, "measure", lambda *_: dict.fromkeys(names, STEPS))
    assert renew(own_sets, docs, DAY, "plots", lambda _: 0) == 0
    after = read(docs)
    assert figures(after) == figures(before)
    assert after["date"] == before["date"]
    assert after["plots"]["date"] == "2026-12-24"
    assert after["plots"]["command"] == "python -m server evaluate --card --only plots"
    first = after["plots"]["reliability"][0]
    assert (first["n"], first["so"], first["gap"]) == (10, 0.7, 0.11)
    assert first["steps"][0] == {
        "start": 0.0, "end": 0.1, "n": 4, "said": 0.05, "happened": 0.25, "low": 0.05, "high": 0.7,
    }  # fmt: skip
    page = (docs / "model-card.md").read_text("utf-8")
    assert "| 0% to 10% | 4 | 5.0 % | 25.0 % (5.0 % to 70.0 %) |" in page
    assert (docs / "said-and-so.svg").read_text("utf-8").count("<circle") == 2 * len(names)


@pytest.mark.parametrize(
    ("change", "only", "said"),
    [
        ({"quick": True}, "words", "is a trial"),
        ({"measures": []}, "plots", "lacks alarms.it.accused, "),
        ({"plots": None}, "words", "has no plots yet"),
    ],
)
def test_a_card_that_cannot_be_renewed_is_said(
    own_sets: Path, docs: Path, change: dict[str, Any], only: str, said: str
) -> None:
    changed = {name: value for name, value in (read(docs) | change).items() if value is not None}
    (docs / "model-card.json").write_text(json.dumps(changed), "utf-8")
    with pytest.raises(TableError, match=said):
        renew(own_sets, docs, DAY, only, print)
    assert read(docs) == changed


def test_without_a_card_or_the_encoder_there_is_nothing_to_renew(
    own_sets: Path, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(TableError, match="holds no card"):
        renew(own_sets, tmp_path / "empty", DAY, "words", print)
    monkeypatch.setattr(renew_module, "why_missing", lambda: "It is not installed.")
    with pytest.raises(TableError, match="It is not installed"):
        renew(own_sets, docs, DAY, "plots", print)


def test_every_note_stands_in_both_languages() -> None:
    words = card_module.words()
    notes = {
        meaning[name]
        for meaning in (*words["measures"], *words["plots"])
        for name in ("anchor", "set", "split", "sample")
        if name in meaning
    } | {"none known"}
    assert notes == words["in_italian"].keys()
    assert all(value.strip() == value != "" for value in words["in_italian"].values())
    same = {english for english, italian in words["in_italian"].items() if english == italian}
    assert same == {"ABSITA"}
    assert all(each["licence"] != each["licenza"] for each in words["data"])
