"""The business profile, and drafting and checking replies, through the API."""

from typing import Any

import pytest

from tests.api.test_analyze import LIVED
from tests.conftest import Api

AURORA: dict[str, Any] = {
    "name": "Hotel Aurora", "kind": "hotel", "signature": "Anna", "role": "responsabile ospitalità",
    "privateChannel": "WhatsApp 055 012345", "register": "lei",
    "prices": [{"item": "Crema", "price": 49, "currency": "EUR", "from": "2026-01-01", "to": None}],
    "closed": ["2026-08-15"], "competitors": ["Hotel Bellavista"], "pages": ["https://www.facebook.test/aurora"],
    "confirmedFacts": [], "confirmedActions": [],
}  # fmt: skip


def test_the_profile_is_kept_as_it_was_put(api: Api) -> None:
    assert api.send("GET", "/v1/business").status_code == 404
    assert api.put("/v1/business", AURORA) == AURORA
    assert api.get("/v1/business") == AURORA
    api.put("/v1/business", {"name": "Bar Sport"})
    assert api.get("/v1/business")["signature"] == ""


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"closed": ["2026-08-15", "2026-02-30"]}, "/closed/1"),
        ({"prices": [{"item": "Crema", "price": 49, "from": "2026-13-01"}]}, "/prices/0/from"),
        ({"prices": [{"item": "Crema", "price": 49, "to": "2026-06-31"}]}, "/prices/0/to"),
    ],
)
def test_a_day_must_be_one(api: Api, change: dict[str, Any], pointer: str) -> None:
    refused = api.send("PUT", "/v1/business", AURORA | change)
    assert refused.status_code == 422
    assert refused.get_json()["errors"] == [
        {"pointer": pointer, "detail": "Serve una data che esiste, per esempio 2026-03-01."}
    ]


def test_characters_that_nobody_sees_are_left_out(api: Api) -> None:
    odd = {
        "name": "Hotel\u202e Aurora\u200b", "signature": "\u2066Anna\u0007", "role": "\u202dresponsabile",
        "privateChannel": "info\u200f@aurora.example\u0000",
    }  # fmt: skip
    kept = api.put("/v1/business", AURORA | odd)
    assert [kept[name] for name in odd] == ["Hotel Aurora", "Anna", "responsabile", "info@aurora.example"]
    refused = api.send("PUT", "/v1/business", {"name": "\u202e\u200b"})
    assert (refused.status_code, refused.get_json()["errors"]) == (
        422,
        [{"pointer": "/name", "detail": "Questo campo è vuoto."}],
    )


@pytest.mark.parametrize("channel", ["https://aurora.example/scrivi", "www.aurora.example"])
def test_a_link_is_no_channel_where_the_platform_wants_none(api: Api, channel: str) -> None:
    api.put("/v1/business", AURORA | {"privateChannel": channel})
    for platform, said in (("tripadvisor", False), ("facebook", True), ("google", True)):
        found = api.post("/v1/replies:compose", {"text": LIVED, "platform": platform})["replies"]
        assert {channel in each["text"] for each in found} == {said}
        assert all("recapiti della nostra scheda" in each["text"] for each in found) != said
    api.put("/v1/business", AURORA | {"privateChannel": "info@aurora.example"})
    found = api.post("/v1/replies:compose", {"text": LIVED, "platform": "tripadvisor"})["replies"]
    assert all("info@aurora.example" in each["text"] for each in found)


def test_the_reply_speaks_for_the_business(api: Api) -> None:
    api.put("/v1/business", AURORA)
    text = api.analyze(LIVED)["replies"][0]["text"]
    assert text.endswith("Anna, responsabile ospitalità")
    assert "WhatsApp 055 012345" in text


def test_a_competitor_of_the_profile_is_recognised(api: Api) -> None:
    text = "Andate al Bellavista piuttosto. Meglio Hotel Bellavista, qui che delusione."
    assert "competitor" in [
        each["signal"] for each in (api.put("/v1/business", AURORA), api.analyze(text))[1]["evidence"]
    ]


def test_drafts_for_a_text_that_is_not_kept(api: Api) -> None:
    drafts = api.post("/v1/replies:compose", {"text": "The breakfast was cold.", "platform": "google"})[
        "replies"
    ]
    assert {draft["language"] for draft in drafts} == {"en"}
    assert {draft["stage"] for draft in drafts} == {"first"}
    assert len({draft["text"] for draft in drafts}) == len(drafts) == 3
    assert api.get("/v1/cases")["cases"] == []


def test_the_language_of_the_reply_can_be_chosen(api: Api) -> None:
    drafts = api.post("/v1/replies:compose", {"text": "The breakfast was cold.", "language": "it"})["replies"]
    assert {draft["language"] for draft in drafts} == {"it"}


def test_a_threat_is_caught_with_its_words(api: Api) -> None:
    answer = api.analyze(LIVED)
    text = "😀 Forse non ha letto bene. La denunceremo!"
    result = api.post("/v1/replies:check", {"text": text, "commentId": answer["commentId"]})
    broken = {check["rule"]: check for check in result["checks"] if not check["ok"]}
    assert result["ok"] is False
    assert {"R9", "R10"} <= set(broken)
    span = broken["R9"]["spans"][0]
    units = text.encode("utf-16-le")
    assert "denunc" in units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le")


def test_our_own_draft_passes_the_check(api: Api) -> None:
    answer = api.analyze(LIVED)
    result = api.post(
        "/v1/replies:check", {"text": answer["replies"][0]["text"], "commentId": answer["commentId"]}
    )
    assert result["ok"] is True


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_check_explains_itself_in_the_moderators_language(api: Api, language: str) -> None:
    result = api.post("/v1/replies:check", {"text": "La denunceremo!"}, **{"Accept-Language": language})
    why = next(check["why"] for check in result["checks"] if check["rule"] == "R9")
    assert why
    other = api.post(
        "/v1/replies:check",
        {"text": "La denunceremo!"},
        **{"Accept-Language": "en" if language == "it" else "it"},
    )
    assert why != next(check["why"] for check in other["checks"] if check["rule"] == "R9")
