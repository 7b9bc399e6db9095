"""The figures on the cards hold on the sets themselves, where these lie beside the project."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from server.learning import data, machine, polarity
from server.reading import heads

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
#: One text in so many is read: the whole takes too long for a test.
EVERY = 4
HEAD = heads.Heads(heads.WEIGHTS)


def figures(name: str) -> dict[str, Any]:
    card: dict[str, Any] = json.loads((heads.WEIGHTS / f"{name}.json").read_text("utf-8"))["figures"]
    return card


def absent() -> bool:
    """Say, in the report too, that the sets are not there."""
    if not DATA.is_dir():
        sys.stdout.write("The labelled sets are not beside the project: only the cards were looked at.\n")
    return not DATA.is_dir()


def test_the_cards_reach_the_aims() -> None:
    assert figures("polarity")["absita_sentences"]["balanced_accuracy"] >= 0.88
    assert figures("polarity")["italian_boxes_of_five_words"]["balanced_accuracy"] >= 0.9
    assert figures("machine")["italian_negatives"]["auc"] >= 0.98
    assert figures("machine")["italian_negatives"]["found_at_1_percent"] >= 0.65


def test_italian_sentences_are_read_as_the_card_says() -> None:
    if absent():
        return
    sentences = data.one_sided_sentences(DATA / "absita.csv")[::EVERY]
    found = polarity.figures(HEAD, sentences, data.Encoded(text for text, _ in sentences))
    assert found["balanced_accuracy"] >= 0.88
    said = figures("polarity")["absita_sentences"]
    assert found["balanced_accuracy"] == pytest.approx(said["balanced_accuracy"], abs=0.02)


def test_the_boxes_of_italian_hotels_kept_out_are_read_as_the_card_says() -> None:
    if absent():
        return
    kept = [r for r in data.reviews(DATA / "maide.csv") if r.examines and r.language == "Italian"]
    boxes = [box for review in kept if not review.machine for box in review.boxes]
    found = polarity.figures(HEAD, boxes, data.Encoded(text for text, _ in boxes))
    assert found == pytest.approx(figures("polarity")["italian_boxes"], abs=0.004)


def test_machine_written_italian_is_found_as_the_card_says() -> None:
    if absent():
        return
    negative = [r for r in data.reviews(DATA / "maide.csv") if r.language == "Italian" and not r.positive]
    chosen = negative[::EVERY]
    found = machine.examine(HEAD, chosen, data.Encoded(review.text for review in chosen))["italian_negatives"]
    said = figures("machine")["italian_negatives"]
    assert found["auc"] >= 0.97
    assert found["auc"] == pytest.approx(said["auc"], abs=0.015)
    assert found["machine_above_0.9"] == pytest.approx(said["machine_above_0.9"], abs=0.1)
    assert found["real_above_0.9"] <= 0.02
