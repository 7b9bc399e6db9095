import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from server.learning import machine, polarity, train
from server.learning.data import Review
from server.reading import embedding
from server.reading.heads import Heads

FILES = ["machine.json", "machine.npz", "polarity.json", "polarity.npz", "style.json"]
DAY = date(2026, 3, 1)


@pytest.fixture(scope="session")
def trained(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("weights")
    train.train(tiny, out, DAY)
    return out


def review(
    language: str = "Spanish", hotel: str = "Casa Prova", *, machine: bool = False, text: str = "x"
) -> Review:
    return Review(language, hotel, machine, True, text, "", text)


def test_the_same_data_gives_the_same_bytes(tiny: Path, trained: Path, tmp_path: Path) -> None:
    train.main(["--data", str(tiny), "--out", str(tmp_path / "new"), "--date", "2026-03-01"])
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == FILES
    for name in FILES:
        assert (tmp_path / "new" / name).read_bytes() == (trained / name).read_bytes()


def test_the_day_is_today_unless_it_is_said(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called = []
    monkeypatch.setattr(train, "train", lambda *arguments: called.append(arguments))
    train.main(["--data", str(tiny)])
    assert called[0][:2] == (tiny, train.heads.WEIGHTS)
    assert isinstance(called[0][2], date)


@pytest.mark.parametrize(
    ("text", "praises"),
    [
        ("The staff were wonderful.", True),
        ("A filthy, noisy room.", False),
        ("Camera sporca e fredda.", False),
    ],
)
def test_the_polarity_head_separates_what_it_never_saw(trained: Path, text: str, praises: bool) -> None:
    rows = embedding.vectors([text])
    value = Heads(trained).polarity(rows, "en")
    assert value is not None
    assert (value > 0) is praises


def test_the_machine_head_separates_what_it_never_saw(trained: Path) -> None:
    even = (
        "Regrettably, the lift was out of order. Overall, the experience was considerably below "
        "expectations. Moreover, the breakfast was rather disappointing for our family."
    )
    hurried = (
        "lift out of order ,again!! we paid for 3 nights and nobody told us, go somewhere else trust me "
        "on this ok"
    )
    head = Heads(trained)
    for read in (embedding.vectors, lambda texts: None):
        values = [head.machine_written(read(text.split(". ")), text) for text in (even, hurried)]
        assert values[0] > 0.5 > values[1]


def test_the_cards_say_what_was_done(tiny: Path, trained: Path) -> None:
    card = json.loads((trained / "polarity.json").read_text("utf-8"))
    assert card["date"] == "2026-03-01"
    assert card["taught"] == 6 * 4 * 2
    assert card["data"]["sha256"] == train._digest(tiny / "maide.csv")
    assert card["figures"]["italian_boxes"]["texts"] == 12
    assert card["figures"]["italian_boxes"]["balanced_accuracy"] >= 0.9
    assert "absita_sentences" not in card["figures"]
    card = json.loads((trained / "machine.json").read_text("utf-8"))
    assert card["taught"] == 6 * 2 * 2 * 4
    assert card["figures"]["italian_negatives"]["auc"] >= 0.9
    assert not [name for name in card["figures"] if name.startswith("elsewhere")]


def test_only_real_reviews_of_teaching_hotels_teach_polarity() -> None:
    kept = review("Italian", "Villa Esempio")
    assert polarity.teachers([review(), kept, review(machine=True)]) == [review()]


@pytest.mark.parametrize(
    ("language", "teaches"), [("Italian", 0), ("Chinese", 0), ("Korean", 0), ("English", 1)]
)
def test_no_italian_teaches_what_a_machine_writes(language: str, teaches: int) -> None:
    assert len(machine.teachers([review(language), review(language, text="")])) == teaches


def test_one_sided_classes_have_no_figures() -> None:
    assert machine.compare(Heads(Path()), [], ["one"], None) == {"machine": 0, "real": 1}


def test_other_sites_examine_where_they_are(trained: Path, tmp_path: Path) -> None:
    (tmp_path / "ott.csv").write_text(
        "polarity,label,text\nnegative,truthful,room 4 smelled ,never again!!\n"
        "negative,deceptive,A dreadful stay.\n"
        "positive,truthful,Lovely.\n",
        encoding="utf-8",
    )
    head = Heads(trained)
    assert machine.examine_elsewhere(head, tmp_path) == {}
    (tmp_path / "op_spam_ai.csv").write_text(
        "generator,polarity,text\nllama,negative,Regrettably it was poor.\nllama,positive,Superb.\n",
        encoding="utf-8",
    )
    figures = machine.examine_elsewhere(head, tmp_path)
    assert set(figures) == {"elsewhere_paid_writers", "elsewhere_llama"}
    assert (figures["elsewhere_llama"]["machine"], figures["elsewhere_llama"]["real"]) == (1, 1)


def test_arrays_are_written_without_the_time(tmp_path: Path) -> None:
    for name in ("a", "b"):
        train.write_arrays(tmp_path / f"{name}.npz", {"z": np.ones(3), "a": np.zeros(2)})
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    with np.load(tmp_path / "a.npz", allow_pickle=False) as file:
        assert file.files == ["a", "z"]


def test_without_the_teacher_nothing_is_trained(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "none"
    assert train.main(["--data", str(nowhere), "--out", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == (
        f"{nowhere} does not hold maide.csv, the only teacher: nothing is trained.\n"
    )
    assert not (tmp_path / "out").exists()
    for error, status in (
        (OSError("disk full"), 2),
        (RuntimeError("no encoder"), 2),
        (KeyboardInterrupt(), 130),
    ):

        def fail(*_: object, error: BaseException = error) -> None:
            raise error

        monkeypatch.setattr(train, "train", fail)
        assert train.main(["--data", str(tiny)]) == status
        assert str(error) in capsys.readouterr().err
