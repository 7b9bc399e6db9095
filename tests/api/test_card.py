"""The case card through the API: answers are kept, an empty card keeps the case open."""

from pathlib import Path
from typing import Any

import pytest

from server import create_app
from server.config import Settings
from tests.api.test_analyze import LIE, LIVED
from tests.conftest import Api


def change(api: Api, case: str, body: Any) -> Any:
    changed = api.send("PATCH", f"/v1/cases/{case}", body)
    assert changed.status_code == 200, changed.get_data(as_text=True)
    return changed.get_json()


def asked(card: Any) -> dict[str, tuple[str, str]]:
    return {each["id"]: (each["answer"], each["suggestion"]) for each in card["questions"]}


def test_an_empty_card_says_what_is_missing_before_the_case_is_closed(api: Api) -> None:
    case = api.analyze(LIE)["caseId"]
    card = api.get(f"/v1/cases/{case}/card")
    assert asked(card) == {
        "who": ("", ""), "why": ("", "il prezzo; denaro"), "remedy": ("", ""), "lesson": ("", ""),
    }  # fmt: skip
    assert [each["needed"] for each in card["questions"]] == [True, True, True, False]
    assert [each["code"] for each in card["lacks"]] == ["who", "remedy"]


def test_answers_are_kept_in_the_case_and_close_it(api: Api) -> None:
    case = api.analyze(LIE)["caseId"]
    changed = change(api, case, {"answers": {"who": " non si sa ", "remedy": "niente\nda fare"}})
    line = changed["events"][-1]
    assert (line["type"], line["who"], line["note"], line["looked"]) == ("note", "tests", None, None)
    assert line["answers"] == {"who": "non si sa", "remedy": "niente\nda fare"}
    assert changed["state"] == "open"
    card = api.get(f"/v1/cases/{case}/card")
    assert asked(card)["who"] == ("non si sa", "")
    assert card["lacks"] == []
    change(api, case, {"answers": {"who": ""}})
    assert [each["code"] for each in api.get(f"/v1/cases/{case}/card")["lacks"]] == ["who"]
    change(api, case, {"answers": {"who": "una cliente"}})
    closed = api.post(f"/v1/cases/{case}/events", {"type": "closed"})
    assert closed["case"]["state"] == "closed"


def test_a_case_is_closed_deliberately_with_a_reason(api: Api) -> None:
    case = api.analyze(LIE)["caseId"]
    closed = api.post(f"/v1/cases/{case}/events", {"type": "closed", "note": "è un doppione"})
    assert (closed["case"]["state"], closed["case"]["events"][-1]["note"]) == ("closed", "è un doppione")


def test_the_note_for_the_team_has_the_answers(api: Api) -> None:
    found = api.analyze(LIVED)
    said = {
        "who": "un ospite di agosto", "why": "dice che siamo ladri, un incubo",
        "remedy": "cambiato il filtro", "lesson": "controllare i\nfiltri a giugno",
    }  # fmt: skip
    change(api, found["caseId"], {"answers": said})
    (note,) = api.post("/v1/replies:compose", {"commentId": found["commentId"], "stage": "note"})["replies"]
    fields = {each["name"]: each["value"] for each in note["fields"]}
    assert {name: fields[name] for name in said} == {**said, "lesson": "controllare i filtri a giugno"}
    assert all(check["ok"] for check in note["checks"])
    assert "Che cosa impariamo: controllare i filtri a giugno" in note["text"]
    (report,) = api.post("/v1/replies:compose", {"commentId": found["commentId"], "stage": "report"})[
        "replies"
    ]
    assert "un incubo" not in report["text"]


def test_what_was_looked_up_is_ticked_and_nothing_of_it_kept(api: Api) -> None:
    case = api.analyze(LIVED)["caseId"]
    look_up = api.get(f"/v1/cases/{case}/card")["lookUp"]
    assert not any(each["done"] for each in look_up["items"])
    assert look_up["never"].startswith("Non scrivere mai in pubblico ciò che trovi")
    line = change(api, case, {"looked": ["profile-age", "own-records", "profile-age"]})["events"][-1]
    assert (line["looked"], line["answers"]) == (["own-records", "profile-age"], {})
    done = api.get(f"/v1/cases/{case}/card")["lookUp"]["items"]
    assert [each["id"] for each in done if each["done"]] == ["own-records", "profile-age"]
    change(api, case, {"looked": []})
    assert not any(each["done"] for each in api.get(f"/v1/cases/{case}/card")["lookUp"]["items"])


def test_ticks_add_to_what_others_have_ticked_meanwhile(api: Api) -> None:
    case = api.analyze(LIVED)["caseId"]
    change(api, case, {"ticks": {"profile-age": True}})
    line = change(api, case, {"ticks": {"own-records": True}})["events"][-1]
    assert line["looked"] == ["own-records", "profile-age"]
    line = change(api, case, {"looked": ["colleagues"], "ticks": {"own-records": True, "colleagues": False}})
    assert line["events"][-1]["looked"] == ["own-records"]
    assert change(api, case, {"ticks": {"own-records": True, "colleagues": False}}) == line
    done = api.get(f"/v1/cases/{case}/card")["lookUp"]["items"]
    assert [each["id"] for each in done if each["done"]] == ["own-records"]


def test_who_sees_to_a_case_is_a_line_of_its_timeline(api: Api) -> None:
    case = api.analyze(LIVED)["caseId"]
    for body, said in (({"owner": "Anna"}, "Anna"), ({"owner": "Piero"}, "Piero"), ({"owner": None}, "")):
        changed = change(api, case, body)
        line = changed["events"][-1]
        assert (line["type"], line["who"], line["owner"]) == ("note", "tests", said)
        assert changed["owner"] == body["owner"]
        assert (line["note"], line["answers"], line["looked"]) == (None, {}, None)
    assert change(api, case, {"owner": None}) == changed
    assert [each["owner"] for each in changed["events"]] == [None, "Anna", "Piero", ""]
    table = api.send("GET", "/v1/export.csv").get_data(as_text=True)
    assert "note (tests): → Piero" in table
    assert "note (tests): → -" in table


def test_a_case_is_taken_by_one_of_two(api: Api) -> None:
    case = api.analyze(LIVED)["caseId"]
    taken = change(api, case, {"owner": "Anna", "expectedOwner": None})
    assert change(api, case, {"owner": "Anna", "expectedOwner": None}) == taken  # sent twice
    for expected in (None, "Piero"):
        body = {"owner": "Bruno", "expectedOwner": expected, "answers": {"who": "x"}}
        late = api.send("PATCH", f"/v1/cases/{case}", body)
        assert (late.status_code, late.get_json()["type"]) == (409, "/problems/owner-taken")
        assert api.get(f"/v1/cases/{case}") == taken
    assert change(api, case, {"owner": None, "expectedOwner": "Anna"})["owner"] is None


def test_one_change_may_say_several_things_and_an_empty_one_says_nothing(api: Api) -> None:
    case = api.analyze(LIVED)["caseId"]
    changed = change(api, case, {"owner": "Anna", "answers": {"who": "x"}, "looked": ["colleagues"]})
    assert (changed["owner"], len(changed["events"])) == ("Anna", 2)
    assert change(api, case, {}) == changed
    assert change(api, case, {"answers": {}}) == changed


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"looked": ["own-records", "diary"]}, "/looked/1"),
        ({"looked": ["Own records"]}, "/looked/0"),
        ({"looked": "own-records"}, "/looked"),
        ({"ticks": {"own-records": True, "diary": False}}, "/ticks/diary"),
        ({"ticks": {"own-records": "yes"}}, "/ticks"),
        ({"ticks": {"Own records": True}}, "/ticks"),
        ({"expectedOwner": ""}, "/expectedOwner"),
        ({"answers": {"mood": "x"}}, "/answers/mood"),
        ({"answers": {"who": "x" * 2001}}, "/answers/who"),
        ({"answers": {"who": None}}, "/answers/who"),
        ({"answers": None}, "/answers"),
    ],
)
def test_what_is_no_answer_is_refused(api: Api, body: Any, pointer: str) -> None:
    case = api.analyze(LIVED)["caseId"]
    refused = api.send("PATCH", f"/v1/cases/{case}", body)
    assert (refused.status_code, refused.get_json()["errors"][0]["pointer"]) == (422, pointer)
    assert len(api.get(f"/v1/cases/{case}")["events"]) == 1


def test_what_another_request_has_just_erased_is_not_found(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    found = api.analyze(LIVED)
    store = api.client.application.extensions["garbo"].store
    case = store.case(found["caseId"])
    store.delete_comment(found["commentId"])
    assert api.send("GET", f"/v1/cases/{found['caseId']}/card").status_code == 404
    monkeypatch.setattr(store, "case", lambda _: case)
    gone = api.send("PATCH", f"/v1/cases/{found['caseId']}", {"answers": {"who": "x"}})
    assert gone.status_code == 404


def test_a_case_without_its_text_has_a_card_too(tmp_path: Path) -> None:
    app = create_app(Settings(data=tmp_path / "data", language="it", store_text=False))
    token = app.extensions["garbo"].clients.new_token("tests")
    api = Api(app.test_client(), {"Authorization": f"Bearer {token}", "Host": "127.0.0.1"})
    case = api.analyze(LIE)["caseId"]
    card = api.get(f"/v1/cases/{case}/card")
    assert ([each["code"] for each in card["lacks"]], card["like"]) == (["who", "why", "remedy"], [])
    change(api, case, {"answers": {"who": "a", "why": "b", "remedy": "c"}})
    assert api.post(f"/v1/cases/{case}/events", {"type": "closed"})["case"]["state"] == "closed"
    (own,) = api.get("/v1/library")["own"]
    assert (own["band"], own["aspects"]) == (None, [])
    app.extensions["garbo"].store.close()


def test_a_story_that_is_like_it_is_named_with_what_both_share(api: Api) -> None:
    case = api.analyze(LIE)["caseId"]
    assert api.get(f"/v1/cases/{case}/card")["like"] == [{
        "id": "price-lie", "title": "Il prezzo che non tornava",
        "lesson": "Prima controllare, poi chiedere con gentilezza, poi aspettare. "
        "Si chiarisce solo quando si è certi.",
        "why": "Anche qui c'è un prezzo messo a confronto con quello di un altro negozio.",
    }]  # fmt: skip


def test_the_table_that_leaves_has_the_answers(api: Api) -> None:
    case = api.analyze(LIVED)["caseId"]
    change(api, case, {"answers": {"why": "acqua sul letto, un incubo"}})
    table = api.send("GET", "/v1/export.csv").get_data(as_text=True)
    assert "note (tests): acqua sul letto, un incubo" in table


def test_the_lesson_of_an_own_case_comes_back_where_it_is_of_use(api: Api) -> None:
    before = api.analyze("La camera 4 era sporca.")["caseId"]
    change(api, before, {"answers": {"lesson": "un controllo in più il sabato"}})
    case = api.analyze("La camera 7 era molto sporca, davvero.")["caseId"]
    assert api.get(f"/v1/cases/{case}/card")["lessons"] == []
    code = api.post(f"/v1/cases/{before}/events", {"type": "closed", "note": "fatto"})["case"]["code"]
    assert api.get(f"/v1/cases/{case}/card")["lessons"] == [
        {"caseId": before, "code": code, "lesson": "un controllo in più il sabato"}
    ]
