"""The queue through the API: what comes first, for which business, and whose it is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from server.cases.assess import Assessment, assess
from server.records import Comment
from tests.api.test_analyze import LIE, LIVED
from tests.conftest import Api


def event(api: Api, case_id: str, what: str, /, **fields: Any) -> Any:
    return api.post(f"/v1/cases/{case_id}/events", {"type": what, **fields})


def ago(days: float) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat()


def test_a_second_message_is_on_top_and_red(api: Api) -> None:
    silent = api.analyze(LIE)
    event(api, silent["caseId"], "reference-asked", at=ago(4))
    again = api.analyze("😀" + LIVED * 3)
    event(api, again["caseId"], "second-message")
    answer = api.get("/v1/queue")
    assert answer["open"] == 2
    first, second = answer["cases"]
    assert (first["caseId"], first["urgency"], first["state"]) == (again["caseId"], "now", "second-message")
    assert first["why"].startswith("Ha scritto una seconda volta")
    assert first["excerpt"] == again["text"][:140]
    assert first["firstReplyAfterHours"] is None
    weighed = api.get(f"/v1/comments/{silent['commentId']}")
    assert (second["score"], second["band"]) == (
        weighed["suspicion"]["score"], weighed["suspicion"]["band"],
    )  # fmt: skip
    assert (second["urgency"], second["state"], second["commentId"]) == (
        "today",
        "silent",
        silent["commentId"],
    )
    assert second["why"] == (
        "Nessuna risposta alla tua domanda da 4 giorni: verifica i fatti e decidi come andare avanti."
    )
    assert second["firstReplyAfterHours"] is None
    event(api, again["caseId"], "replied", text="Grazie, ci dispiace.")
    assert [each["caseId"] for each in api.get("/v1/queue")["cases"]] == [silent["caseId"], again["caseId"]]
    event(api, silent["caseId"], "closed", note="non si sa chi è")
    assert [each["caseId"] for each in api.get("/v1/queue")["cases"]] == [again["caseId"]]


def test_copies_are_told_to_belong_together_with_their_names(api: Api) -> None:
    cases = [api.analyze(LIVED, author={"name": name})["caseId"] for name in ("Luca", "Marta", "Ada")]
    alone = api.analyze(LIE)["caseId"]
    found = {each["caseId"]: each["group"] for each in api.get("/v1/queue")["cases"]}
    assert found[alone] is None
    assert {str(found[each]) for each in cases} == {str({"id": found[cases[0]]["id"], "size": 3, "names": 3})}
    assert found[cases[0]]["id"] in cases
    event(api, cases[0], "closed", note="fatto")
    event(api, cases[1], "closed", note="fatto")
    assert [each["group"] for each in api.get("/v1/queue")["cases"]] == [None, None]


def test_how_many_read_it_is_known_only_where_something_tells(api: Api) -> None:
    api.analyze(LIVED)
    counted = api.analyze(LIE, reactions=3)["caseId"]
    found = {each["caseId"]: each["exposureKnown"] for each in api.get("/v1/queue")["cases"]}
    assert found.pop(counted) is True
    assert list(found.values()) == [False]


def test_the_same_author_twice_without_an_answer_is_on_top_by_itself(api: Api) -> None:
    api.analyze(LIVED, author={"name": "Luca"})
    again = api.analyze(LIE, author={"name": "Luca"})
    found = api.get("/v1/queue")["cases"]
    assert [each["urgency"] for each in found] == ["now", "soon"]
    assert found[0]["caseId"] == again["caseId"]


def test_a_case_has_an_owner_until_it_has_none(api: Api) -> None:
    path = f"/v1/cases/{api.analyze(LIVED)['caseId']}"
    assert api.get(path)["owner"] is None
    taken = api.send("PATCH", path, {"owner": "Anna"})
    assert (taken.status_code, taken.get_json()["owner"]) == (200, "Anna")
    assert api.get("/v1/queue")["cases"][0]["owner"] == "Anna"
    assert api.send("PATCH", path, {"owner": None}).get_json() == api.get(path)
    assert api.get("/v1/queue")["cases"][0]["owner"] is None
    assert api.send("PATCH", "/v1/cases/none", {"owner": "Anna"}).status_code == 404


@pytest.mark.parametrize("body", [{"owner": ""}, {"owner": 3}])
def test_an_owner_is_a_name(api: Api, body: Any) -> None:
    answer = api.send("PATCH", f"/v1/cases/{api.analyze(LIVED)['caseId']}", body)
    assert (answer.status_code, answer.get_json()["errors"][0]["pointer"]) == (422, "/owner")


def test_one_business_has_its_own_queue(api: Api) -> None:
    other = api.post("/v1/businesses", {"name": "Bar Centrale", "pages": ["https://www.bar.test/p"]})
    here = api.analyze(LIVED)
    there = api.analyze(LIE, page={"url": "https://www.bar.test/p/1", "platform": "google"})
    found = api.get(f"/v1/queue?business={other['id']}")
    assert [each["caseId"] for each in found["cases"]] == [there["caseId"]]
    assert (found["cases"][0]["business"], found["cases"][0]["platform"]) == ("bar-centrale", "google")
    assert [each["caseId"] for each in api.get("/v1/queue?business=default")["cases"]] == [here["caseId"]]
    assert api.get("/v1/queue")["open"] == 2


def test_the_monthly_search_for_the_name_is_due_until_somebody_has_done_it(api: Api) -> None:
    assert api.get("/v1/queue")["tasks"] == []
    api.put("/v1/business", {"name": "Hotel Aurora"})
    other = api.post("/v1/businesses", {"name": "Bar Centrale"})
    (task,) = api.get("/v1/queue")["tasks"]
    assert (task["task"], task["urgency"], task["title"]) == ("name-search", "soon", "Cerca il tuo nome")
    assert task["lastDoneAt"] is None
    assert [(each["business"], each["queries"][0]) for each in task["searches"]] == [
        ("default", '"Hotel Aurora"'), (other["id"], '"Bar Centrale"'),
    ]  # fmt: skip
    (theirs,) = api.get(f"/v1/queue?business={other['id']}")["tasks"]
    assert [each["business"] for each in theirs["searches"]] == [other["id"]]
    done = api.post("/v1/queue:done", {"task": "name-search"})
    span = datetime.fromisoformat(done["nextDueAt"]) - datetime.fromisoformat(done["doneAt"])
    assert (done["task"], span) == ("name-search", timedelta(days=30))
    assert api.get("/v1/queue")["tasks"] == []
    api.put("/v1/desk", {"silenceDays": 3, "nameSearchDays": 0})
    assert api.post("/v1/queue:done", {"task": "name-search"})["nextDueAt"] is None
    refused = api.send("POST", "/v1/queue:done", {"task": "tea"})
    assert (refused.status_code, refused.get_json()["errors"][0]["pointer"]) == (422, "/task")


def test_what_was_weighed_when_it_came_is_not_read_again(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[str] = []

    def counted(comment: Comment, *given: Any, **named: Any) -> Assessment:
        weighed.append(comment.id)
        return assess(comment, *given, **named)

    monkeypatch.setattr("server.cases.glance.assess", counted)
    page = {"url": "https://www.facebook.test/hotel?post=1", "platform": "facebook"}
    told = api.analyze(LIVED, page=page, author={"name": "Luca Verdi"}, rating=2)
    (first,) = api.get("/v1/queue")["cases"]
    assert (first["score"], first["band"]) == (told["suspicion"]["score"], told["suspicion"]["band"])
    assert api.get("/v1/report")["bands"][first["band"]] == 1
    assert weighed == []
    fact = event(api, told["caseId"], "contradiction", kind="no-booking", source="registro")
    assert api.get("/v1/queue")["cases"][0]["score"] == fact["suspicion"]["score"] != first["score"]
    api.get("/v1/queue")
    assert weighed == [told["commentId"]]
