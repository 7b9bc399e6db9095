from pathlib import Path

import numpy as np
import pytest

from server.learning import data
from server.reading import embedding


def test_reviews_are_read_as_they_stand(tiny: Path) -> None:
    first, second, third, *_ = found = data.reviews(tiny / "maide.csv")
    assert len(found) == 6 * 3 * 2 * 4
    assert (first.language, first.hotel, first.machine, first.positive) == (
        "English",
        "Casa Prova",
        False,
        True,
    )
    assert first.boxes == (("The staff were kind and helpful.", True),)
    assert second.boxes == (("The room was filthy.", False),)
    assert not second.positive
    assert third.machine


@pytest.mark.parametrize(("hotel", "side"), [("Casa Prova", 0), ("Villa Esempio", 1)])
def test_the_half_of_a_hotel_is_fixed(hotel: str, side: int) -> None:
    assert data.half(hotel) == side


@pytest.mark.parametrize(
    ("language", "hotel", "examines"),
    [
        ("Italian", "Villa Esempio", True),
        ("English", "Villa Esempio", True),
        ("Spanish", "Villa Esempio", False),
        ("Italian", "Casa Prova", False),
    ],
)
def test_half_of_the_italian_and_english_hotels_examine(language: str, hotel: str, examines: bool) -> None:
    review = data.Review(language, hotel, False, True, "Bene", "", "Bene")
    assert review.examines is examines


def test_one_sided_sentences(tmp_path: Path) -> None:
    (tmp_path / "absita.csv").write_text(
        "sentence_id,staff_presence,staff_positive,staff_negative,wifi_positive,wifi_negative,sentence\n"
        "1,1,1,0,0,0,Personale cortese\n"
        "2,1,0,0,0,1,Rete lenta\n"
        "3,1,1,0,0,1,Cortesi ma rete lenta\n"
        "4,1,0,0,0,0,Siamo stati due notti\n",
        encoding="utf-8",
    )
    found = data.one_sided_sentences(tmp_path / "absita.csv")
    assert found == [("Personale cortese", True), ("Rete lenta", False)]


def test_encoded_has_a_row_for_each_sentence() -> None:
    encoded = data.Encoded(["Sporco. Freddo.", "Freddo.", ""])
    assert [encoded[text].shape for text in ("Sporco. Freddo.", "Freddo.", "")] == [
        (2, 512),
        (1, 512),
        (0, 512),
    ]
    assert np.array_equal(encoded["Sporco. Freddo."][1], encoded["Freddo."][0])


def test_without_the_encoder_nothing_can_be_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "vectors", lambda texts, at_most: None)
    monkeypatch.setattr(embedding, "why_missing", lambda: "It is not here.")
    with pytest.raises(RuntimeError, match="It is not here"):
        data.Encoded(["Ciao."])
