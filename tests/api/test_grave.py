"""Serious harm, threats and reviews as goods: what is drafted first, and what is to be done."""

import pytest

from tests.conftest import Api

HARM = "Mia madre è morta di intossicazione dopo aver mangiato da voi. Abbiamo la cartella clinica."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Vi ammazzo tutti", "report-threat"),
        ("I'll burn the place down", "report-threat"),
        ("300 euro in bitcoin o mille recensioni negative", "report-extortion"),
        ("Le pubblichiamo 10 recensioni a 5 stelle a 100 euro", "report-offer"),
    ],
)
def test_a_crime_is_answered_with_a_notice_to_the_platform(api: Api, text: str, code: str) -> None:
    known = api.analyze(text)
    assert known["nextStep"]["code"] == code
    (draft,) = known["replies"]
    assert (draft["stage"], draft["where"]) == ("report", "platform")
    assert text in draft["text"]


def test_serious_harm_gets_no_routine_draft(api: Api) -> None:
    known = api.analyze(HARM)
    assert known["nextStep"]["code"] == "answer-in-person"
    assert known["suspicion"]["score"] == api.analyze("Il brodo era freddo.")["suspicion"]["score"]
    assert len(known["replies"]) == 3
    for draft in known["replies"]:
        assert (draft["stage"], draft["variant"]) == ("first", "grave")
        assert all(each["ok"] for each in draft["checks"])
        for word in ("grazie", "sincerità", "delusione", "scontrino", "prenotazione", "rimedi"):
            assert word not in draft["text"].lower()
