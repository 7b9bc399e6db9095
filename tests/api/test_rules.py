"""The platform's rules and the law through the API: what is given, what is known, what cannot be."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest

from server.records import Platform
from tests.api.test_analyze import LIVED
from tests.conftest import Api

CHECK = "/v1/rules:check"


def law(answer: Any, code: str) -> Any:
    return next(each for each in answer["law"] if each["code"] == code)


def test_with_nothing_known_it_is_the_careful_choice(api: Api) -> None:
    answer = api.post(CHECK, {})
    assert answer["platform"]["platform"] == "generic"
    assert answer["platform"]["clarify"] == "discouraged"
    assert [law(answer, code)["state"] for code in ("review-term", "review-age", "receipt", "notice")] == [
        "unknown", "unknown", "unknown", None,
    ]  # fmt: skip


def test_the_example_of_the_playbook(api: Api) -> None:
    answer = api.post(
        CHECK,
        {"visitedOn": "2026-05-01", "publishedAt": "2026-06-20", "kind": "hotel", "platform": "tripadvisor"},
    )
    found = law(answer, "review-term")
    assert found["state"] == "not-met"
    assert "50 giorni: oltre il termine di 30" in found["why"]
    assert (found["asOf"], found["certain"]) == ("2026-11-21", True)
    assert found["source"].startswith("https://www.lagenziadiviaggimag.it/")
    platform = answer["platform"]
    assert (platform["title"], platform["replies"], platform["clarify"]) == ("TripAdvisor", 1, "forbidden")
    assert platform["publicStages"] == ["first"]
    assert [platform[each] for each in ("mayEditReply", "mayHide", "mayDelete", "mayBlock")] == [False] * 4
    assert platform["rules"][1] == {
        "code": "no-accusations",
        "text": "Nella risposta non si accusa nessuno di una recensione falsa e non si fanno ipotesi su chi "
        "ha scritto. Se hai un dubbio, segnala.",
        "source": "https://www.tripadvisor.co.uk/Trust-lpgT1CmsfQ3E.html",
        "readOn": "2026-11-21",
        "certain": True,
    }


def test_the_kept_comment_and_the_business_say_the_rest(api: Api) -> None:
    api.put("/v1/business", {"name": "Profumeria Lilla", "kind": "shop"})
    kept = api.analyze(LIVED, page={"platform": "google"}, publishedAt="2020-06-20")["commentId"]
    answer = api.post(CHECK, {"commentId": kept})
    assert answer["platform"]["platform"] == "google"
    assert answer["platform"]["publicStages"] == ["first", "resolved"]
    assert law(answer, "review-age")["state"] == "does-not-apply"
    given = api.post(CHECK, {"commentId": kept, "kind": "restaurant", "platform": "facebook"})
    assert given["platform"]["platform"] == "facebook"
    assert given["platform"]["publicStages"] == ["first", "silent", "clarify", "resolved"]
    assert law(given, "review-age")["state"] == "not-met"
    newer = api.post(CHECK, {
        "commentId": kept, "kind": "hotel", "publishedAt": (date.today() - timedelta(days=9)).isoformat(),
        "visitedOn": (date.today() - timedelta(days=19)).isoformat(), "hasReceipt": True,
    })  # fmt: skip
    assert [each["state"] for each in newer["law"][:3]] == ["met", "met", "met"]
    assert "dopo 10 giorni: entro il termine di 30" in law(newer, "review-term")["why"]


@pytest.mark.parametrize("published", ["3 agosto 2026", "2 h", "2026-02-30", "", "😀" * 100])
def test_a_date_that_only_a_person_can_read_is_not_known(api: Api, published: str) -> None:
    answer = api.post(CHECK, {"publishedAt": published, "visitedOn": "2026-05-01", "kind": "hotel"})
    assert law(answer, "review-term")["state"] == "unknown"
    assert law(answer, "review-term")["why"].startswith("Manca il giorno della recensione")


@pytest.mark.parametrize("platform", get_args(Platform))
@pytest.mark.parametrize("speak", ["it", "en"])
def test_every_platform_speaks_the_moderators_language(api: Api, platform: str, speak: str) -> None:
    answer = api.post(CHECK, {"platform": platform, "hasReceipt": False}, **{"Accept-Language": speak})
    words = {"it": "segnala", "en": "report"}[speak]
    assert any(words in rule["text"].casefold() for rule in answer["platform"]["rules"])
    assert law(answer, "defamation")["title"] == {"it": "Diffamazione", "en": "Defamation"}[speak]
    assert law(answer, "receipt")["state"] == "not-met"


def test_a_comment_that_is_not_there(api: Api) -> None:
    assert api.send("POST", CHECK, {"commentId": "none"}).status_code == 404
    assert api.send("POST", CHECK, {"commentId": ""}).status_code == 404


@pytest.mark.parametrize(("body", "pointer"), [
    ({"visitedOn": "2026-02-30"}, "/visitedOn"), ({"visitedOn": "3 agosto"}, "/visitedOn"),
    ({"visitedOn": ""}, "/visitedOn"), ({"visitedOn": 3}, "/visitedOn"),
    ({"platform": "myspace"}, "/platform"), ({"kind": "castle"}, "/kind"),
    ({"hasReceipt": "yes"}, "/hasReceipt"), ({"publishedAt": "x" * 301}, "/publishedAt"),
    ({"today": "2026-01-01"}, "/today"),
])  # fmt: skip
def test_what_cannot_be_is_named(api: Api, body: dict[str, Any], pointer: str) -> None:
    refused = api.send("POST", CHECK, body)
    assert refused.status_code == 422
    assert [each["pointer"] for each in refused.get_json()["errors"]] == [pointer]


def test_a_day_that_does_not_exist_is_told_plainly(api: Api) -> None:
    refused = api.send("POST", CHECK, {"visitedOn": "2026-02-30"}).get_json()
    assert refused["errors"][0]["detail"] == "Serve una data che esiste, per esempio 2026-03-01."


def test_a_notice_says_what_the_law_says(api: Api) -> None:
    api.put("/v1/business", {"name": "Hotel Aurora", "kind": "hotel", "signature": "Anna"})
    kept = api.analyze(LIVED, publishedAt="2020-06-20")["commentId"]
    notice = api.post("/v1/replies:compose", {"commentId": kept, "stage": "report"})["replies"][0]
    fields = {each["name"]: each["value"] for each in notice["fields"]}
    assert fields["law"].startswith(
        "La recensione è online da più di 2 anni; secondo la legge annuale PMI 2026"
    )
    assert "se in vigore" in fields["law"]
    assert "Resta da valutare se la legge vale anche" in fields["law"]
    assert [each["rule"] for each in notice["checks"] if not each["ok"]] == []
