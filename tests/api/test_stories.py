"""Cases from beginning to end: the price that was never paid, the real customer, AT&T, TopHost, offers."""

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


def test_who_writes_a_second_time_without_an_answer_is_on_top_and_is_not_threatened(api: Api) -> None:
    page = {"url": "https://www.facebook.test/aurora/posts/3", "platform": "facebook"}
    other = api.analyze(LIVED, page=page)
    event(api, other["caseId"], "reference-asked", at=ago(4))
    mails = (
        "Da contratto mi spetta un telefono nuovo e nessuno mi dice perché non arriva.",
        "Vi ho già scritto del telefono che mi spetta: aspetto ancora una risposta.",
    )
    first, second = (api.analyze(mail, page=page, author={"name": "G. Galli"}) for mail in mails)
    top, *others = api.get("/v1/queue")["cases"]
    assert (top["caseId"], top["urgency"]) == (second["caseId"], "now")
    assert top["why"].startswith("Ha scritto una seconda volta e non ha ancora avuto risposta")
    assert {each["caseId"] for each in others} == {other["caseId"], first["caseId"]}
    threat = "Se scrive ancora alla direzione sentirà il nostro avvocato e Le stacchiamo la linea."
    asked = {"text": threat, "commentId": second["commentId"], "stage": "private", "where": "phone"}
    checked = api.post("/v1/replies:check", asked)
    assert (checked["ok"], [each["ok"] for each in checked["checks"] if each["rule"] == "R9"]) == (
        False,
        [False],
    )
    event(api, second["caseId"], "second-message")
    assert "att" in [each["id"] for each in api.get(f"/v1/cases/{second['caseId']}/card")["like"]]
    event(api, second["caseId"], "replied", text="Ci dispiace, La chiamo oggi. Anna")
    assert api.get("/v1/queue")["cases"][0]["caseId"] != second["caseId"]


def test_a_reply_that_mocks_is_refused_and_the_story_is_shown(api: Api) -> None:
    found = api.analyze("L'aggiornamento si è bloccato, e al telefono mi hanno pure riso in faccia.")
    mocking = "Ahah, complimenti! Forse non ha letto bene le istruzioni, come tutti sanno basta un minuto."
    checked = api.post("/v1/replies:check", {"text": mocking, "commentId": found["commentId"]})
    failed = {each["rule"]: each["severity"] for each in checked["checks"] if not each["ok"]}
    assert (checked["ok"], failed.get("R10")) == (False, "red")
    assert [each["id"] for each in api.get(f"/v1/cases/{found['caseId']}/card")["like"]] == ["tophost"]


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (
            "Le pubblichiamo 10 recensioni a 5 stelle a 100 euro", "report-offer",
            ("non rispondere", "conserva"),
        ),
        (
            "300 euro in bitcoin o mille recensioni negative", "report-extortion",
            ("non pagare", "polizia postale"),
        ),
    ],
)  # fmt: skip
def test_offers_and_extortion_have_their_banner(
    api: Api, text: str, code: str, says: tuple[str, ...]
) -> None:
    found = api.analyze(text)
    step = found["nextStep"]
    assert step["code"] == code
    assert [words for words in says if words not in f"{step['title']} {step['why']}".lower()] == []
    assert [each["id"] for each in api.get(f"/v1/cases/{found['caseId']}/card")["like"]] == ["promosalento"]


def test_how_often_proof_was_asked_for_is_metered(api: Api) -> None:
    cases = [api.analyze(f"{LIVED} {number}")["caseId"] for number in ("bis", "ter", "quater", "quinquies")]
    for case in cases[:3]:
        event(api, case, "reference-asked")
    report = api.get("/v1/report")
    assert (report["negative"], report["asked"], report["askedShare"]) == (4, 3, 0.75)
    assert [each["code"] for each in report["hints"]] == ["asked-often"]
