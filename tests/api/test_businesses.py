"""Several businesses at one desk: each comment is weighed and answered for the one whose page it is on."""

from typing import Any

import pytest
from flask import Flask

from tests.conftest import Api

AURORA: dict[str, Any] = {
    "name": "Hotel Aurora", "kind": "hotel", "signature": "Anna", "role": "direzione", "register": "lei",
    "privateChannel": "WhatsApp 055 012345", "competitors": ["Hotel Girasole"],
    "pages": ["https://www.facebook.test/aurora", "booking.test/hotel/aurora"],
    "prices": [{"item": "Suite", "price": 120, "currency": "EUR", "from": None, "to": None}],
    "closed": ["2026-03-02"], "confirmedFacts": [], "confirmedActions": [],
}  # fmt: skip
BELLA: dict[str, Any] = {
    "name": "Hotel Bellavista", "kind": "hotel", "signature": "Bruno", "role": "ricevimento",
    "register": "tu",
    "privateChannel": "ospiti@bellavista.test", "competitors": ["Hotel Miramare"],
    "pages": ["https://www.facebook.test/bellavista?ref=bookmarks"],
    "prices": [{"item": "Suite", "price": 95, "currency": "EUR", "from": None, "to": None}],
    "closed": [], "confirmedFacts": [],
    "confirmedActions": ["abbiamo sostituito il condizionatore della camera"],
}  # fmt: skip
OF_A_DAY = {"item": "Suite", "price": 120, "from": "2026-01-01", "to": "2026-01-01"}
BACKWARDS = {"item": "Suite", "price": 120, "from": "2026-06-30", "to": "2026-01-01"}
COLD = "La camera era fredda e il condizionatore della camera non funzionava."
RIVAL = "Andate al Miramare piuttosto. Meglio Hotel Miramare, qui che delusione."


@pytest.fixture
def hotels(api: Api) -> Api:
    """A desk whose default business is the Aurora, and that looks after the Bellavista too."""
    api.put("/v1/business", AURORA)
    assert api.post("/v1/businesses", BELLA) == {"id": "hotel-bellavista", **BELLA}
    return api


def at(api: Api, page: str, text: str = COLD, **more: Any) -> Any:
    return api.analyze(
        text, page={"url": f"https://www.facebook.test/{page}", "platform": "facebook"}, **more
    )


def drafts(answer: Any) -> str:
    return "\n".join(each["text"] for each in answer["replies"])


def signals(answer: Any) -> list[str]:
    return [each["signal"] for each in answer["evidence"]]


def test_profiles_are_added_listed_replaced_and_deleted(api: Api) -> None:
    assert api.get("/v1/businesses") == {"businesses": []}
    added = api.send("POST", "/v1/businesses", BELLA)
    assert (added.status_code, added.get_json()) == (201, {"id": "hotel-bellavista", **BELLA})
    again = api.post("/v1/businesses", BELLA)
    assert again["id"] == "hotel-bellavista-2"
    api.put("/v1/business", AURORA)
    listed = api.get("/v1/businesses")["businesses"]
    assert [each["id"] for each in listed] == ["default", "hotel-bellavista", "hotel-bellavista-2"]
    assert listed[0] == {"id": "default", **AURORA}
    changed = {**BELLA, "signature": "Carla"}
    path = "/v1/businesses/hotel-bellavista"
    assert api.put(path, changed) == {"id": "hotel-bellavista", **changed} == api.get(path)
    assert api.get("/v1/businesses/hotel-bellavista-2") == again
    assert api.send("DELETE", path).status_code == 204
    assert [api.send(method, path, body).status_code for method, body in (
        ("GET", None), ("PUT", BELLA), ("DELETE", None))] == [404, 404, 404]  # fmt: skip
    assert [each["id"] for each in api.get("/v1/businesses")["businesses"]] == [
        "default",
        "hotel-bellavista-2",
    ]


def test_the_default_one_is_the_one_there_always_was(api: Api) -> None:
    assert api.send("GET", "/v1/businesses/default").status_code == 404
    assert api.put("/v1/businesses/default", AURORA) == {"id": "default", **AURORA}
    assert api.get("/v1/business") == AURORA
    api.put("/v1/business", BELLA)
    assert api.get("/v1/businesses/default") == {"id": "default", **BELLA}


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_default_one_cannot_be_deleted(hotels: Api, language: str) -> None:
    refused = hotels.send("DELETE", "/v1/businesses/default", **{"Accept-Language": language})
    assert refused.status_code == 409
    said = refused.get_json()
    assert said["type"] == "/problems/default-business"
    assert said["title"] == {
        "it": "L'attività predefinita non si può eliminare",
        "en": "The default business cannot be deleted",
    }[language]  # fmt: skip
    assert hotels.get("/v1/business") == AURORA


@pytest.mark.parametrize(("body", "pointer"), [
    ({}, "/name"),
    ({"name": " "}, "/name"),
    ({"name": "x", "id": "y"}, "/id"),
    ({"name": "x", "pages": [3]}, "/pages/0"),
    ({"name": "x", "pages": ["example.it", "javascript:alert(1)"]}, "/pages/1"),
    ({"name": "x", "pages": [""]}, "/pages/0"),
    ({"name": "x", "pages": [" "]}, "/pages/0"),
    ({"name": "x", "prices": [OF_A_DAY, BACKWARDS]}, "/prices/1/to"),
])  # fmt: skip
def test_a_bad_profile_is_pointed_at_and_not_kept(api: Api, body: Any, pointer: str) -> None:
    for method, path in (("POST", "/v1/businesses"), ("PUT", "/v1/businesses/default")):
        answer = api.send(method, path, body)
        assert answer.status_code == 422
        assert [error["pointer"] for error in answer.get_json()["errors"]] == [pointer]
    assert api.get("/v1/businesses") == {"businesses": []}


def test_all_wrong_lines_are_named_at_once(api: Api) -> None:
    body = {"name": "x", "pages": ["miosito"], "prices": [BACKWARDS]}
    answer = api.send("PUT", "/v1/business", body, headers={"Accept-Language": "it"})
    assert answer.get_json()["errors"] == [
        {"pointer": "/pages/0", "detail": "Non è l'indirizzo di una pagina: copialo dal browser, "
            "per esempio www.facebook.com/hotelesempio."},
        {"pointer": "/prices/0/to", "detail": "In questa riga del listino la fine viene prima dell'inizio."},
    ]  # fmt: skip


def test_the_page_of_the_comment_picks_who_answers(hotels: Api) -> None:
    ours, theirs = at(hotels, "aurora/posts/1"), at(hotels, "bellavista/posts/1?fbclid=x")
    assert (ours["business"], theirs["business"]) == ("default", "hotel-bellavista")
    assert "Anna, direzione" in drafts(ours)
    assert "Bruno, ricevimento" in drafts(theirs)
    assert "Bruno" not in drafts(ours)
    assert "WhatsApp" not in drafts(theirs)
    assert {each["register"] for each in ours["replies"]} == {"lei"}
    assert {each["register"] for each in theirs["replies"]} == {"tu"}


def test_a_page_that_nobody_names_is_the_default_ones(hotels: Api) -> None:
    for answer in (at(hotels, "bellavista-2"), hotels.analyze("La stanza era rumorosa.")):
        assert answer["business"] == "default"
        assert "Anna" in drafts(answer)


def test_a_comment_that_is_not_kept_is_answered_for_its_page_too(hotels: Api) -> None:
    answer = at(hotels, "bellavista", store=False)
    assert (answer["commentId"], answer["business"]) == (None, "hotel-bellavista")
    assert "Bruno" in drafts(answer)


def test_the_rivals_are_those_of_the_page(hotels: Api) -> None:
    assert "competitor" in signals(at(hotels, "bellavista", RIVAL))
    assert "competitor" not in signals(at(hotels, "aurora", RIVAL))


def test_only_what_this_business_has_done_is_promised(hotels: Api) -> None:
    def solved(answer: Any) -> str:
        asked = {"commentId": answer["commentId"], "stage": "resolved"}
        return drafts(hotels.post("/v1/replies:compose", asked))

    assert "sostituito il condizionatore" in solved(at(hotels, "bellavista"))
    assert "sostituito il condizionatore" not in solved(at(hotels, "aurora"))


def test_the_price_list_is_that_of_the_page(hotels: Api) -> None:
    text = "Ho pagato 300 euro la Suite, una vergogna."

    def clarified(answer: Any) -> str:
        events = f"/v1/cases/{answer['caseId']}/events"
        hotels.post(events, {"type": "contradiction", "kind": "price-list", "source": "listino 2026"})
        hotels.post(events, {"type": "silence", "days": 4})
        asked = {"commentId": answer["commentId"], "stage": "clarify"}
        return drafts(hotels.post("/v1/replies:compose", asked))

    ours, theirs = clarified(at(hotels, "aurora", text)), clarified(at(hotels, "bellavista", text))
    assert ("120" in ours, "95" in ours) == (True, False)
    assert ("120" in theirs, "95" in theirs) == (False, True)


def test_a_day_on_which_only_the_other_one_was_closed_is_no_help(hotels: Api) -> None:
    text = "Siamo stati qui il 2 marzo 2026: la cena era fredda e il servizio lento."

    def noted(answer: Any) -> str:
        events = f"/v1/cases/{answer['caseId']}/events"
        hotels.post(events, {"type": "contradiction", "kind": "closed-that-day", "source": "calendario"})
        hotels.post(events, {"type": "silence", "days": 4})
        asked = {"commentId": answer["commentId"], "stage": "clarify"}
        return drafts(hotels.post("/v1/replies:compose", asked))

    assert "2 marzo" in noted(at(hotels, "aurora", text))
    assert "2 marzo" not in noted(at(hotels, "bellavista", text))


def test_a_reply_is_checked_and_the_law_is_asked_for_the_same_business(hotels: Api) -> None:
    hotels.put("/v1/businesses/hotel-bellavista", {**BELLA, "kind": "online-shop"})
    ours, theirs = at(hotels, "aurora"), at(hotels, "bellavista")
    asked = {"visitedOn": "2026-05-01", "publishedAt": "2026-06-20", "hasReceipt": False}
    law = [
        hotels.post("/v1/rules:check", {"commentId": each["commentId"], **asked})["law"]
        for each in (ours, theirs)
    ]
    assert law[0] != law[1]
    said = "Gentile ospite, ci scriva a ospiti@bellavista.test, per favore."

    def broken(answer: Any) -> set[str]:
        result = hotels.post("/v1/replies:check", {"text": said, "commentId": answer["commentId"]})
        return {check["rule"] for check in result["checks"] if not check["ok"]}

    assert "R7" in broken(ours)
    assert "R7" not in broken(theirs)


def test_profiles_that_change_move_a_comment_only_when_it_is_weighed_anew(hotels: Api) -> None:
    first = at(hotels, "bellavista/posts/1")
    hotels.put("/v1/businesses/hotel-bellavista", {**BELLA, "pages": []})
    hotels.put("/v1/business", {**AURORA, "pages": ["facebook.test/bellavista"]})
    looked = hotels.get(f"/v1/comments/{first['commentId']}")
    assert looked["business"] == "hotel-bellavista"
    assert "Bruno" in drafts(looked)
    again = at(hotels, "bellavista/posts/1")
    assert (again["commentId"], again["business"]) == (first["commentId"], "default")
    assert hotels.get(f"/v1/cases/{first['caseId']}")["business"] == "default"


def test_an_address_that_nobody_claims_takes_no_comment_from_its_business(hotels: Api) -> None:
    first = at(hotels, "bellavista/posts/1")
    for _ in range(2):
        again = at(hotels, "photo?fbid=7")
        assert (again["commentId"], again["business"]) == (first["commentId"], "hotel-bellavista")


def test_a_comment_met_on_its_page_later_goes_to_its_business(hotels: Api) -> None:
    first = at(hotels, "photo?fbid=7")
    assert first["business"] == "default"
    again = at(hotels, "bellavista/posts/1")
    assert (again["commentId"], again["business"]) == (first["commentId"], "hotel-bellavista")


def test_the_same_words_on_two_businesses_pages_are_two_comments(hotels: Api) -> None:
    marta = {"author": {"name": "Marta Neri"}}
    ours, theirs = at(hotels, "aurora", **marta), at(hotels, "bellavista", **marta)
    assert ours["commentId"] != theirs["commentId"]
    assert at(hotels, "aurora/posts/2", **marta)["commentId"] == ours["commentId"]
    assert at(hotels, "bellavista/posts/2", **marta)["commentId"] == theirs["commentId"]
    other = at(hotels, "bellavista", author={"name": "Paolo Verdi"})
    assert other["commentId"] not in (ours["commentId"], theirs["commentId"])
    assert at(hotels, "bellavista", author={"name": "Paolo Verdi"})["commentId"] == other["commentId"]


def test_a_guest_of_another_business_is_no_witness(hotels: Api) -> None:
    leak = "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto tutta la notte."
    same = "Il 5 agosto in camera 14 il condizionatore perdeva acqua sul letto, che fastidio."
    at(hotels, "aurora", leak, author={"name": "Marta Neri"})
    elsewhere = at(hotels, "bellavista", same, author={"name": "Paolo Verdi"})
    assert "same-problem" not in signals(elsewhere)
    assert elsewhere["similar"] == []
    here = at(hotels, "aurora", same, author={"name": "Paolo Verdi"})
    assert "same-problem" in signals(here)
    assert [each["kind"] for each in here["similar"]][-1] == "same-problem"


def test_a_customer_of_another_business_is_not_yet_one_of_this(hotels: Api) -> None:
    marta = {"author": {"name": "Marta Neri"}}
    known = at(hotels, "aurora", "La colazione era scarsa e il caffè freddo.", **marta)
    hotels.post(f"/v1/cases/{known['caseId']}/events", {"type": "reference-verified"})
    lift = "L'ascensore era rotto da giorni."
    here, there = at(hotels, "aurora", lift, **marta), at(hotels, "bellavista", lift, **marta)
    reasons = [
        next((each["why"] for each in answer["evidence"] if each["signal"] == "same-author"), "")
        for answer in (here, there)
    ]
    assert reasons[0] != reasons[1]
    assert here["suspicion"]["score"] < there["suspicion"]["score"]


def test_a_copy_is_one_wherever_it_stands(hotels: Api) -> None:
    at(hotels, "aurora", author={"name": "Marta Neri"})
    copied = at(hotels, "bellavista", author={"name": "Paolo Verdi"})
    assert [each["kind"] for each in copied["similar"]] == ["copy"]


def test_deleting_a_business_leaves_its_comments_their_id_and_the_default_ones_answers(hotels: Api) -> None:
    first = at(hotels, "bellavista/posts/1")
    assert hotels.send("DELETE", "/v1/businesses/hotel-bellavista").status_code == 204
    looked = hotels.get(f"/v1/comments/{first['commentId']}")
    assert looked["business"] == "hotel-bellavista"
    assert "Anna" in drafts(looked)
    assert "Bruno" not in drafts(looked)
    cases = hotels.get("/v1/cases?business=hotel-bellavista")["cases"]
    assert [case["id"] for case in cases] == [first["caseId"]]
    assert hotels.post("/v1/businesses", {**BELLA, "pages": []})["id"] == "hotel-bellavista-2"


def test_cases_are_filtered_by_business(hotels: Api) -> None:
    ours, theirs = at(hotels, "aurora"), at(hotels, "bellavista")
    bare = hotels.analyze("Un posto triste e rumoroso.")
    all_ids = [bare["caseId"], theirs["caseId"], ours["caseId"]]
    found = {
        wanted: [(case["id"], case["business"]) for case in hotels.get(f"/v1/cases{wanted}")["cases"]]
        for wanted in (
            "",
            "?business=default",
            "?business=hotel-bellavista",
            "?business=nobody",
            "?business=null",
        )
    }
    assert [case for case, _ in found[""]] == all_ids
    assert found["?business=default"] == [(bare["caseId"], "default"), (ours["caseId"], "default")]
    assert found["?business=hotel-bellavista"] == [(theirs["caseId"], "hotel-bellavista")]
    assert found["?business=nobody"] == found["?business=null"] == []


@pytest.mark.parametrize(("query", "pointer", "italian"), [
    ("busines=a", "/busines", "Questo campo non esiste."),
    ("business=", "/business", "Non ha la forma prevista."),
    ("business=A%20B", "/business", "Non ha la forma prevista."),
    ("business=" + "a" * 65, "/business", "È troppo lungo: al massimo 64."),
    ("business=a&business=b", "/business", "Questo parametro c'è due volte."),
    ("a/b~c=1", "/a~1b~0c", "Questo campo non esiste."),
    ("%00=%ff", "/\x00", "Questo campo non esiste."),
])  # fmt: skip
def test_a_parameter_that_is_wrong_is_pointed_at(api: Api, query: str, pointer: str, italian: str) -> None:
    answer = api.send("GET", f"/v1/cases?{query}")
    assert answer.status_code == 422
    assert answer.get_json()["type"] == "/problems/invalid-query"
    assert answer.get_json()["errors"] == [{"pointer": pointer, "detail": italian}]


def test_what_was_learned_belongs_to_the_desk(hotels: Api) -> None:
    for page in ("aurora", "bellavista"):
        case_id = at(hotels, page)["caseId"]
        hotels.post(f"/v1/cases/{case_id}/outcome", {"outcome": "genuine"})
    assert hotels.get("/v1/learning")["genuine"] == 2


def test_a_comment_of_before_there_were_several_is_the_default_ones(app: Flask, hotels: Api) -> None:
    answer = at(hotels, "bellavista")
    app.extensions["garbo"].store.change_comment(
        answer["commentId"], lambda known: type(known)(
            **{name: getattr(known, name) for name in known.__struct_fields__ if name != "business"})
    )  # fmt: skip
    looked = hotels.get(f"/v1/comments/{answer['commentId']}")
    assert looked["business"] == "default"
    assert "Anna" in drafts(looked)
    assert [case["id"] for case in hotels.get("/v1/cases?business=default")["cases"]] == [answer["caseId"]]
    assert at(hotels, "bellavista")["business"] == "hotel-bellavista"
