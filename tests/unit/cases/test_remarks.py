"""What stands beside the figures of a report: when it speaks up, and that it says what it is."""

from typing import Literal

import pytest

from server.cases.remarks import TABLES, asking, estimate, minutes_saved, outweighed_by, thumb


@pytest.mark.parametrize(
    ("asked", "negative", "codes"),
    [
        (0, 0, []),
        (0, 9, []),
        (1, 1, ["platform-rule"]),
        (2, 2, ["platform-rule"]),
        (3, 6, ["platform-rule"]),
        (3, 5, ["asked-often", "platform-rule"]),
        (9, 9, ["asked-often", "platform-rule"]),
    ],
)
def test_the_meter_speaks_up_beyond_a_half(asked: int, negative: int, codes: list[str]) -> None:
    assert [each.code for each in asking(asked, negative, "it", {"google", "trustpilot"})] == codes


def test_the_rule_beside_the_meter_is_the_platforms_own_with_its_source() -> None:
    often, rule = asking(4, 5, "en", ["trustpilot"])
    assert often.text == (
        "You asked 4 of 5 critics for a reference, more than half. Ask only where you do not recognise the "
        "customer."
    )
    assert (often.source, often.certain) == (None, True)
    assert rule.source == "https://legal.trustpilot.com/for-reviewers/guidelines-for-businesses"
    assert rule.certain is False
    assert "Trustpilot" in rule.text


def test_the_platforms_rule_is_told_only_where_a_case_stood_there() -> None:
    assert [each.code for each in asking(4, 5, "en", {"google", "facebook"})] == ["asked-often"]
    assert asking(1, 5, "it", ()) == ()


def test_thousands_are_parted() -> None:
    assert "come 2.240 commenti" in thumb(224, "it")
    assert "as 2,240 positive" in thumb(224, "en")


def test_the_numbers_are_those_of_the_table() -> None:
    assert (outweighed_by(0), outweighed_by(3), minutes_saved(0), minutes_saved(5)) == (0, 30, 0, 40)


@pytest.mark.parametrize(("speak", "honest"), [("it", "non una misura"), ("en", "no measurement")])
def test_both_say_that_they_are_no_measurement(speak: Literal["it", "en"], honest: str) -> None:
    assert honest in thumb(3, speak)
    assert " 10 " in thumb(3, speak)
    assert " 30 " in thumb(3, speak)
    assert honest in estimate(speak)
    assert " 8 " in estimate(speak)


@pytest.mark.parametrize("entry", ["asked", "thumb", "time"])
def test_every_sentence_is_there_in_both_languages(entry: str) -> None:
    assert TABLES[entry]["it"] != TABLES[entry]["en"]
