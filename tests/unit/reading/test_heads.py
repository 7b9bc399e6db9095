import hashlib
import json
import math
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from server.reading import embedding, heads, style

CHANCE = np.random.default_rng(7)
PRAISE_AND_COMPLAINT = [
    ("it", "Personale gentilissimo e stanza pulita.", "Stanza sporca e personale maleducato."),
    ("it", "Torneremo volentieri!", "Non ci torneremo mai più."),
    ("en", "The staff were lovely.", "The staff were rude."),
    ("es", "La habitación era preciosa.", "La habitación estaba sucia."),
    ("fr", "Un accueil chaleureux.", "Un accueil détestable."),
    ("de", "Das Frühstück war hervorragend.", "Das Frühstück war ungenießbar."),
]


def unit_rows(count: int) -> np.ndarray:
    rows = CHANCE.normal(size=(count, 512))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def read(text: str) -> np.ndarray:
    rows = embedding.vectors([text])
    assert rows is not None
    return rows


@pytest.fixture
def small(tmp_path: Path) -> heads.Heads:
    """Heads with weights that can be worked out by hand."""
    np.savez(tmp_path / "polarity.npz", weights=np.eye(512, dtype=np.float32)[0] * 2, bias=np.float32(0.5))
    np.savez(tmp_path / "machine.npz", weights=np.eye(1024, dtype=np.float32)[512] * 3)
    rows = [{"name": n, "centre": 0.0, "scale": 1.0, "alone": 0.0, "beside": 0.0} for n in style.NAMES]
    rows[style.NAMES.index("exclamations")] |= {"alone": 1.5, "beside": -2.0}
    table = {"bias": {"alone": 0.25, "beside": 0.75}, "measures": rows}
    (tmp_path / "style.json").write_text(json.dumps(table), encoding="utf-8")
    return heads.Heads(tmp_path)


def sigmoid(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def test_polarity_by_hand(small: heads.Heads) -> None:
    rows = np.zeros((4, 512), dtype=np.float32)
    rows[0, 0], rows[1, 0], rows[2, 1] = 1.0, -1.0, 1.0
    expected = [2 * sigmoid(2.5) - 1, 2 * sigmoid(-1.5) - 1, 2 * sigmoid(0.5) - 1, 0.0]
    assert small.sentence_polarities(rows).tolist() == pytest.approx(expected, abs=1e-12)
    assert small.polarity(rows, "it") == pytest.approx(sum(expected) / 3, abs=1e-12)


def test_the_shipped_polarity_agrees_with_plain_arithmetic() -> None:
    with np.load(heads.WEIGHTS / "polarity.npz", allow_pickle=False) as file:
        weights, bias = file["weights"].tolist(), float(file["bias"])
    rows = unit_rows(3)
    by_hand = [
        2 * sigmoid(math.fsum(w * x for w, x in zip(weights, row, strict=True)) + bias) - 1
        for row in rows.astype(float).tolist()
    ]
    assert heads.sentence_polarities(rows).tolist() == pytest.approx(by_hand, abs=1e-9)
    assert heads.polarity(rows, "it") == pytest.approx(sum(by_hand) / 3, abs=1e-9)


@pytest.mark.parametrize(("language", "praise", "complaint"), PRAISE_AND_COMPLAINT)
def test_praise_is_above_zero_and_complaint_below(language: str, praise: str, complaint: str) -> None:
    above, below = heads.polarity(read(praise), language), heads.polarity(read(complaint), language)
    assert above is not None
    assert below is not None
    assert 1 > above > 0 > below > -1


@pytest.mark.parametrize("language", sorted(heads.LANGUAGES))
def test_the_languages_of_the_encoder_are_read(language: str) -> None:
    assert heads.polarity(unit_rows(1), language) is not None


@pytest.mark.parametrize("language", ["el", "xx", ""])
def test_other_languages_are_not_judged(language: str) -> None:
    assert heads.polarity(unit_rows(1), language) is None


def test_without_anything_read_there_is_no_polarity() -> None:
    assert heads.polarity(None, "it") is None
    assert heads.polarity(np.zeros((0, 512), dtype=np.float32), "it") is None
    assert heads.polarity(np.zeros((2, 512), dtype=np.float32), "it") is None


def test_features_are_mean_and_spread_of_what_was_read() -> None:
    rows = np.zeros((3, 512), dtype=np.float32)
    rows[0, 0], rows[2, 1] = 1.0, 1.0
    found = heads.features(rows)
    assert found.shape == (1024,)
    assert found[:3].tolist() == [0.5, 0.5, 0.0]
    assert found[512:515].tolist() == pytest.approx([math.sqrt(0.5), math.sqrt(0.5), 0.0])
    assert heads.features(rows[:1])[512:].tolist() == [0.0] * 512


LONG = "parola " * 29 + "fine!"


def test_machine_written_by_hand(small: heads.Heads) -> None:
    rows = np.zeros((2, 512), dtype=np.float32)
    rows[0, 0], rows[1, 1] = 1.0, 1.0
    assert small.machine_written(None, LONG) == pytest.approx(sigmoid(0.25 + 1.5))
    assert small.machine_written(rows * 0, LONG) == pytest.approx(sigmoid(0.25 + 1.5))
    assert small.machine_written(rows, LONG) == pytest.approx(sigmoid(0.75 - 2 + 3 * math.sqrt(0.5)))
    assert small.machine_written(rows[:1], LONG) == pytest.approx(sigmoid(0.75 - 2))


@pytest.mark.parametrize(
    ("words", "ceiling"), [(0, 0.3), (1, 0.3), (8, 0.3), (12, 0.475), (16, 0.65), (24, 1.0), (400, 1.0)]
)
def test_short_texts_are_held_low(small: heads.Heads, words: int, ceiling: float) -> None:
    sure = np.zeros((2, 512), dtype=np.float32)
    sure[0, 0], sure[1, 0] = 100.0, -100.0
    assert small.machine_written(sure, "parola " * words) == pytest.approx(ceiling)


@pytest.mark.parametrize(
    "text", ["", "\x00", "😀" * 200, "\ud800", "שלום " * 40, "<p>ciao</p>" * 50, "x" * 100_000]
)
def test_odd_texts_stay_between_0_and_1(text: str) -> None:
    assert 0 <= heads.machine_written(None, text) <= 1
    assert 0 <= heads.machine_written(embedding.vectors([text]), text) <= 1


def test_even_prose_looks_more_like_a_machine_than_a_hurried_note() -> None:
    even = (
        "My recent stay at this hotel was deeply disappointing. The room was poorly maintained, and the "
        "bathroom had a persistent unpleasant odour. Furthermore, the staff were unhelpful and dismissive "
        "of our concerns."
    )
    hurried = (
        "arrived at 11 pm,nobody at the desk..waited 40 min!! room 12 smelled of smoke & the shower "
        "was cold both days, told Marta she said sorry but nothing happend,, 95 eur for this"
    )
    values = []
    for text in (even, hurried):
        rows = embedding.vectors(text.split(". "))
        values.append((heads.machine_written(rows, text), heads.machine_written(None, text)))
    assert values[0][0] > 0.5 > values[1][0]
    assert values[0][1] > 0.5 > values[1][1]


def test_threads_agree() -> None:
    rows = unit_rows(4)
    fresh = heads.Heads(heads.WEIGHTS)
    with ThreadPoolExecutor(8) as pool:
        answers = set(
            pool.map(lambda _: (fresh.polarity(rows, "it"), fresh.machine_written(rows, LONG)), range(32))
        )
    assert answers == {(heads.polarity(rows, "it"), heads.machine_written(rows, LONG))}


@pytest.mark.parametrize(
    ("name", "shapes"), [("polarity", {"weights": (512,), "bias": ()}), ("machine", {"weights": (1024,)})]
)
def test_the_weights_are_small_plain_numbers(name: str, shapes: dict[str, tuple[int, ...]]) -> None:
    path = heads.WEIGHTS / f"{name}.npz"
    with np.load(path, allow_pickle=False) as file:
        assert {key: file[key].shape for key in file.files} == shapes
        assert {file[key].dtype for key in file.files} == {np.dtype("float32")}
        assert all(np.isfinite(file[key]).all() for key in file.files)
    assert path.stat().st_size < 8_000
    with zipfile.ZipFile(path) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("polarity", {"absita_sentences", "italian_boxes", "italian_reviews", "english_reviews"}),
        ("machine", {"italian_negatives", "elsewhere_paid_writers", "elsewhere_llama"}),
    ],
)
def test_each_head_has_its_card(name: str, figures: set[str]) -> None:
    card = json.loads((heads.WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))
    assert card["sha256"] == hashlib.sha256((heads.WEIGHTS / f"{name}.npz").read_bytes()).hexdigest()
    assert card["data"]["name"] == "MAiDE-up"
    assert card["data"]["licence"] == "MIT"
    assert len(card["data"]["sha256"]) == 64
    assert card["date"] >= "2026-01-01"
    assert card["split"]
    assert figures <= set(card["figures"])
    for row in card["figures"].values():
        assert all(math.isfinite(value) for value in row.values())


def test_the_table_of_style_names_every_measure_in_order() -> None:
    table = json.loads((heads.WEIGHTS / "style.json").read_text(encoding="utf-8"))
    assert tuple(row["name"] for row in table["measures"]) == style.NAMES
    assert all(row["scale"] > 0 for row in table["measures"])
