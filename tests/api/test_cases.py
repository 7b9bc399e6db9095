"""Cases through the API: the stories of the seeds, as far as words, silence and checks take them."""

from typing import Any

import pytest

from tests.api.test_analyze import LIE, LIVED
from tests.conftest import Api


def event(api: Api, case_id: str, kind_of_event: str, /, **fields: Any) -> Any:
    return api.post(f"/v1/cases/{case_id}/events", {"type": kind_of_event, **fields})


def test_the_price_lie_stays_to_check_and_is_answered_with_grace(api: Api) -> None:
    answer = api.analyze(LIE, page={"url": "https://www.facebook.test/shop/posts/9", "platform": "facebook"})
    assert answer["polarity"] < 0
    assert {"competitor", "price-claim"} <= {each["signal"] for each in answer["evidence"]}
    assert answer["suspicion"]["band"] == "to-check"
    reply = answer["replies"][0]["text"]
    assert "in privato" in reply
    assert "scontrino" in reply or "contratto" in reply or "ordine" in reply
    assert "Lilla" not in reply
    assert "89" not in reply
    assert all(check["ok"] for draft in answer["replies"] for check in draft["checks"])


def test_silence_and_a_checked_price_open_the_highest_band(api: Api) -> None:
    case_id = api.analyze(LIE)["caseId"]
    asked = event(api, case_id, "reference-asked")
    assert asked["case"]["state"] == "waiting"
    assert asked["moved"] == []
    silent = event(api, case_id, "silence", days=4)
    assert silent["suspicion"]["score"] <= 59
    assert silent["suspicion"]["ceiling"] == 79
    assert [(each["signal"], each["from"]) for each in silent["moved"]] == [("silence", 0.0)]
    assert 0 < silent["moved"][0]["to"] <= 8
    checked = event(api, case_id, "contradiction", kind="price-list", source="listino di maggio")
    assert checked["suspicion"]["band"] == "probable-campaign"
    assert checked["suspicion"]["ceiling"] == 100


def test_a_checked_price_alone_is_suspicious_and_no_more(api: Api) -> None:
    checked = event(api, api.analyze(LIE)["caseId"], "contradiction", kind="price-list", source="listino")
    assert checked["suspicion"]["band"] == "suspicious"
    assert checked["suspicion"]["ceiling"] == 79


def test_the_same_contradiction_twice_counts_once(api: Api) -> None:
    case_id = api.analyze(LIE)["caseId"]
    once = event(api, case_id, "contradiction", kind="price-list")
    twice = event(api, case_id, "contradiction", kind="price-list")
    assert once["suspicion"] == twice["suspicion"]
    assert twice["moved"] == []


def test_a_real_customer_answers_and_suspicion_falls(api: Api) -> None:
    case_id = api.analyze(LIE)["caseId"]
    event(api, case_id, "reference-asked")
    event(api, case_id, "silence", days=4)
    answered = event(api, case_id, "customer-answered")
    assert [(each["signal"], each["to"]) for each in answered["moved"]] == [("silence", 0.0)]
    assert answered["moved"][0]["why"]
    found = event(api, case_id, "reference-verified")
    assert found["suspicion"]["band"] == "likely-customer"
    assert event(api, case_id, "resolved")["case"]["state"] == "resolved"


def test_a_quiet_real_customer_stays_below_sixty(api: Api) -> None:
    for days in (3, 10, 365):
        assert event(api, api.analyze(LIVED)["caseId"], "silence", days=days)["suspicion"]["score"] < 30


def test_a_case_starts_with_its_weighing_and_has_a_code(api: Api) -> None:
    answer = api.analyze(LIVED)
    case = api.post("/v1/cases", {"commentId": answer["commentId"]})
    assert case["id"] == answer["caseId"]
    assert case["state"] == "open"
    assert [each["type"] for each in case["events"]] == ["weighed"]
    assert case["events"][0]["who"] == "tests"
    assert case["code"] in answer["replies"][0]["text"]
    assert api.get(f"/v1/cases/{case['id']}") == case
    assert api.get("/v1/cases")["cases"] == [case]


def test_codes_never_meet(api: Api) -> None:
    codes = [api.analyze(f"La camera {number} era sporca")["caseId"] for number in range(30)]
    assert len({api.get(f"/v1/cases/{each}")["code"] for each in codes}) == 30


def test_a_sent_reply_is_remembered_and_the_next_one_differs(api: Api) -> None:
    answer = api.analyze(LIVED)
    sent = answer["replies"][0]["text"]
    result = event(api, answer["caseId"], "replied", text=sent, note="inserted")
    assert result["case"]["state"] == "replied"
    assert result["case"]["events"][-1]["text"] == sent
    assert sent not in [each["text"] for each in api.get(f"/v1/comments/{answer['commentId']}")["replies"]]


def test_silence_without_days_is_measured_from_the_question(api: Api) -> None:
    case_id = api.analyze(LIVED)["caseId"]
    event(api, case_id, "reference-asked", at="2026-03-01T10:00:00Z")
    result = event(api, case_id, "silence", at="2026-03-11T22:00:00Z")
    assert result["case"]["events"][-1]["days"] == 10.5
    other = api.analyze(LIE)["caseId"]
    assert event(api, other, "silence")["case"]["events"][-1]["days"] == 3


@pytest.mark.parametrize(("body", "pointer"), [
    ({"type": "contradiction"}, "/kind"),
    ({"type": "decision"}, "/decision"),
    ({"type": "replied"}, "/text"),
    ({"type": "note"}, "/note"),
    ({"type": "weighed"}, "/type"),
    ({"type": "gossip"}, "/type"),
    ({}, "/type"),
    ({"type": "silence", "days": -1}, "/days"),
    ({"type": "silence", "at": "yesterday"}, "/at"),
    ({"type": "note", "note": "x", "who": ""}, "/who"),
])  # fmt: skip
def test_an_event_that_makes_no_sense_names_its_field(api: Api, body: Any, pointer: str) -> None:
    case_id = api.analyze(LIVED)["caseId"]
    answer = api.send("POST", f"/v1/cases/{case_id}/events", body)
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["pointer"] == pointer
    assert len(api.get(f"/v1/cases/{case_id}")["events"]) == 1


def test_an_event_says_who_and_when(api: Api) -> None:
    case_id = api.analyze(LIVED)["caseId"]
    result = event(api, case_id, "note", note="ha chiamato", who="Anna", at="2026-03-01T10:00:00+01:00")
    last = result["case"]["events"][-1]
    assert (last["who"], last["note"], last["at"]) == ("Anna", "ha chiamato", "2026-03-01T10:00:00+01:00")
