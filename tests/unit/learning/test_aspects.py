"""The aspects learnt from our examples: the same every time, and examined where the set is at hand."""

import hashlib
import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from server.learning import aspects
from server.reading import aspects_by_example, embedding, heads
from server.reading.aspects_by_example import NAMES

DAY = date(2026, 3, 1)
HEADING = [
    f"{name}_{what}" for name in (*aspects.EXAMINED, "other") for what in ("presence", "positive", "negative")
]


def row(sentence: str, **marks: str) -> str:
    """Return a line of the set's table; ``wifi="neg"`` marks a complaint about the wifi."""
    told = {"neg": "101", "pos": "110", "both": "111", "": "000"}
    cells = [told[marks.get(name, "")] for name in (*aspects.EXAMINED, "other")]
    return ",".join([*"".join(cells), f'"{sentence}"'])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = [
        row("Il wifi non andava", wifi="neg"),
        row("Wifi ottimo", wifi="pos"),
        row("Wifi a tratti", wifi="both"),
        row("Wifi lento e bagno sporco", wifi="neg", cleanliness="neg"),
        row("Mai più", other="neg"),
        row("La colazione era poca", amenities="neg"),
    ]
    text = ",".join([*HEADING, "sentence"]) + "\n" + "\n".join(lines) + "\n"
    (tmp_path / "absita.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_only_complaints_about_one_aspect_examine(folder: Path) -> None:
    assert aspects.complaints(folder / "absita.csv") == [
        ("Il wifi non andava", "wifi"),
        ("La colazione era poca", "amenities"),
    ]


def test_the_halves_are_examined_apart(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aspects.data, "half", lambda text: int("colazione" in text))
    found = aspects.examine(folder)
    assert list(found) == [
        "absita_half_that_chose",
        "absita_half_that_chose_words_alone",
        "absita_half_kept",
        "absita_half_kept_words_alone",
    ]
    assert all(figures == {"sentences": 1, "first": 1.0, "first_two": 1.0} for figures in found.values())


def test_learning_gives_the_weights_that_are_shipped(tmp_path: Path) -> None:
    aspects.main(["--out", str(tmp_path), "--date", "2026-03-01"])
    for name in ("weights", "bias"):
        with np.load(tmp_path / "aspects.npz") as new, np.load(heads.WEIGHTS / "aspects.npz") as shipped:
            assert new[name].shape == ((512, 13) if name == "weights" else (13,))
            np.testing.assert_allclose(new[name], shipped[name], atol=0.01)
    card = json.loads((tmp_path / "aspects.json").read_text("utf-8"))
    assert (card["date"], card["figures"]) == ("2026-03-01", {})
    assert card["data"]["sha256"] == aspects_by_example.digest()
    assert card["sha256"] == hashlib.sha256((tmp_path / "aspects.npz").read_bytes()).hexdigest()
    rows = embedding.vectors(["The room was filthy."])
    assert rows is not None
    assert NAMES[int(aspects_by_example.chances(rows, tmp_path).argmax())] == "cleanliness"


def test_without_the_encoder_nothing_is_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "vectors", lambda *_, **__: None)
    monkeypatch.setattr(embedding, "why_missing", lambda: "not installed")
    with pytest.raises(RuntimeError, match="not installed"):
        aspects.fit()


def test_a_folder_without_the_set_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert aspects.main(["--out", str(tmp_path / "out"), "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path} does not hold absita.csv: leave --data out to learn without.\n"
    )
    assert not (tmp_path / "out").exists()
