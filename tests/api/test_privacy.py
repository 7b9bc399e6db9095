"""What is kept can be seen, taken along and erased; without words little can be done, and it says so."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from flask import Flask

from server import create_app
from server.config import Settings
from server.records import Comment
from tests.conftest import Api

PAGE = {"url": "https://www.facebook.test/hotel?post=1", "platform": "facebook"}
OTHER_PAGE = {"url": "https://www.facebook.test/albergo?post=2", "platform": "facebook"}
LONG = (
    "Il condizionatore della camera dodici perdeva acqua sul letto, la portiera di notte rideva, "
    "nessuno ha cambiato le lenzuola e al mattino il conto era sbagliato di quaranta euro."
)


@pytest.fixture
def wordless(tmp_path: Path) -> Iterator[Api]:
    """A client of a desk that keeps no words."""
    app = create_app(Settings(data=tmp_path / "wordless", language="it", store_text=False))
    token = app.extensions["garbo"].clients.new_token("tests")
    yield Api(app.test_client(), {"Authorization": f"Bearer {token}", "Host": "127.0.0.1"})
    app.extensions["garbo"].store.close()


def by(api: Api, name: str, text: str = LONG, **more: Any) -> Any:
    return api.analyze(text, author={"name": name}, **({"page": PAGE} | more))


def test_what_is_kept_is_said(app: Flask, api: Api, tmp_path: Path) -> None:
    fresh = {
        "retentionDays": 90, "storesText": True, "folder": str(tmp_path / "data"), "team": False,
        "comments": 0, "cases": 0, "businesses": 0, "copies": 0, "sites": [],
    }  # fmt: skip
    assert api.get("/v1/privacy") == fresh
    by(api, "Luca Verdi")
    store = app.extensions["garbo"].store
    store.add_comment(Comment(id="old", fingerprint="old", text="Tutto bene.", created_at=datetime.now(UTC)))
    api.put("/v1/business", {"name": "Hotel Aurora"})
    (tmp_path / "data" / "store.json.v1").write_bytes(b"{}")
    full = fresh | {"comments": 2, "cases": 1, "businesses": 1, "copies": 1, "sites": ["facebook.test"]}
    assert api.get("/v1/privacy") == full
    api.post("/v1/authors:erase", {"site": "facebook.test", "authorName": "Luca Verdi"})
    assert api.get("/v1/privacy") == full | {"comments": 1, "cases": 0, "copies": 0, "sites": []}


def test_the_desk_that_a_move_to_the_database_left_is_a_copy(app: Flask, api: Api) -> None:
    mine = app.extensions["garbo"]
    assert (mine.settings.data / "store.json").exists()
    team = replace(mine.settings, database="postgresql://127.0.0.1:9/none")
    app.extensions["garbo"] = replace(mine, settings=team)
    assert api.get("/v1/privacy")["copies"] == 1
    (mine.settings.data / "store.json").unlink()
    assert api.get("/v1/privacy")["copies"] == 0


def test_settings_of_keeping_are_said(tmp_path: Path) -> None:
    folder = tmp_path / "wordless"
    app = create_app(Settings(data=folder, language="it", store_text=False, retention_days=0))
    token = app.extensions["garbo"].clients.new_token("tests")
    api = Api(app.test_client(), {"Authorization": f"Bearer {token}", "Host": "127.0.0.1"})
    told = api.get("/v1/privacy")
    assert (told["storesText"], told["retentionDays"], told["folder"]) == (False, 0, str(folder))
    app.extensions["garbo"].store.close()


def test_an_author_gets_everything_and_nothing_of_others(api: Api) -> None:
    theirs = by(api, "Luca Verdi")
    by(api, "Marta Neri", "La camera era fredda.")
    api.post(f"/v1/cases/{theirs['caseId']}/events", {"type": "note", "note": "richiamare"})
    export = api.post("/v1/authors:export", {"site": "facebook.test", "authorName": "VERDI luca"})
    assert export["site"] == "facebook.test"
    (comment,) = export["comments"]
    assert (comment["id"], comment["text"], comment["site"]) == (theirs["commentId"], LONG, "facebook.test")
    assert comment["trace"]["words"]
    (case,) = export["cases"]
    assert case["id"] == theirs["caseId"]
    assert [(each["type"], each.get("note")) for each in case["events"]] == [
        ("weighed", None), ("note", "richiamare"),
    ]  # fmt: skip


def test_an_author_is_erased_with_the_cases(api: Api) -> None:
    theirs = by(api, "Luca Verdi")
    other = by(api, "Marta Neri", "La camera era fredda.")
    body = {"site": "https://www.facebook.test/", "authorName": "luca verdi"}
    assert api.post("/v1/authors:erase", body) == {"erased": 1}
    assert api.post("/v1/authors:erase", body) == {"erased": 0}
    assert api.send("GET", f"/v1/comments/{theirs['commentId']}").status_code == 404
    assert [case["id"] for case in api.get("/v1/cases")["cases"]] == [other["caseId"]]


@pytest.mark.parametrize("site", ["", " "])
def test_the_site_must_be_said(api: Api, site: str) -> None:
    for route in ("export", "erase"):
        answer = api.send("POST", f"/v1/authors:{route}", {"site": site, "authorName": "Luca"})
        assert answer.status_code == 422
        assert answer.get_json()["errors"][0]["pointer"] == "/site"


def test_purging_takes_what_is_older_and_says_how_many(
    app: Flask, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    by(api, "Luca")
    assert api.post("/v1/comments:purge", {}) == {"erased": 0}

    class Later(datetime):
        days = 0

        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime.fromtimestamp(datetime.now(UTC).timestamp() + cls.days * 86400, UTC)

    monkeypatch.setattr("server.api.privacy.datetime", Later)
    Later.days = 31
    assert api.post("/v1/comments:purge", {"olderThanDays": 32}) == {"erased": 0}
    assert api.post("/v1/comments:purge", {"olderThanDays": 30}) == {"erased": 1}
    by(api, "Luca")
    Later.days = 89
    assert api.post("/v1/comments:purge", {}) == {"erased": 0}
    Later.days = 91
    assert api.post("/v1/comments:purge", {"olderThanDays": None}) == {"erased": 1}
    for days in (0, -1, 36_501):
        assert api.send("POST", "/v1/comments:purge", {"olderThanDays": days}).status_code == 422


def test_everything_as_json(api: Api) -> None:
    one = by(api, "Luca", rating=2)
    answer = api.send("GET", "/v1/export.json")
    assert answer.mimetype == "application/json"
    day = datetime.now(UTC).date().isoformat()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="garbo-{day}.json"'
    export = answer.get_json()
    assert [(each["id"], each["rating"]) for each in export["comments"]] == [(one["commentId"], 2)]
    assert [each["commentId"] for each in export["cases"]] == [one["commentId"]]
    assert "trace" not in export["comments"][0]


def test_everything_as_a_table(api: Api) -> None:
    one = by(api, "Luca", '=HYPERLINK("http://x.test") è stato, "pessimo"', rating=2, reactions=7)
    api.post(f"/v1/cases/{one['caseId']}/events", {"type": "replied", "text": "Ci\ndispiace", "who": "Anna"})
    api.post(f"/v1/cases/{one['caseId']}/outcome", {"outcome": "genuine"})
    answer = api.send("GET", "/v1/export.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].endswith('.csv"')
    raw = answer.get_data()
    assert raw.startswith(b"\xef\xbb\xbfcommentId,caseId,code,")
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert (row["commentId"], row["caseId"]) == (one["commentId"], one["caseId"])
    assert (row["rating"], row["reactions"], row["replies"]) == ("2.0", "7", "")
    assert (row["owner"], row["silentSince"]) == ("", "")
    assert (row["state"], row["outcome"], row["sponsored"]) == ("replied", "genuine", "false")
    assert row["text"] == "'" + one["text"]
    assert one["text"].startswith("=HYPERLINK(")
    weighed, replied = row["timeline"].splitlines()
    assert weighed.endswith(" weighed (tests)")
    assert replied.endswith(" replied (Anna): Ci dispiace")
    assert row["lastEventAt"] == replied.split()[0]
    assert len(row["author"]) == 32


def test_the_table_says_who_sees_to_a_case_and_how_long_it_is_silent(api: Api) -> None:
    case = f"/v1/cases/{by(api, 'Luca')['caseId']}"
    asked = datetime.now(UTC).replace(microsecond=0) - timedelta(days=4)
    api.post(f"{case}/events", {"type": "reference-asked", "at": asked.isoformat()})
    api.send("PATCH", case, {"owner": "=Anna"})

    def row() -> dict[str, str]:
        raw = api.send("GET", "/v1/export.csv").get_data().decode("utf-8-sig")
        (only,) = csv.DictReader(io.StringIO(raw, newline=""))
        return only

    assert (row()["owner"], row()["state"], row()["silentSince"]) == ("'=Anna", "silent", asked.isoformat())
    api.put("/v1/desk", api.get("/v1/desk") | {"silenceDays": 5})
    assert (row()["state"], row()["silentSince"]) == ("waiting", "")


def test_only_one_business_if_asked(api: Api) -> None:
    by(api, "Luca")
    assert len(api.get("/v1/export.json?business=default")["comments"]) == 1
    assert api.get("/v1/export.json?business=another")["comments"] == []
    assert api.send("GET", "/v1/export.csv?business=another").get_data().count(b"\r\n") == 1
    assert api.send("GET", "/v1/export.csv?busines=x").status_code == 422


def test_a_comment_without_its_words_is_weighed_once_and_then_says_so(wordless: Api) -> None:
    told = by(wordless, "Luca")
    assert told["text"] == LONG
    assert told["suspicion"]["score"] is not None
    assert told["replies"]
    comment = f"/v1/comments/{told['commentId']}"
    case = f"/v1/cases/{told['caseId']}"
    refused = [
        ("GET", comment, None),
        ("PATCH", comment, {"exposure": "high"}),
        ("GET", f"{comment}/similar", None),
        ("POST", "/v1/replies:compose", {"commentId": told["commentId"]}),
        ("POST", "/v1/replies:check", {"commentId": told["commentId"], "text": "Grazie"}),
        ("POST", "/v1/replies:preview", {"commentId": told["commentId"], "text": "Grazie"}),
        ("POST", f"{case}/outcome", {"outcome": "genuine"}),
        ("DELETE", f"{case}/outcome", None),
    ]
    for method, path, body in refused:
        answer = wordless.send(method, path, body)
        assert (answer.status_code, answer.get_json()["type"]) == (409, "/problems/text-not-kept"), path
        assert "STORE_TEXT" in answer.get_json()["detail"]
    (kept,) = wordless.get("/v1/export.json")["comments"]
    assert (kept["text"], kept["url"]) == ("", "https://www.facebook.test/hotel")
    assert "exposure" not in kept


def test_its_case_goes_on_without_being_weighed(wordless: Api) -> None:
    told = by(wordless, "Luca")
    result = wordless.post(f"/v1/cases/{told['caseId']}/events", {"type": "silence", "days": 4})
    assert result["case"]["state"] == "silent"
    assert (result["suspicion"], result["moved"]) == (None, [])
    assert wordless.post("/v1/cases", {"commentId": told["commentId"]})["id"] == told["caseId"]
    assert wordless.post("/v1/authors:erase", {"site": "facebook.test", "authorName": "Luca"}) == {
        "erased": 1
    }


def test_queue_report_and_table_do_without_words(wordless: Api) -> None:
    told = by(wordless, "Luca")
    case = f"/v1/cases/{told['caseId']}"
    asked = (datetime.now(UTC) - timedelta(days=4)).isoformat()
    result = wordless.post(f"{case}/events", {"type": "reference-asked", "at": asked})
    assert (result["case"]["state"], result["suspicion"]) == ("silent", None)
    assert [each["code"] for each in result["lacks"]] == ["contradiction"]
    unproven = wordless.post(f"{case}/events", {"type": "contradiction", "kind": "price-list"})
    assert [each["code"] for each in unproven["lacks"]] == ["source"]
    (waiting,) = wordless.get("/v1/queue")["cases"]
    assert (waiting["caseId"], waiting["urgency"], waiting["state"]) == (told["caseId"], "today", "silent")
    assert (waiting["excerpt"], waiting["band"], waiting["score"]) == ("", None, None)
    report = wordless.get("/v1/report")
    assert (report["cases"], report["unread"], report["negative"], report["concerns"]) == (1, 1, 0, [])
    assert report["states"]["silent"] == 1
    assert "unread,,1" in wordless.send("GET", "/v1/report.csv").get_data(as_text=True)
    hide, clarify, leave = wordless.get(f"{case}/options")["options"]
    assert (hide["allowed"], clarify["allowed"], leave["allowed"]) == (True, False, True)
    assert clarify["lacks"] == unproven["lacks"]
    assert hide["warning"] is not None
    amounts = wordless.send("GET", f"{case}/price-check")
    assert (amounts.status_code, amounts.get_json()["type"]) == (409, "/problems/text-not-kept")
    decided = wordless.post(f"{case}/events", {"type": "decision", "decision": "A", "note": "insulti"})
    assert (decided["case"]["state"], decided["case"]["events"][-1]["snapshot"]) == ("decided", None)
    assert wordless.get("/v1/queue")["cases"] == []


def test_met_again_it_is_the_same_and_can_be_replied_to(wordless: Api) -> None:
    first, again = by(wordless, "Luca"), by(wordless, "Luca")
    assert (first["commentId"], first["caseId"]) == (again["commentId"], again["caseId"])
    assert again["replies"]
    assert again["similar"] == []


def test_copies_are_found_by_their_signatures(wordless: Api) -> None:
    first = by(wordless, "Luca")
    copied = by(wordless, "Marta", LONG.replace("rideva", "dormiva"), page=OTHER_PAGE)
    (similar,) = copied["similar"]
    assert (similar["commentId"], similar["kind"]) == (first["commentId"], "copy")
    assert 0.6 <= similar["similarity"] <= 1
    assert "copies" in [each["signal"] for each in copied["evidence"]]
    another = by(wordless, "Ada", "La piscina era chiusa e il parcheggio pieno, un vero peccato per noi.")
    assert another["similar"] == []


def test_the_two_ways_of_keeping_get_on_in_one_folder(tmp_path: Path) -> None:
    def desk(words: bool) -> tuple[Api, Any]:
        app = create_app(Settings(data=tmp_path / "both", language="it", store_text=words))
        token = app.extensions["garbo"].clients.new_token("tests")
        headers = {"Authorization": f"Bearer {token}", "Host": "127.0.0.1"}
        return Api(app.test_client(), headers), app.extensions["garbo"].store

    pages = [{"url": f"https://www.facebook.test/{number}"} for number in range(3)]
    api, store = desk(words=True)
    whole = by(api, "Luca", page=pages[0])
    store.close()
    api, store = desk(words=False)
    bare = by(api, "Marta", page=pages[1])
    assert [each["commentId"] for each in bare["similar"]] == [whole["commentId"]]
    store.close()
    api, store = desk(words=True)
    last = by(api, "Ada", page=pages[2])
    assert {each["commentId"] for each in last["similar"]} == {whole["commentId"], bare["commentId"]}
    beside = api.get(f"/v1/comments/{whole['commentId']}/similar")
    assert last["commentId"] in [each["commentId"] for each in beside["similar"]]
    store.close()


def test_an_outcome_whose_case_is_gone_stays_in_the_history(app: Flask, api: Api) -> None:
    one = by(api, "Luca")
    api.post(f"/v1/cases/{one['caseId']}/outcome", {"outcome": "campaign"})
    store = app.extensions["garbo"].store
    store.delete_comments([one["commentId"]], remains=lambda said: msgspec.structs.replace(said, who=""))
    learning = api.get("/v1/learning")
    assert learning["campaign"] == 1
    (said,) = learning["history"]
    assert (said["caseId"], said["who"], said["outcome"]) == ("", "", "campaign")
