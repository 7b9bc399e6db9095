"""The command as a person types it: what it prints and writes, and how it stops."""

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from server.evaluation import command
from server.evaluation.arguments import DOCS, add_arguments

ROOT = Path(__file__).resolve().parents[3]
ROWS = """\
testo;tipo;lingua
Fate schifo, state alla larga;finto;it
Due ore al check-in il 3 agosto e la camera 12 era sporca;vero;it
Tutto bellissimo, personale gentile, torneremo!;vero;it
The bathroom was dirty and nobody came when we called;vero;en
"""


def run(*words: str | Path) -> tuple[int, str]:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    said: list[str] = []
    status = command.run(parser.parse_args([str(each) for each in words]), said.append)
    return status, "".join(said)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "commenti.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_a_labelled_file(table: Path, tmp_path: Path) -> None:
    out, picture = tmp_path / "out.json", tmp_path / "out.svg"
    status, said = run(
        table, "--text", "testo", "--label", "tipo", "--positive", "finto", "--language", "lingua",
        "--json", out, "--svg", picture, "--date", "2026-11-21",
    )  # fmt: skip
    assert status == 0
    assert said.startswith("4 of 4 comments weighed")
    found = json.loads(out.read_text("utf-8"))
    assert (found["files"], found["date"]) == (["commenti.csv"], "2026-11-21")
    assert found["falseAlarms"]["rows"] == 3
    assert found["falseAlarms"]["accused"]["count"] == 0
    assert found["falseAlarms"]["bands"]["not-negative"]["count"] == 1
    assert found["separation"]["auc"]["value"] == 1.0
    assert {name: each["rows"] for name, each in found["byLanguage"].items()} == {"en": 1, "it": 2}
    assert found["timeMilliseconds"]["p50"] > 0
    svg = picture.read_text("utf-8")
    assert ElementTree.fromstring(svg).tag.endswith("svg")  # noqa: S314 - our own
    assert "What was shown, and how often it was so" in svg
    assert "all (3; 0.0% above 59): not-negative 33.3%, likely-customer 66.7%" in svg


def test_a_file_without_labels_is_drawn_without_reliability(table: Path, tmp_path: Path) -> None:
    picture = tmp_path / "out.svg"
    status, said = run(table, "--text", "testo", "--limit", "2", "--svg", picture)
    assert status == 0
    assert "2 of 2 comments weighed" in said
    assert "AUC" not in said
    assert "how often it was so" not in picture.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--text", "nessuna"], "has no column “nessuna”; it has: testo, tipo, lingua."),
        (["--text", "testo", "--label", "tipo"], "--label and --positive belong together"),
        (["--text", "testo", "--json", "."], ". cannot be written: Is a directory."),
        (["--card"], "--card measures the public sets: it takes no files"),
    ],
)
def test_wrong_words_are_answered_in_a_sentence(
    table: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    status, _ = run(table, *words)
    assert status == 2
    assert said in capsys.readouterr().err.splitlines()[-1]


def test_nothing_to_do_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run()[0] == 2
    assert capsys.readouterr().err == "Name a CSV file, or ask for the model card with --card.\n"


def test_a_trial_of_the_card_never_replaces_the_card(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--card", "--quick")[0] == 2
    assert "name a folder for it with --out" in capsys.readouterr().err
    assert run("--card", "--quick", "--out", DOCS)[0] == 2
    assert "name a folder for it with --out" in capsys.readouterr().err
    assert run("--card", "--data", tmp_path, "--out", tmp_path)[0] == 2
    assert capsys.readouterr().err == f"The card needs maide.csv, and {tmp_path} does not hold it.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_number(table: Path, limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(table, f"--limit={limit}")
    assert caught.value.code == 2
    assert "a whole number from 1 on" in capsys.readouterr().err


def test_ctrl_c_prints_what_was_done(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_text("text\n" + "Camera sporca e fredda, due ore di attesa\n" * 2_000, encoding="utf-8")
    out = tmp_path / "out.json"
    # Ctrl+C that a shell has switched off for its children is switched on again.
    started = subprocess.Popen(
        [sys.executable, "-m", "server", "evaluate", str(path), "--json", str(out)],
        cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert started.stderr is not None
    first = started.stderr.readline()
    assert first.startswith("Weighing 200/2000")
    started.send_signal(signal.SIGINT)
    stopped = time.monotonic()
    said, problems = started.communicate(timeout=60)
    assert time.monotonic() - stopped < 30
    assert started.returncode == 130
    assert "Traceback" not in problems
    found = json.loads(out.read_text("utf-8"))
    assert 200 <= found["weighed"] < found["rows"] == 2_000
    assert found["complete"] is False
    assert said.startswith(f"{found['weighed']} of 2000 comments weighed, then it was stopped")
