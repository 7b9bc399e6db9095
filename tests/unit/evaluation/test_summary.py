from collections.abc import Callable

import pytest

from server.evaluation.printed import printed
from server.evaluation.summary import bands, summarise
from server.evaluation.weighing import Result

Make = Callable[..., Result]


def test_bands_are_counted(result: Make) -> None:
    found = bands([result(None), result(-17.0), result(-10.0), result(-10.0), result(0.0)])
    assert {name: each["count"] for name, each in found["bands"].items()} == {
        "not-negative": 1, "likely-customer": 1, "to-check": 2, "suspicious": 1, "probable-campaign": 0,
    }  # fmt: skip
    assert found["bands"]["to-check"]["share"] == 0.4
    assert found["accused"]["count"] == 1
    assert found["accused"]["value"] == 0.2
    assert found["accused"]["low"] < 0.2 < found["accused"]["high"]
    assert (found["rows"], found["highest"]) == (5, 60)


def test_nothing_is_known_of_nothing() -> None:
    found = bands([])
    assert (found["rows"], found["accused"], found["highest"]) == (0, None, None)
    assert found["bands"]["suspicious"] == {"count": 0, "share": None}


def test_without_labels_every_row_may_be_a_false_alarm(result: Make) -> None:
    found = summarise([result(-17.0, words=5), result(8.0, language="en", words=90)], 3)
    assert found["falseAlarms"]["rows"] == 2
    assert (found["labelled"], found["complete"], found["weighed"], found["rows"]) == (False, False, 2, 3)
    assert found["separation"] is None
    assert found["reliability"] is None
    assert list(found["byLanguage"]) == ["en", "it"]
    assert list(found["byLength"]) == ["<= 10", "> 80"]
    assert found["byLength"]["> 80"]["accused"]["value"] == 1
    assert found["timeMilliseconds"] == {"p50": 5.0, "p99": 90.0}


def test_with_labels_only_the_others_may_be_false_alarms(result: Make) -> None:
    rows = [result(8.0, True), result(-10.0, True), result(-17.0, False), result(None, False)]
    found = summarise(rows, 4)
    assert found["complete"]
    assert found["falseAlarms"]["rows"] == 2
    assert found["falseAlarms"]["accused"]["value"] == 0
    separation = found["separation"]
    assert (separation["positives"], separation["negatives"]) == (2, 2)
    assert separation["auc"] == {"value": 1.0, "low": 1.0, "high": 1.0}
    assert separation["foundAt"] == {"1%": 1.0, "5%": 1.0}
    assert separation["positiveBands"]["accused"]["value"] == 0.5
    steps = {step["from"]: (step["count"], step["happened"]) for step in found["reliability"]}
    assert steps == {0.0: (2, 0.5), 0.8: (1, 1.0)}  # what is not negative shows no probability
    assert found["reliability"][1]["shown"] == pytest.approx(0.8632, abs=1e-4)
    assert found["byLanguage"]["it"]["rows"] == 2


def test_one_label_alone_separates_nothing(result: Make) -> None:
    found = summarise([result(8.0, True)], 9)
    assert found["separation"] is None
    assert "Only one of the two labels was reached" in printed(found)
    assert "1 of 9 comments weighed, then it was stopped" in printed(found)


def test_it_is_printed_for_people(result: Make) -> None:
    rows = [result(8.0, True), result(-10.0, True), result(-17.0, False), result(None, False, "en", 5)]
    said = printed(summarise(rows, 4))
    assert said.startswith("4 of 4 comments weighed\n")
    assert "not labelled as a campaign" in said
    assert [line.split()[:3] for line in said.splitlines() if line.startswith("  language")] == [
        ["language", "en", "1"],
        ["language", "it", "1"],
    ]
    assert "False alarms: 0.0 % (95 % between 0.0 % and 65.8 %); highest score 17" in said
    assert "AUC 1.000 (95 % between 1.000 and 1.000)" in said
    assert "found at 1 % false alarms 100.0 %, at 5 % 100.0 %" in said
    assert "0.8 to 0.9" in said
    assert "Text alone cannot tell a campaign from an unhappy customer" in said
    assert "p50 20.0 ms, p99 20.0 ms" in said


def test_without_labels_nothing_is_said_of_separation(result: Make) -> None:
    said = printed(summarise([result(-17.0)], 1))
    assert "all comments lie" in said
    assert "AUC" not in said
    assert "Text alone" not in said
    assert printed(summarise([], 3)) == "0 of 3 comments weighed, then it was stopped\n"
