"""``comments:analyze``: a comment's whole way, through the API."""

import json
from typing import Any

import pytest

from tests.conftest import Api

LIVED = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, la reception ha risposto dopo due ore"
)
LIE = "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45"
SELECTED = "Marta R. · 3 h · Mi piace · Rispondi · Condividi · Camera sporca. Altro... Vedi traduzione"


def signals(answer: Any) -> list[str]:
    return [each["signal"] for each in answer["evidence"]]


def marked(answer: Any, signal: str) -> list[str]:
    """The words that a signal marks, cut out as JavaScript would cut them."""
    units = answer["text"].encode("utf-16-le")
    spans = next(each["spans"] for each in answer["evidence"] if each["signal"] == signal)
    return [units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le") for span in spans]


@pytest.mark.parametrize(
    "page",
    [
        {"url": "https://www.tripadvisor.it/ShowUserReviews-g1"},
        {"url": "https://www.tripadvisor.it/ShowUserReviews-g1", "platform": "generic"},
        {"url": "https://www.tripadvisor.it/ShowUserReviews-g1", "platform": "facebook"},
        {"url": "https://www.example.org/r", "platform": "tripadvisor"},
    ],
)
def test_the_platform_is_that_of_the_address(api: Api, page: dict[str, str]) -> None:
    answer = api.analyze(LIVED, page=page)
    found = api.post("/v1/rules:check", {"commentId": answer["commentId"]})
    assert found["platform"]["platform"] == "tripadvisor"
    refused = api.send("POST", "/v1/replies:compose", {"commentId": answer["commentId"], "stage": "clarify"})
    assert refused.get_json()["errors"][0]["detail"].startswith("Questa piattaforma non ammette")


def test_tags_are_no_words_of_a_language(api: Api) -> None:
    assert api.analyze("<b>Camera sporca</b>")["language"] == "it"
    assert api.analyze('<a href="https://x.test/the-room">Camera sporca&nbsp;</a>')["language"] == "it"


def test_a_lived_complaint_is_probably_a_customers(api: Api) -> None:
    answer = api.analyze(LIVED)
    assert answer["suspicion"]["band"] == "likely-customer"
    assert answer["suspicion"]["score"] < 17
    assert answer["suspicion"]["ceiling"] == 59
    assert answer["suspicion"]["neutral"] == 17
    assert answer["language"] == "it"
    assert answer["polarity"] < 0
    assert {"Camera 12", "il 3 agosto"} <= set(marked(answer, "lived-detail"))
    assert len(marked(answer, "lived-detail")) >= 4
    assert answer["caseId"]
    assert answer["commentId"]
    assert answer["similar"] == []


def test_the_selection_is_cleaned_and_what_was_cut_is_told(api: Api) -> None:
    answer = api.analyze(SELECTED)
    assert answer["text"] == "Camera sporca."
    assert {(cut["kind"], cut["text"]) for cut in answer["cuts"]} >= {("author", "Marta R."), ("age", "3 h")}


def test_spans_are_javascripts(api: Api) -> None:
    answer = api.analyze("😀👩‍👩‍👧 " + LIVED)
    assert "Camera 12" in marked(answer, "lived-detail")
    assert "il 3 agosto" in marked(answer, "lived-detail")


def test_weighed_twice_is_one_comment(api: Api) -> None:
    page = {"url": "https://www.facebook.test/aurora/posts/1?fbclid=abc", "platform": "facebook"}
    first = api.analyze(LIVED, page=page, author={"name": "Marta Ferrari"})
    again = api.analyze(
        f"Marta Ferrari · 2 h · {LIVED} · Rispondi", page=page, author={"name": "Marta Ferrari"}
    )
    assert again["commentId"] == first["commentId"]
    assert again["caseId"] == first["caseId"]
    other = api.analyze(LIVED, page=page, author={"name": "Paolo Bruni"})
    assert other["commentId"] != first["commentId"]
    assert len(api.get("/v1/cases")["cases"]) == 2


def test_an_author_that_one_look_does_not_show_makes_no_second_comment(api: Api) -> None:
    marta, paolo = {"name": "Marta Ferrari"}, {"name": "Paolo Bruni"}
    first = api.analyze(LIVED)["commentId"]
    assert api.analyze(LIVED, author=marta)["commentId"] == first
    assert api.analyze(LIVED)["commentId"] == first
    second = api.analyze(LIVED, author=paolo)["commentId"]
    assert second != first
    assert api.analyze(LIVED, author=paolo)["commentId"] == second
    assert api.analyze(LIVED, author=marta)["commentId"] == first
    assert len(api.get("/v1/cases")["cases"]) == 2


def test_what_was_known_of_a_comment_is_not_forgotten(api: Api) -> None:
    store = api.client.application.extensions["garbo"].store
    page = {"url": "https://www.hotel.test/1", "platform": "google"}
    api.analyze(
        LIVED, page=page, rating=2, sponsored=True, reactions=7, language="it", publishedAt="2026-03-01"
    )
    again = api.analyze(LIVED, page={"url": "https://www.hotel.test/1", "platform": "google"}, reactions=9)
    kept = store.comment(again["commentId"])
    assert (kept.rating, kept.sponsored, kept.reactions, kept.language) == (2, True, 9, "it")
    assert kept.published_at == "2026-03-01"
    assert again["exposure"]["level"] == "high"


def test_kept_comment_is_weighed_the_same(api: Api) -> None:
    first = api.analyze(LIVED, rating=1, sponsored=True)
    again = api.get(f"/v1/comments/{first['commentId']}")
    for part in ("text", "suspicion", "evidence", "aspects", "exposure", "language", "caseId", "replies"):
        assert again[part] == first[part]


def test_erased_comment_is_gone_with_its_case(api: Api) -> None:
    answer = api.analyze(LIVED)
    assert api.send("DELETE", f"/v1/comments/{answer['commentId']}").status_code == 204
    assert api.send("GET", f"/v1/comments/{answer['commentId']}").status_code == 404
    assert api.send("GET", f"/v1/cases/{answer['caseId']}").status_code == 404


def test_nothing_is_kept_when_nothing_should_be(api: Api) -> None:
    answer = api.analyze(LIVED, store=False)
    assert answer["commentId"] is None
    assert answer["caseId"] is None
    assert answer["replies"]
    assert api.get("/v1/cases")["cases"] == []


def test_praise_is_not_weighed_and_thanked(api: Api) -> None:
    answer = api.analyze("Soggiorno meraviglioso, personale gentilissimo e colazione ottima. Torneremo!")
    assert answer["suspicion"]["score"] is None
    assert answer["suspicion"]["band"] == "not-negative"
    assert answer["nextStep"]["code"] == "thank"
    assert "grazi" in answer["replies"][0]["text"].lower()


def texts(answer: Any) -> list[str]:
    return [reply["text"] for reply in answer["replies"]]


def test_reasons_are_in_the_moderators_language(api: Api) -> None:
    italian = api.analyze(LIE)
    english = api.post("/v1/comments:analyze", {"text": LIE}, **{"Accept-Language": "en"})
    assert signals(italian) == signals(english)
    assert italian["evidence"][0]["title"] != english["evidence"][0]["title"]
    assert texts(italian) == texts(english)
    titles = [[check["title"] for check in answer["replies"][0]["checks"]] for answer in (italian, english)]
    assert titles[0] != titles[1]
    assert english["replies"][0]["language"] == "it"


@pytest.mark.parametrize(("text", "language", "reply"), [
    ("La chambre était sale et le personnel désagréable.", "fr", "en"),
    ("La habitación estaba sucia y el personal fue muy grosero.", "es", "en"),
    ("Das Zimmer war schmutzig und das Personal unfreundlich.", "de", "en"),
    ("The room was dirty and the staff were rude.", "en", "en"),
    ("La camera era sporca e il personale scortese.", "it", "it"),
    ("O quarto estava sujo e os funcionários foram muito mal-educados.", "pt", "en"),
    ("房间很脏，服务态度很差。", "zh", "en"),
    ("كانت الغرفة قذرة والموظفون غير مهذبين", "ar", "en"),
])  # fmt: skip
def test_every_language_gets_a_badge_and_a_reply(api: Api, text: str, language: str, reply: str) -> None:
    answer = api.analyze(text)
    assert answer["language"] == language
    assert answer["suspicion"]["band"] == "likely-customer"
    assert answer["replies"][0]["language"] == reply


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_text_without_words_is_answered_in_the_moderators_language(api: Api, language: str) -> None:
    answer = api.post("/v1/comments:analyze", {"text": "👎👎👎"}, **{"Accept-Language": language})
    assert answer["language"] == "und"
    assert answer["replies"][0]["language"] == language


def test_the_moderator_may_say_which_language_it_is(api: Api) -> None:
    assert api.analyze("Camera sporca.", language="it-IT")["language"] == "it"
    assert api.analyze("Terrible.", language="fr")["language"] == "fr"


ODD = {
    "emoji": "😡😡😡",
    "right to left": "الغرفة‮ قذرة",
    "html": "<script>alert(1)</script><b>Camera sporca</b> &amp; \"><img src=x onerror=alert(1)>",
    "nul bytes": "Camera\x00 sporca\x00",
    "five languages": "Camera sporca. Dirty room. Habitación sucia. Chambre sale. Schmutziges Zimmer.",
    "one letter": "a",
    "digits": "1234567890",
    "long word": "a" * 20_000,
    "many lines": "\n".join(["sporco"] * 2000),
    "punctuation": "?!" * 5000,
    "only chrome": "Mi piace · Rispondi · 3 h",
    "a formula": "=HYPERLINK(\"http://evil.example\")",
}  # fmt: skip


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_odd_texts_are_weighed_and_answered(api: Api, text: str) -> None:
    answer = api.analyze(text)
    assert answer["suspicion"]["score"] is None or answer["suspicion"]["score"] <= 59
    assert answer["replies"]
    assert answer["replies"][0]["text"]
    json.dumps(answer)
    for each in answer["evidence"]:
        for span in each["spans"]:
            assert 0 <= span["start"] < span["end"] <= len(answer["text"].encode("utf-16-le")) // 2


def test_exposure_never_moves_the_score(api: Api) -> None:
    quiet = api.analyze(LIE, store=False)
    loud = api.analyze(LIE, store=False, sponsored=True)
    busy = api.analyze(LIE, store=False, reactions=40, replies=10)
    some = api.analyze(LIE, store=False, reactions=9, replies=1)
    assert [each["exposure"]["level"] for each in (quiet, loud, busy, some)] == [
        "low",
        "high",
        "high",
        "medium",
    ]
    assert quiet["suspicion"] == loud["suspicion"] == busy["suspicion"]
    assert "50" in busy["exposure"]["why"]


@pytest.mark.parametrize(("url", "kept"), [
    ("https://www.facebook.com/a/posts/1?comment_id=5&__cft__[0]=x&__tn__=R&fbclid=y&utm_source=z#c",
     "https://www.facebook.com/a/posts/1?comment_id=5"),
    ("https://hotel.test/r?reference=7&refund=1&locale_id=2&ref=x&refid=52&ref_src=y&locale=it_IT&a=&gclid=z",
     "https://hotel.test/r?reference=7&refund=1&locale_id=2&a="),
    ("javascript:alert(1)", None),
    ("https://user:pw@hotel.test/x", "https://hotel.test/x"),
    ("http://[broken", None),
    ("", None),
])  # fmt: skip
def test_the_address_is_kept_without_what_follows_the_reader(api: Api, url: str, kept: str | None) -> None:
    store = api.client.application.extensions["garbo"].store
    answer = api.analyze(LIVED, page={"url": url})
    assert store.comment(answer["commentId"]).url == kept


def test_the_model_is_named(api: Api) -> None:
    version, _, digest = api.analyze(LIVED, store=False)["modelVersion"].partition("+")
    assert version == api.get("/v1/health")["version"]
    assert len(digest) == 12
