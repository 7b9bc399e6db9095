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
    status = command.run(
        parser.parse_args([str(each) for each in words]), lambda each: said.append(each) or 0
    )
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
    assert (found["found"], found["unlabelled"], found["share"]) == (4, 0, 0.25)
    assert {name: each["rows"] for name, each in found["byLanguage"].items()} == {"en": 1, "it": 2}
    assert found["timeMilliseconds"]["p50"] > 0
    svg = picture.read_text("utf-8")
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert "What was shown, and how often it was so" in svg
    assert "not campaigns (3; 0.0% above 59): not-negative 33.3%, likely-customer 66.7%" in svg
    assert "campaigns (1; 0.0% above 59): not-negative 0.0%" in svg
    assert "language other (3; " in svg
    words = [each.text or "" for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    for line in (
        "AUC 1.000 (fewer than 20 of one kind, too few for an interval)",
        "Found at 1 % false alarms 100.0 %, at 5 % 100.0 %",
        "In the files 25.0 % are labelled campaigns",
        "Counted here as if 2.0 % were, which the score takes for granted",
    ):
        assert line in words
    assert any(line.startswith("Time per comment: p50 ") for line in words)


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
        (["--quick"], "--quick says nothing without --card: leave it out."),
        (["--data", "."], "--data says nothing without --card: leave it out."),
        (["--text", "testo", "--json", "nowhere/x.json"], "nowhere/x.json cannot be written: No such file"),
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


@pytest.mark.parametrize("word", ["--limit=3", "--json=x.json", "--text=text", "--rating=stars"])
def test_words_that_would_change_nothing_are_refused(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--card", word)[0] == 2
    assert capsys.readouterr().err == f"{word.partition('=')[0]} says nothing beside --card: leave it out.\n"


def test_no_output_is_an_input_or_another_output(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link, new = tmp_path / "link.csv", tmp_path / "new"
    link.symlink_to(table)
    for words, said in (
        (("--json", table), f"{table} is one of the files to be read"),
        (("--svg", link), f"{link} is one of the files to be read"),
        (("--json", new, "--svg", tmp_path / "." / "new"), f"{new} is named twice"),
    ):
        assert run(table, "--text", "testo", *words)[0] == 2
        assert said in capsys.readouterr().err
    assert table.read_text("utf-8") == ROWS
    assert not new.exists()


def test_what_cannot_be_written_is_noticed_before_weighing(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "weigh_row", lambda _: pytest.fail("weighed"))
    assert run(table, "--text", "testo", "--json", tmp_path / "ok.json", "--svg", tmp_path)[0] == 2
    assert not (tmp_path / "ok.json").exists()


def test_an_old_output_is_not_lost_while_it_is_tried(table: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text("kept", encoding="utf-8")
    assert run(table, "--text", "nessuna", "--json", old)[0] == 2
    assert old.read_text("utf-8") == "kept"


def test_the_help_says_what_one_needs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run("--help")
    assert caught.value.code == 0
    said = capsys.readouterr().out
    for words in (
        "Weigh the comments of CSV files",
        "example:\n  python -m server evaluate comments.csv",
        "semicolon",
        "Windows-1252",
        "exit codes: 0 done; 1 the figures",
    ):
        assert words in said


def test_ctrl_c_while_it_loads_is_a_line(
    table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "weigh_row", interrupted)
    assert run(table, "--text", "testo")[0] == 130
    assert capsys.readouterr().err == "\nStopped.\n"


#: ``python -m server``, which says when it has taken Ctrl+C into its hands: the first thing it does.
LATE = """
import os, runpy, signal, sys, threading, time

def watch():
    while signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        time.sleep(0.001)
    os.write(1, b"started\\n")  # print would hold a lock that the end of the program needs

threading.Thread(target=watch, daemon=True).start()
sys.argv[0] = "server"
runpy.run_module("server", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize("after", [0.0, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2])
def test_ctrl_c_at_any_moment_leaves_no_traceback(tmp_path: Path, after: float) -> None:
    path = tmp_path / "big.csv"
    path.write_text("text\n" + "Camera sporca e fredda, due ore di attesa\n" * 5_000, encoding="utf-8")
    started = subprocess.Popen(
        [sys.executable, "-c", LATE, "evaluate", str(path)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert started.stdout is not None
    assert started.stdout.readline() == "started\n"
    time.sleep(after)
    started.send_signal(signal.SIGINT)
    _, problems = started.communicate(timeout=60)
    assert started.returncode == 130
    assert "Traceback" not in problems


def test_a_full_output_is_a_line(table: Path, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        sys.stdout.write("This system has no device that is always full: nothing was tried on it.\n")
        return
    out = tmp_path / "out.json"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "server", "evaluate", str(table), "--text", "testo", "--json", str(out)],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "The figures could not be printed: No space left on device."
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert json.loads(out.read_text("utf-8"))["weighed"] == 4


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
