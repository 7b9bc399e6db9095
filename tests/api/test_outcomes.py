"""Saying how a case turned out, seeing what was learned, taking it back and starting anew."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest

from server.evidence.learned import learned
from server.evidence.table import WEIGHTS
from server.records import Case, Outcome
from tests.api.test_analyze import LIE, LIVED
from tests.conftest import Api


def said(api: Api, case_id: str, outcome: str, **headers: str) -> Any:
    return api.post(f"/v1/cases/{case_id}/outcome", {"outcome": outcome}, **headers)


def taken_back(api: Api, case_id: str) -> Any:
    answer = api.send("DELETE", f"/v1/cases/{case_id}/outcome")
    assert answer.status_code == 200
    return answer.get_json()


def started_anew(api: Api) -> Any:
    answer = api.send("DELETE", "/v1/learning")
    assert answer.status_code == 200
    return answer.get_json()


def now(api: Api) -> dict[str, float]:
    return {each["signal"]: each["now"] for each in api.get("/v1/learning")["signals"]}


ADVICE = "Servizio pessimo, meglio andare da Profumeria Lilla, via Mazzini 14"
TABLE = {name: entry.db for name, entry in WEIGHTS.items()}


def test_you_were_wrong_lowers_what_had_raised_the_suspicion(api: Api) -> None:
    shown = api.analyze(ADVICE)
    assert (shown["suspicion"]["score"], shown["suspicion"]["logOdds"]) == (35, -10.0)
    result = said(api, shown["caseId"], "genuine")
    outcome = result["case"]["outcome"]
    assert (outcome["outcome"], outcome["who"]) == ("genuine", "tests")
    assert datetime.fromisoformat(outcome["at"]).tzinfo is not None
    assert (result["suspicion"]["score"], result["suspicion"]["logOdds"]) == (34, -10.13)
    why = (
        "Con questo esito conta un po' di meno. Tra i casi genuini si è visto in 1 su 1. "
        "Campagne non ce ne sono ancora."
    )
    assert result["moved"] == [{"signal": "competitor", "from": 7.0, "to": 6.87, "why": why}]
    assert result["learned"][0] == {"signal": "competitor", "from": 7.0, "to": 6.87, "why": why}
    sizes = [round(abs(each["to"] - each["from"]), 2) for each in result["learned"]]
    assert sizes == sorted(sizes, reverse=True)
    assert api.get(f"/v1/cases/{shown['caseId']}") == result["case"]


def test_under_a_common_ceiling_the_parts_change_and_that_is_said(api: Api) -> None:
    """Both count less at this desk, and still more together than words may: the sum stays."""
    shown = api.analyze(LIE)
    result = said(api, shown["caseId"], "genuine")
    assert result["suspicion"] == shown["suspicion"]
    moved = {each["signal"]: each for each in result["moved"]}
    assert set(moved) == {"competitor", "price-claim"}
    assert moved["competitor"]["to"] > moved["competitor"]["from"]
    assert "tetto comune" in moved["competitor"]["why"]
    assert moved["price-claim"]["to"] < moved["price-claim"]["from"]
    assert moved["price-claim"]["why"].startswith("Con questo esito conta un po' di meno.")
    assert {each["signal"]: each["to"] < each["from"] for each in result["learned"]}["competitor"]


def test_the_next_comment_is_weighed_with_what_was_learned(api: Api) -> None:
    before = api.analyze(ADVICE, store=False)
    said(api, api.analyze(LIE)["caseId"], "genuine")
    after = api.analyze(ADVICE, store=False)
    assert (before["suspicion"]["logOdds"], after["suspicion"]["logOdds"]) == (-10.0, -10.13)


def test_reasons_come_in_the_language_that_is_asked_for(api: Api) -> None:
    result = said(api, api.analyze(LIE)["caseId"], "genuine", **{"Accept-Language": "en"})
    assert result["learned"][0]["why"].startswith("With this outcome it counts a little less. Among genuine")


def test_taken_back_everything_is_as_it_was(api: Api) -> None:
    shown = api.analyze(LIE)
    before = api.get("/v1/learning")
    forward = said(api, shown["caseId"], "campaign")
    back = taken_back(api, shown["caseId"])
    assert back["case"]["outcome"] is None
    assert back["suspicion"] == shown["suspicion"]
    assert [(each["signal"], each["to"], each["from"]) for each in back["learned"]] == [
        (each["signal"], each["from"], each["to"]) for each in forward["learned"]
    ]
    assert all(each["why"].startswith("Ho tolto l'esito di prima") for each in back["learned"])
    assert api.get("/v1/learning") == before
    again = taken_back(api, shown["caseId"])
    assert (again["moved"], again["learned"]) == ([], [])


@pytest.mark.parametrize(
    ("language", "why"),
    [
        (
            "it",
            "Ho tolto l'esito di prima: ora conta un po' di meno. "
            "Non ci sono altri esiti: torna a contare come all'inizio.",
        ),
        (
            "en",
            "I took the earlier outcome out: now it counts a little less. "
            "There are no other outcomes: it counts as it did at the start.",
        ),
    ],
)
def test_unknown_in_the_place_of_an_outcome_takes_that_out_and_says_so(
    api: Api, language: str, why: str
) -> None:
    case_id = api.analyze(ADVICE)["caseId"]
    said(api, case_id, "campaign")
    result = said(api, case_id, "unknown", **{"Accept-Language": language})
    assert result["learned"] == [{"signal": "competitor", "from": 7.1, "to": 7.0, "why": why}]
    assert result["moved"] == result["learned"]
    assert now(api) == TABLE


def test_only_what_can_be_noticed_is_listed_and_learning_shows_the_rest(api: Api) -> None:
    listed = said(api, api.analyze(ADVICE)["caseId"], "campaign")["learned"]
    assert listed[0]["signal"] == "competitor"
    assert all(abs(each["to"] - each["from"]) >= 0.0499 for each in listed)
    shown = now(api)
    assert all(shown[each["signal"]] == each["to"] for each in listed)
    assert {name for name, db in TABLE.items() if shown[name] != db} > {each["signal"] for each in listed}


def test_the_same_case_counts_once_and_the_last_word_counts(api: Api) -> None:
    case_id = api.analyze(LIE)["caseId"]
    first = said(api, case_id, "genuine")
    assert said(api, case_id, "genuine")["learned"] == []
    said(api, case_id, "campaign")
    known = api.get("/v1/learning")
    assert (known["genuine"], known["campaign"], known["unknown"]) == (0, 1, 0)
    assert [each["outcome"] for each in known["history"]] == ["campaign"]
    assert now(api)["competitor"] > 7 > first["learned"][0]["to"]


def test_who_does_not_know_moves_nothing(api: Api) -> None:
    result = said(api, api.analyze(LIE)["caseId"], "unknown")
    assert (result["moved"], result["learned"]) == ([], [])
    assert result["case"]["outcome"]["outcome"] == "unknown"
    known = api.get("/v1/learning")
    assert (known["genuine"], known["campaign"], known["unknown"]) == (0, 0, 1)
    assert [each["counts"] for each in known["history"]] == [False]
    assert now(api) == TABLE


def test_a_desk_that_has_said_nothing_shows_the_table(api: Api) -> None:
    known = api.get("/v1/learning")
    assert (known["since"], known["history"]) == (None, [])
    by_name = {each["signal"]: each for each in known["signals"]}
    assert set(by_name) == set(WEIGHTS)
    assert by_name["competitor"] == {
        "signal": "competitor",
        "title": "Un'altra attività",
        "start": 7.0,
        "now": 7.0,
        "low": 4.0,
        "high": 10.0,
        "genuine": {"seen": 0, "cases": 0},
        "campaign": {"seen": 0, "cases": 0},
    }
    assert (by_name["contradiction"]["low"], by_name["contradiction"]["high"]) == (20, 20)


def test_everything_learned_can_be_seen_and_worked_out_again(api: Api) -> None:
    cases = [api.analyze(text)["caseId"] for text in (LIE, LIVED, LIE + " e non torno più")]
    for case_id, outcome in zip(cases, ("genuine", "genuine", "campaign"), strict=True):
        said(api, case_id, outcome)
    known = api.get("/v1/learning")
    assert [(each["caseId"], each["outcome"]) for each in known["history"]] == [
        (cases[2], "campaign"), (cases[1], "genuine"), (cases[0], "genuine"),
    ]  # fmt: skip
    assert all(each["counts"] and each["who"] == "tests" for each in known["history"])
    competitor = next(each for each in known["signals"] if each["signal"] == "competitor")
    assert competitor["genuine"] == {"seen": 1, "cases": 2}
    assert competitor["campaign"] == {"seen": 1, "cases": 1}
    store = api.client.application.extensions["garbo"].store
    assert now(api) == learned(outcome for _, outcome in store.outcomes()).weights


def test_starting_anew_keeps_the_outcomes_and_forgets_what_they_taught(api: Api) -> None:
    case_id = api.analyze(LIE)["caseId"]
    said(api, case_id, "genuine")
    anew = started_anew(api)
    assert anew["since"] is not None
    assert (anew["genuine"], anew["campaign"]) == (0, 0)
    assert [each["counts"] for each in anew["history"]] == [False]
    assert now(api) == TABLE
    assert api.get(f"/v1/cases/{case_id}")["outcome"]["outcome"] == "genuine"
    assert api.get("/v1/learning") == anew
    said(api, case_id, "genuine")
    assert now(api)["competitor"] == 6.87


def test_an_erased_comment_takes_what_it_taught_with_it(api: Api) -> None:
    kept, shown = api.analyze(ADVICE), api.analyze(LIE)
    said(api, kept["caseId"], "genuine")
    before = api.get("/v1/learning")
    said(api, shown["caseId"], "genuine")
    assert api.get("/v1/learning") != before
    assert api.send("DELETE", f"/v1/comments/{shown['commentId']}").status_code == 204
    assert api.get("/v1/learning") == before
    assert [each["caseId"] for each in before["history"]] == [kept["caseId"]]
    assert api.send("DELETE", f"/v1/comments/{kept['commentId']}").status_code == 204
    assert now(api) == TABLE
    known = api.get("/v1/learning")
    assert (known["genuine"], known["campaign"], known["unknown"], known["history"]) == (0, 0, 0, [])


def test_a_comment_that_is_not_negative_teaches_nothing(api: Api) -> None:
    result = said(api, api.analyze("Tutto perfetto, personale gentilissimo, torneremo!")["caseId"], "genuine")
    assert result["suspicion"]["score"] is None
    assert result["learned"] == []
    assert [each["counts"] for each in api.get("/v1/learning")["history"]] == [False]


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_a_case_that_is_not_there_is_not_found(api: Api, method: str) -> None:
    answer = api.send(
        method, "/v1/cases/case_none/outcome", {"outcome": "genuine"} if method == "POST" else None
    )
    assert (answer.status_code, answer.get_json()["type"]) == (404, "/problems/not-found")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [({"outcome": "liar"}, "/outcome"), ({}, "/outcome"), ({"outcome": None}, "/outcome")],
)
def test_any_other_outcome_is_refused_and_nothing_changes(api: Api, body: Any, pointer: str) -> None:
    case_id = api.analyze(LIE)["caseId"]
    answer = api.send("POST", f"/v1/cases/{case_id}/outcome", body)
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == "/outcome"
    assert api.get(f"/v1/cases/{case_id}")["outcome"] is None


def test_a_case_that_another_request_has_just_erased_is_not_found(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = api.analyze(LIE)
    store = api.client.application.extensions["garbo"].store
    set_outcome = store.set_outcome

    def too_late(case_id: str, outcome: Outcome | None) -> Case:
        store.delete_comment(shown["commentId"])
        return set_outcome(case_id, outcome)

    monkeypatch.setattr(store, "set_outcome", too_late)
    gone = api.send("POST", f"/v1/cases/{shown['caseId']}/outcome", {"outcome": "genuine"})
    assert (gone.status_code, gone.get_json()["type"]) == (404, "/problems/not-found")


def test_outcomes_said_at_once_are_all_learned_from(api: Api) -> None:
    cases = [api.analyze(f"{LIE}, numero {number}")["caseId"] for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda case_id: said(api, case_id, "genuine"), cases))
    known = api.get("/v1/learning")
    assert known["genuine"] == 8
    assert {each["caseId"] for each in known["history"]} == set(cases)


def test_twenty_wrong_outcomes_turn_no_sign(api: Api) -> None:
    for number in range(19):
        said(api, api.analyze(f"{LIVED}, per {number + 2} notti")["caseId"], "campaign")
    weights = now(api)
    assert all(weights[name] * db >= 0 for name, db in TABLE.items())
    assert -4.5 < weights["lived-detail"] <= -1.0
