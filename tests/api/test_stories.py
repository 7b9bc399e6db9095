"""Two cases from beginning to end: the price that was never paid, and the real customer."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.api.test_analyze import LIE, LIVED
from tests.conftest import Api

SHOP: dict[str, Any] = {
    "name": "Profumeria Aurora", "kind": "shop", "signature": "Anna", "role": "direzione",
    "prices": [{"item": "Crema", "price": 49, "from": "2026-01-01"}],
}  # fmt: skip
PAGES = {
    "facebook": {"url": "https://www.facebook.test/aurora/posts/9", "platform": "facebook"},
    "tripadvisor": {"url": "https://www.tripadvisor.test/r/9", "platform": "tripadvisor"},
}


def event(api: Api, case_id: str, what: str, /, **fields: Any) -> Any:
    return api.post(f"/v1/cases/{case_id}/events", {"type": what, **fields})


def ago(days: float) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat()


def ways(api: Api, case_id: str) -> dict[str, Any]:
    return {each["code"]: each for each in api.get(f"/v1/cases/{case_id}/options")["options"]}


def lacks(api: Api, case_id: str) -> list[str]:
    return [each["code"] for each in ways(api, case_id)["B"]["lacks"]]


def queued(api: Api) -> list[tuple[str, str]]:
    return [(each["urgency"], each["state"]) for each in api.get("/v1/queue")["cases"]]


def told(api: Api, platform: str) -> Any:
    """Weigh the comment about the price, for a shop that has a price list."""
    api.put("/v1/business", SHOP)
    answer = api.analyze(LIE, page=PAGES[platform])
    assert answer["suspicion"]["band"] == "to-check"
    return answer


def test_the_price_is_held_against_the_list_and_a_person_puts_it_on_record(api: Api) -> None:
    case = told(api, "facebook")["caseId"]
    check = api.get(f"/v1/cases/{case}/price-check")
    ours, theirs = check["claims"]
    assert (ours["claim"], ours["amount"], ours["whose"], ours["differs"]) == ("89 euro", 89, "here", True)
    assert ours["spans"] == [{"start": 10, "end": 17}]
    assert ours["listed"] == {
        "item": "Crema", "price": 49.0, "currency": "EUR", "from": "2026-01-01", "to": None,
    }  # fmt: skip
    assert (theirs["claim"], theirs["whose"], theirs["listed"], theirs["differs"]) == (
        "45", "elsewhere", None, None,
    )  # fmt: skip
    assert check["suggestedEvent"] == {
        "type": "contradiction", "kind": "price-list", "source": "listino: Crema, 49 euro, dal 2026-01-01",
        "note": "il commento dice 89 euro, il listino 49 euro",
    }  # fmt: skip
    assert len(api.get(f"/v1/cases/{case}")["events"]) == 1
    posted = api.post(f"/v1/cases/{case}/events", check["suggestedEvent"])
    assert (posted["suspicion"]["band"], posted["suspicion"]["ceiling"]) == ("suspicious", 79)
    assert lacks(api, case) == ["silence"]


def test_without_a_claim_or_a_list_nothing_is_suggested(api: Api) -> None:
    case = api.analyze(LIE)["caseId"]
    assert api.get(f"/v1/cases/{case}/price-check")["suggestedEvent"] is None
    case = api.analyze(LIVED)["caseId"]
    assert api.get(f"/v1/cases/{case}/price-check") == {"claims": [], "suggestedEvent": None}
    assert api.send("GET", "/v1/cases/none/price-check").status_code == 404


@pytest.mark.parametrize("platform", PAGES)
def test_the_price_that_was_never_paid(api: Api, platform: str) -> None:
    answer, forbidden = told(api, platform), platform == "tripadvisor"
    comment, case = answer["commentId"], answer["caseId"]
    api.post(f"/v1/cases/{case}/events", api.get(f"/v1/cases/{case}/price-check")["suggestedEvent"])
    assert lacks(api, case) == (["platform"] if forbidden else ["silence"])
    api.put("/v1/desk", {"silenceDays": 5})
    asked = event(api, case, "reference-asked", at=ago(4))
    assert (asked["case"]["state"], asked["moved"]) == ("waiting", [])
    assert queued(api) == [("waiting", "waiting")]
    api.put("/v1/desk", {"silenceDays": 3})
    assert api.get(f"/v1/cases/{case}")["state"] == "silent"
    assert queued(api) == [("today", "silent")]
    weighed = api.get(f"/v1/comments/{comment}")["suspicion"]
    assert (weighed["band"], weighed["ceiling"]) == ("probable-campaign", 100)
    found = ways(api, case)
    assert (found["B"]["allowed"], lacks(api, case)) == (not forbidden, ["platform"] if forbidden else [])
    assert found["A"]["warning"] is None
    asked_text = {"commentId": comment, "stage": "clarify"}
    clarified = api.send("POST", "/v1/replies:compose", asked_text)
    assert clarified.status_code == (409 if forbidden else 200)
    if forbidden:
        assert found["A"]["moves"] == ["report"]
        done = event(api, case, "decision", decision="A", note="segnalata a TripAdvisor")
        assert done["case"]["events"][-1]["snapshot"]["text"] == LIE
        assert api.post("/v1/replies:compose", {"commentId": comment, "stage": "report"})["replies"]
    else:
        done = event(api, case, "decision", decision="B", note="i fatti sono certi", at=ago(3.5))
        assert done["case"]["events"][-1]["snapshot"] is None
        assert lacks(api, case) == []
        assert queued(api) == [("soon", "decided")]
    assert done["case"]["state"] == "decided"
    closed = event(api, case, "closed")
    assert closed["case"]["state"] == "closed"
    assert [each["type"] for each in closed["case"]["events"]] == [
        "weighed", "contradiction", "reference-asked", "decision", "closed",
    ]  # fmt: skip
    assert queued(api) == []


def test_the_real_customer_answers_and_the_matter_is_put_right(api: Api) -> None:
    answer = told(api, "facebook")
    case = answer["caseId"]
    event(api, case, "reference-asked", at=ago(4))
    assert queued(api) == [("today", "silent")]
    answered = event(api, case, "customer-answered")
    assert [(each["signal"], each["to"]) for each in answered["moved"]] == [("silence", 0.0)]
    assert queued(api) == [("soon", "answered")]
    assert "silence" in lacks(api, case)
    found = event(api, case, "reference-verified")
    assert found["suspicion"]["band"] == "likely-customer"
    assert ways(api, case)["A"]["warning"].startswith("Un reclamo vero non si elimina")
    resolved = event(api, case, "resolved")
    assert (resolved["case"]["state"], queued(api)) == ("resolved", [])
    assert resolved["suspicion"]["band"] == "likely-customer"
    assert api.post("/v1/replies:compose", {"commentId": answer["commentId"], "stage": "resolved"})["replies"]
    report = api.get("/v1/report")
    assert (report["resolved"], report["states"]["resolved"], report["bands"]["likely-customer"]) == (1, 1, 1)
