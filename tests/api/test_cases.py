"""Cases through the API: the stories of the seeds, as far as words, silence and checks take them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from server.cases import flow
from tests.api.test_analyze import LIE, LIVED
from tests.conftest import Api


def event(api: Api, case_id: str, kind_of_event: str, /, **fields: Any) -> Any:
    return api.post(f"/v1/cases/{case_id}/events", {"type": kind_of_event, **fields})


def test_a_case_is_found_by_its_code_or_its_words_whatever_became_of_it(api: Api) -> None:
    lived, lie = api.analyze(LIVED), api.analyze(LIE)
    event(api, lived["caseId"], "closed", note="fatto")
    closed = api.get(f"/v1/cases/{lived['caseId']}")
    assert closed["excerpt"] == lived["text"][:140]
    for search in (closed["code"], closed["code"][2:].lower(), f"il+codice:+{closed['code']}"):
        assert api.get(f"/v1/cases?search={search}")["cases"] == [closed]
    assert api.get("/v1/cases?search=")["cases"] == []
    assert api.get("/v1/cases?search=condizionatore")["cases"] == [closed]
    assert [each["id"] for each in api.get("/v1/cases")["cases"]] == [lie["caseId"], lived["caseId"]]


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


def test_copies_that_somebody_has_checked_count_once_and_another_fact_beside_them(api: Api) -> None:
    text = "Servizio vergognoso e personale scortese, cena fredda e conto salato: non prenotate mai qui"
    for number, name in enumerate(("Anna", "Bruno", "Carla")):
        answer = api.analyze(text, page={"url": f"https://www.example.it/r/{number}"}, author={"name": name})
    assert answer["suspicion"]["ceiling"] == 79
    assert answer["nextStep"]["code"] == "compare"
    checked = event(api, answer["caseId"], "contradiction", kind="copies")
    moved = {each["signal"]: (each["from"], each["to"]) for each in checked["moved"]}
    assert moved == {"copies": (18.0, 0.0), "contradiction": (0.0, 20.0)}
    assert checked["suspicion"]["ceiling"] == 79
    said = next(each["why"] for each in checked["moved"] if each["signal"] == "copies")
    assert said.endswith("è un fatto solo e conta una volta.")
    closed = event(api, answer["caseId"], "contradiction", kind="closed-that-day")
    assert [(each["signal"], each["from"], each["to"]) for each in closed["moved"]] == [("copies", 0.0, 18.0)]
    assert (closed["suspicion"]["band"], closed["suspicion"]["ceiling"]) == ("probable-campaign", 100)


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


def test_a_code_that_is_taken_is_drawn_again(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["G-2222", "G-2222", "G-2222", "G-3333"])
    monkeypatch.setattr(flow, "new_code", lambda: next(drawn))
    cases = [api.analyze(f"La camera {number} era sporca")["caseId"] for number in range(2)]
    assert [api.get(f"/v1/cases/{each}")["code"] for each in cases] == ["G-2222", "G-3333"]


def test_what_another_request_has_just_erased_is_not_found(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between looking and writing somebody else may erase: that is a 404, and no bug."""
    answer = api.analyze(LIVED)
    store = api.client.application.extensions["garbo"].store
    found_comment, found_case = store.comment(answer["commentId"]), store.case(answer["caseId"])
    store.delete_comment(answer["commentId"])
    monkeypatch.setattr(store, "comment", lambda _: found_comment)
    monkeypatch.setattr(store, "case", lambda _: found_case)
    monkeypatch.setattr(store, "case_of", lambda _: None)
    gone = api.send("POST", f"/v1/cases/{answer['caseId']}/events", {"type": "silence", "days": 4})
    assert (gone.status_code, gone.get_json()["type"]) == (404, "/problems/not-found")
    assert api.send("POST", "/v1/cases", {"commentId": answer["commentId"]}).status_code == 404


def test_times_of_any_zone_and_of_none_stand_in_one_order(api: Api) -> None:
    """Without a zone a time is UTC: 09:30 there is before 11:00 in Rome and after 10:00 in Rome."""
    case_id = api.analyze(LIE)["caseId"]
    event(api, case_id, "silence", days=5, at="2026-03-05T09:30:00")
    late = event(api, case_id, "customer-answered", at="2026-03-05T10:00:00+01:00")
    assert late["moved"] == []
    assert late["case"]["events"][1]["at"] == "2026-03-05T09:30:00Z"
    answered = event(api, case_id, "customer-answered", at="2026-03-05T11:00:00+01:00")
    assert [(each["signal"], each["to"]) for each in answered["moved"]] == [("silence", 0.0)]


def test_events_of_several_requests_at_once_are_all_kept(api: Api) -> None:
    case_id = api.analyze(LIE)["caseId"]
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda n: event(api, case_id, "note", note=str(n)), range(12)))
    kept = [each["note"] for each in api.get(f"/v1/cases/{case_id}")["events"][1:]]
    assert sorted(kept, key=int) == [str(number) for number in range(12)]
    assert all(
        str(number) in [e["note"] for e in result["case"]["events"]] for number, result in enumerate(results)
    )


def test_a_comment_that_is_weighed_again_keeps_what_was_found_out(api: Api) -> None:
    first = api.analyze(LIE, rating=1)
    event(api, first["caseId"], "contradiction", kind="price-list", source="listino")
    again = api.analyze(LIE + "!", rating=2)
    assert again["caseId"] == first["caseId"]
    assert again["text"] == LIE + "!"
    assert again["suspicion"]["band"] == "suspicious"
    assert "contradiction" in [each["signal"] for each in again["evidence"]]


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
    ({"type": "decision", "decision": "A"}, "/note"),
    ({"type": "decision", "decision": "C", "note": ""}, "/note"),
    ({"type": "decision", "decision": "C", "note": " \u200b\n"}, "/note"),
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


@pytest.mark.parametrize(
    "at",
    ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "1999-12-31T00:00:00Z", "2126-01-01T00:00:00"],
)
@pytest.mark.parametrize("what", ["silence", "reference-asked", "resolved"])
def test_nothing_has_happened_in_the_future_or_long_ago(api: Api, at: str, what: str) -> None:
    case_id = api.analyze("Camera sporca")["caseId"]
    refused = api.send("POST", f"/v1/cases/{case_id}/events", {"type": what, "at": at})
    assert refused.status_code == 422
    assert refused.get_json()["errors"] == [
        {"pointer": "/at", "detail": "Serve un momento già passato, dal 2000 in poi."}
    ]


def test_clocks_may_differ_by_a_day(api: Api) -> None:
    case_id = api.analyze("Camera sporca")["caseId"]
    soon = (datetime.now(UTC) + timedelta(hours=23)).isoformat()
    late = (datetime.now(UTC) + timedelta(hours=25)).isoformat()
    path = f"/v1/cases/{case_id}/events"
    assert api.send("POST", path, {"type": "silence", "at": soon}).status_code == 200
    assert api.send("POST", path, {"type": "silence", "at": late}).status_code == 422


@pytest.mark.parametrize("text", ["\u0000", "\u200b\u202e", "\u0007 \u2060"])
def test_a_reply_that_nobody_sees_was_not_sent(api: Api, text: str) -> None:
    case_id = api.analyze("Camera sporca")["caseId"]
    refused = api.send("POST", f"/v1/cases/{case_id}/events", {"type": "replied", "text": text})
    assert refused.status_code == 422
    assert refused.get_json()["errors"] == [{"pointer": "/text", "detail": "Questo campo è vuoto."}]


def test_a_contradiction_without_its_source_weighs_and_opens_nothing(api: Api) -> None:
    page = {"url": "https://www.facebook.test/shop/posts/9", "platform": "facebook"}
    told = api.analyze(LIE, page=page)
    case_id = told["caseId"]
    first = event(api, case_id, "reference-asked", at=(datetime.now(UTC) - timedelta(days=4)).isoformat())
    assert [each["code"] for each in first["lacks"]] == ["contradiction"]
    without = event(api, case_id, "contradiction", kind="price-list")
    (moved,) = without["moved"]
    assert (moved["signal"], moved["from"]) == ("contradiction", 0.0)
    assert moved["to"] > 0
    assert without["suspicion"]["score"] > first["suspicion"]["score"]
    why = "Alla contraddizione manca la fonte: registrala di nuovo e scrivi dove si può controllare."
    assert without["lacks"] == [{"code": "source", "why": why}]
    options = {each["code"]: each for each in api.get(f"/v1/cases/{case_id}/options")["options"]}
    assert (options["B"]["allowed"], options["B"]["lacks"]) == (False, without["lacks"])
    clarify = {"commentId": told["commentId"], "stage": "clarify"}
    refused = api.send("POST", "/v1/replies:compose", clarify)
    assert (refused.status_code, refused.get_json()["type"]) == (409, "/problems/gate-closed")
    assert [each["detail"] for each in refused.get_json()["errors"]] == [why]
    again = event(api, case_id, "contradiction", kind="price-list", source="listino di maggio")
    assert (again["lacks"], again["moved"]) == ([], [])
    assert api.post("/v1/replies:compose", clarify)["replies"][0]["stage"] == "clarify"


def test_an_answer_stands_after_its_question_though_the_clock_was_set_back(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = api.analyze(LIVED)["caseId"]
    right = datetime.now(UTC)

    class Clock(datetime):
        ahead = timedelta()

        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
            return right + cls.ahead

    monkeypatch.setattr("server.api.cases.datetime", Clock)
    asked = event(api, case_id, "reference-asked")["case"]
    Clock.ahead = -timedelta(days=30)
    answered = event(api, case_id, "customer-answered")["case"]
    assert answered["events"][-1]["at"] == asked["events"][-1]["at"]
    Clock.ahead = timedelta(days=30)
    assert (api.get(f"/v1/cases/{case_id}")["state"], answered["silentSince"]) == ("answered", None)
    told = (right - timedelta(days=2)).isoformat()
    noted = event(api, case_id, "note", note="telefonata", at=told)["case"]["events"][-1]["at"]
    assert datetime.fromisoformat(noted) == right - timedelta(days=2)
