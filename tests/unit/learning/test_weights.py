import csv
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from server.evidence import SIGNALS
from server.evidence.table import WEIGHTS
from server.learning import weights
from server.learning.occurrences import SETS, Counts, count, thinned
from server.learning.weights import Pair, count_set, differences, main, support, table

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
#: One text in so many is read: the whole takes minutes and is what the command is for.
EVERY = 12

LIVED = "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, due ore di attesa"
PLAIN = "Il posto era sporco e molto deludente, non ci torno"
KIND = "Tutto perfetto, personale gentile e camera pulita"


def pair(real, invented, weighed=(98, 198), shares=None):
    """Counts of ``lived-detail`` and of nothing else."""
    here = Counts(weighed[0], {"lived-detail": real}, {"lived-detail": real if shares is None else shares})
    return Pair(here, Counts(weighed[1], {"lived-detail": invented}, {"lived-detail": invented}))


@pytest.fixture
def own_sets(tmp_path):
    """A ``maide.csv`` of our own: Italian and English complaints, praise, and a language left aside."""
    rows = [
        ("Italian", "0", "NEG", LIVED),
        ("Italian", "0", "NEG", PLAIN),
        ("Italian", "0", "NEG", KIND),
        ("English", "0", "NEG", "Room 12, on 3 August: the shower leaked for two hours, awful"),
        ("English", "1", "NEG", "The stay was dreadful and the room was dirty"),
        ("Italian", "1", "NEG", PLAIN),
        ("German", "1", "NEG", "Das Zimmer war schmutzig"),
        ("Italian", "0", "POS", KIND),
    ]
    with (tmp_path / "maide.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ("lang", "hotel", "label", "sentiment", "upside", "downside", "text"),
                *((language, "Casa", label, mood, "", "", text) for language, label, mood, text in rows),
            ]
        )
    return tmp_path


def test_a_signal_is_counted_where_it_is_seen_and_praise_is_not_weighed():
    counts = count([LIVED, PLAIN, KIND, LIVED])
    assert counts.weighed == 3
    assert counts.seen["lived-detail"] == 2
    assert counts.percent("lived-detail") == pytest.approx(200 / 3)
    assert counts.percent("creator") == 0
    assert counts.usual_share("lived-detail") == 1.0
    assert counts.usual_share("creator") == 1.0


def test_the_usual_share_is_a_mean_over_the_texts_that_have_the_signal():
    counts = Counts(10, {"lived-detail": 4}, {"lived-detail": 3.0})
    assert counts.usual_share("lived-detail") == 0.75
    assert counts.percent("lived-detail") == 40
    assert Counts().percent("lived-detail") == 0


@pytest.mark.parametrize(
    ("real", "invented", "decibans"),
    [(49, 9, -10.0), (9, 19, 0.0), (0, 0, -3.0103), (0, 198, 19.9782), (98, 0, -22.9666)],
)
def test_a_weight_is_the_ratio_of_two_shares_with_one_text_added(real, invented, decibans):
    assert pair(real, invented).decibans("lived-detail") == pytest.approx(decibans, abs=1e-3)


def test_a_weight_is_shrunk_as_if_a_hundred_texts_more_said_nothing():
    assert pair(49, 9).supported("lived-detail") == pytest.approx(-10 * 58 / 158)
    assert pair(49, 9, shares=24.5).supported("lived-detail") == pytest.approx(-10 * 58 / 158 / 0.5)
    assert pair(49, 9, shares=0).supported("lived-detail") == pytest.approx(-10 * 58 / 158)
    assert pair(0, 0).supported("lived-detail") == 0


def test_only_sets_that_may_teach_support_a_weight():
    weight = replace(WEIGHTS["lived-detail"], counted={"maide": (50, 5), "ott": (50, 50)})
    pairs = {"maide": pair(49, 9), "ott": pair(49, 99)}
    assert support("lived-detail", weight, pairs) == pytest.approx(-10 * 58 / 158)
    assert support("lived-detail", weight, {"ott": pair(49, 99)}) is None
    both = replace(weight, counted={"maide": (50, 5), "maide-italian": (10, 10)})
    pairs["maide-italian"] = pair(9, 19)
    assert support("lived-detail", both, pairs) == pytest.approx(-5 * 58 / 158)


@pytest.fixture
def lived(monkeypatch):
    """Let the table hold one measured weight; returns how to set it."""

    def put(db, real, invented, **fields):
        weight = replace(
            WEIGHTS["lived-detail"], db=db, basis="measured", counted={"maide": (real, invented)}, **fields
        )
        monkeypatch.setattr(weights, "WEIGHTS", {"lived-detail": weight})

    return put


@pytest.mark.parametrize("db", [-3.7, -3.0, -0.1, 0.0])
def test_a_weight_up_to_what_is_counted_is_right(lived, db):
    lived(db, 50.2, 4.6)
    assert list(differences({"maide": pair(49, 9)})) == []


@pytest.mark.parametrize("db", [-3.8, -9.0, 0.2, 5.0])
def test_a_weight_that_says_more_than_is_counted_is_named(lived, db):
    lived(db, 50.0, 4.5)
    assert list(differences({"maide": pair(49, 9)})) == [
        f"lived-detail: weighs {db:+.1f} dB, and the counts support -3.7 dB"
    ]


@pytest.mark.parametrize(("real", "invented"), [(50.6, 4.5), (49.4, 4.5), (50.0, 5.1), (4.5, 50.0)])
def test_a_figure_that_is_not_what_is_counted_is_named(lived, real, invented):
    lived(-3.0, real, invented)
    assert list(differences({"maide": pair(49, 9)})) == [
        f"lived-detail: maide is said to have {real:.1f} % and {invented:.1f} %, and has 50.0 % and 4.5 %"
    ]


def test_a_measured_weight_needs_a_figure_that_may_teach(lived, monkeypatch):
    lived(-3.0, 50, 4.5)
    alone = replace(weights.WEIGHTS["lived-detail"], counted={"ott": (50.0, 4.5)})
    monkeypatch.setattr(weights, "WEIGHTS", {"lived-detail": alone})
    assert list(differences({"ott": pair(49, 9)})) == [
        "lived-detail: no figure that may teach stands beside the weight"
    ]


def test_a_set_that_is_not_there_is_not_held_against_the_table(lived):
    lived(-9.0, 1.0, 99.0)
    assert list(differences({})) == []


def test_the_printed_table_names_every_signal_and_why_it_is_assumed():
    lines = list(table({"maide": pair(49, 9)}))
    for signal in SIGNALS:
        weight = WEIGHTS[signal.NAME]
        heading = (
            f"{signal.NAME}: {weight.db:+.1f} dB, {weight.basis}, {weight.low:+.1f} to {weight.high:+.1f}"
        )
        block = lines[lines.index(heading) + 1 :]
        assert (block[0] == f"  {weight.source}") == (weight.basis == "assumption")
        said = block[weight.basis == "assumption"]
        assert said.startswith(
            "  seen in " if signal.FAMILY == "text" else "  not to be counted on single texts"
        )
    at = lines.index(next(line for line in lines if line.startswith("lived-detail: ")))
    assert lines[at + 1 : at + 5] == [
        "  seen in 49 of 98 real complaints",
        "  maide: 49 of 98 real (50.0 %), 9 of 198 invented (4.5 %): raw -10.00 dB",
        "    × 0.367 shrinkage / 1.000 usual share = -3.7 dB; teaches",
        "  the counts support -3.7 dB",
    ]
    headings = [line.split(":")[0] for line in lines if line and not line.startswith(" ")]
    assert headings == list(WEIGHTS)


def test_what_is_printed_can_be_followed_by_hand():
    pairs = {"maide": pair(49, 9, shares=24.5), "ott": pair(20, 30), "gpt3": pair(20, 30)}
    at = (lines := list(table(pairs))).index(
        "  ott: 20 of 98 real (20.4 %), 30 of 198 invented (15.2 %): raw -1.32 dB"
    )
    assert lines[at - 1] == "    × 0.367 shrinkage / 0.500 usual share = -7.3 dB; teaches"
    assert lines[at + 1] == "    × 0.333 shrinkage / 1.000 usual share = -0.4 dB; examines only"
    assert lines[at + 2].startswith("  gpt3: ")  # the table does not name it: it is only reported
    assert lines[at + 3] == "  the counts support -7.3 dB"
    shrunk = pairs["maide"]
    assert -10 * shrunk.shrinkage("lived-detail") / shrunk.divisor("lived-detail") == pytest.approx(
        shrunk.supported("lived-detail")
    )


def test_a_mean_of_several_teachers_is_called_one(monkeypatch):
    both = replace(WEIGHTS["lived-detail"], counted={"maide": (50, 5), "maide-italian": (10, 10)})
    monkeypatch.setattr(weights, "WEIGHTS", {"lived-detail": both})
    lines = list(table({"maide": pair(49, 9), "maide-italian": pair(9, 19)}))
    assert lines[-1] == "  the counts support -1.8 dB, the mean of maide and maide-italian"


def test_real_complaints_are_added_up_over_sets_that_share_none():
    pairs = {
        "maide": pair(10, 9),
        "maide-italian": pair(5, 4),
        "ott": pair(20, 9),
        "absita": pair(3, 0, (50, 0)),
    }
    at = (lines := list(table(pairs))).index("  seen in 33 of 246 real complaints")
    sets = [line.split(":")[0] for line in lines[at + 1 : at + 6] if "raw" in line]
    assert sets == ["  maide", "  maide-italian", "  ott"]


def test_own_texts_are_counted_from_the_file(own_sets):
    both = count_set(SETS["maide"], own_sets)
    assert (both.real.weighed, both.invented.weighed) == (3, 2)
    assert (both.real.seen["lived-detail"], both.invented.seen.get("lived-detail", 0)) == (2, 0)
    italian = count_set(SETS["maide-italian"], own_sets)
    assert (italian.real.weighed, italian.invented.weighed) == (2, 1)
    assert count_set(SETS["maide"], own_sets, every=2).real.weighed == 1
    assert thinned(["a", "b", "c", "d"], 3) == ["a", "d"]


def test_the_command_says_what_is_missing_and_ends_with_one_where_the_table_differs(own_sets, capsys):
    assert main(["--data", str(own_sets)]) == 1
    said = capsys.readouterr().out
    assert f"ott: ott.csv not in {own_sets}: not counted" in said
    assert f"llama: ott.csv and op_spam_ai.csv not in {own_sets}: not counted" in said
    assert "maide: MAiDE-up, Italian and English: guests, GPT-4; weighed 3 real, 2 invented; teaches" in said
    assert "DIFFERS lived-detail: maide is said to have" in said
    assert main(["--data", str(own_sets), "--every", "2"]) == 0


def test_nothing_at_hand_is_said(tmp_path, capsys):
    for folder in (tmp_path, tmp_path / "none"):
        assert main(["--data", str(folder)]) == 2
        said = capsys.readouterr()
        assert (said.out, said.err) == ("", f"{folder} holds none of the sets: nothing can be counted.\n")


def test_ctrl_c_is_a_line(own_sets, capsys, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(weights, "count_set", interrupted)
    assert main(["--data", str(own_sets)]) == 130
    assert capsys.readouterr().err == "\nStopped.\n"


def test_the_figure_of_machine_written_is_what_is_counted():
    weight = WEIGHTS["machine-written"]
    for name, what in (("llama", "Llama"), ("gpt3", "GPT-3"), ("ott", "paid writers")):
        assert f"{what} {weight.counted[name][1]:.1f} %" in weight.source


def test_every_figure_of_the_table_belongs_to_a_known_set():
    for name, weight in WEIGHTS.items():
        assert set(weight.counted) <= set(SETS)
        assert bool(weight.counted) == (weight.basis == "measured"), name
        assert ("server.learning.weights" in weight.source) == (weight.basis == "measured"), name


def test_a_part_of_the_real_sets_is_near_what_the_table_says():
    if not (DATA / "maide.csv").exists():
        sys.stdout.write("The labelled sets are not beside the project: nothing was counted.\n")
        return
    counted = count_set(SETS["maide"], DATA, EVERY)
    assert (counted.real.weighed, counted.invented.weighed) > (50, 50)
    for name in ("lived-detail", "checkable-fact"):
        figures = WEIGHTS[name].counted["maide"]
        for said, found in zip(figures, (counted.real, counted.invented), strict=True):
            # Three standard errors of a share.
            off = 300 * (said / 100 * (1 - said / 100) / found.weighed) ** 0.5
            assert abs(found.percent(name) - said) <= off
