"""How often real, courteous company replies raise an alarm: precision before recall."""

import csv
import re
from pathlib import Path

import pytest

from server.replies import Brief, check

_CARE = Path(__file__).parents[4] / "shared" / "data" / "care_conversations.csv"
_MENTION = re.compile(r"^(?:@\w+\s*)+")
_HOW_MANY = 200
#: Accusation, threat, irony: the alarms that would hurt most if they were false.
_GRAVE = {"R8", "R9", "R10"}
#: At most one alarm in fifty replies.
_FEW = 0.02


def _broken(text: str) -> set[str]:
    return {each.rule for each in check(text, Brief(None, "en", "")) if not each.ok}


def test_courteous_replies_of_companies_raise_hardly_an_alarm(request: pytest.FixtureRequest) -> None:
    say = request.config.get_terminal_writer().line
    if not _CARE.is_file():
        say(f"not measured: {_CARE.name} is not here")
        return
    with _CARE.open(encoding="utf-8", newline="") as file:
        turns = [_MENTION.sub("", row["text"]) for row in csv.DictReader(file) if row["role"] == "agent"]
    chosen = turns[:: len(turns) // _HOW_MANY][:_HOW_MANY]
    alarms = sum(not _GRAVE.isdisjoint(_broken(text)) for text in chosen)
    say(f"{alarms} of {len(chosen)} courteous replies raise an accusation, threat or irony alarm")
    assert len(chosen) == _HOW_MANY
    assert alarms / _HOW_MANY <= _FEW


def test_the_measure_would_see_an_alarm() -> None:
    assert _broken("We are sorry. You are lying, see you in court. Nice try.") >= _GRAVE
