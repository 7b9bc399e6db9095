from collections.abc import Callable

import pytest

from server.evaluation.printed import printed
from server.evaluation.summary import bands, folded, summarise
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
    assert separation["auc"] == {"value": 1.0, "low": None, "high": None}  # too few for an interval
    assert separation["foundAt"] == {"1%": 1.0, "5%": 1.0}
    assert found["campaigns"]["accused"]["value"] == 0.5
    assert (found["share"], found["prior"]) == (0.5, 0.0196)
    steps = {step["from"]: (step["to"], step["count"], step["happened"]) for step in found["reliability"]}
    # What is not negative shows no probability.
    assert steps == {10: (19, 1, 0.0), 30: (39, 1, 1.0), 80: (89, 1, 1.0)}
    assert found["reliability"][2]["shown"] == pytest.approx(0.8632, abs=1e-4)
    assert found["byLanguage"]["it"]["rows"] == 2


@pytest.mark.parametrize(("few", "sure"), [(19, False), (20, True)])
def test_an_auc_of_few_has_no_interval(result: Make, few: int, sure: bool) -> None:
    rows = [result(8.0 - number % 3, True) for number in range(few)] + [
        result(-17.0 + number, False) for number in range(30)
    ]
    found = summarise(rows, len(rows))
    assert (found["separation"]["auc"]["low"] is not None) is sure
    assert ("too few for an interval" in printed(found)) is not sure
    assert ("95 % between 0." in printed(found).split("AUC")[1].split("Found")[0]) is sure


def test_small_languages_are_told_together(result: Make) -> None:
    groups = {
        "de": bands([result(-17.0)] * 4 + [result(0.0)]), "it": bands([result(-17.0)] * 10),
        "und": bands([result(None)] * 9),
    }  # fmt: skip
    found = folded(groups)
    assert list(found) == ["it", "other"]
    assert found["it"] == groups["it"]
    assert found["other"] == bands([result(-17.0)] * 4 + [result(0.0)] + [result(None)] * 9)
    assert folded(groups, least=6) == groups  # one alone keeps its name


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
        ["language", "other", "2"],
    ]
    assert [line.split()[:3] for line in said.splitlines() if line.startswith("  campaigns")] == [
        ["campaigns", "2", "0.0"],
    ]
    assert "How the score orders 2 labelled campaigns and 2 others" in said
    assert "In the files 50.0 % are labelled campaigns; counted here as if 2.0 % were" in said
    assert "False alarms: 0.0 % (95 % between 0.0 % and 65.8 %); highest score 17" in said
    assert "AUC 1.000 (fewer than 20 of one kind, too few for an interval)" in said
    assert "Found at 1 % false alarms 100.0 %, at 5 % 100.0 %" in said
    assert "80 to 89" in said
    assert "Text alone cannot tell a campaign from an unhappy customer" in said
    assert "p50 20.0 ms, p99 20.0 ms" in said


def test_without_labels_nothing_is_said_of_separation(result: Make) -> None:
    said = printed(summarise([result(-17.0)], 1))
    assert said.startswith("1 of 1 comment weighed\n")
    assert "Where all comments lie\n" in said
    assert "False alarms" not in said
    assert "Above 59: 0.0 % (95 % between 0.0 % and 79.3 %); without labels nobody knows whether" in said
    praise = printed(summarise([result(None)], 1))
    assert "no comment has a score, because none complains" in praise
    assert "None" not in praise
    assert "AUC" not in said
    assert "Text alone" not in said
    chosen = {"found": 9, "unlabelled": 1} | summarise([result(-17.0)], 1)
    assert printed(chosen).splitlines()[1:3] == [
        "--limit drew the 1 evenly over 9 comments, the same every time",
        "1 comment without a label left out",
    ]
    assert printed(summarise([], 3)) == "0 of 3 comments weighed, then it was stopped\n"
