"""Reading a reply as a third person does, through the API."""

from typing import Any

import pytest

from tests.api.test_analyze import LIVED
from tests.conftest import Api

BAD = "😀 Forse non ha letto bene. La denunceremo!"
PATH = "/v1/replies:preview"


def words(text: str, span: dict[str, int]) -> str:
    units = text.encode("utf-16-le")
    return units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le")


def test_a_kept_comment_and_the_reply_under_it(api: Api) -> None:
    kept = api.analyze(LIVED)
    seen = api.post(PATH, {"text": BAD, "commentId": kept["commentId"]})
    assert (seen["comment"], seen["commentLanguage"]) == (kept["text"], "it")
    assert (seen["reply"], seen["language"], seen["stronger"]) == (BAD, "it", "business")
    assert seen["side"].startswith("Sei la parte più forte: chi legge sta con chi è solo.")
    assert [hint["code"] for hint in seen["hints"]] == ["stops", "no-regret", "no-next"]
    sneer, threat = (words(BAD, span) for span in seen["hints"][0]["spans"])
    assert (sneer[:12], threat) == ("Forse non ha", "denunceremo")


def test_our_own_draft_reads_well(api: Api) -> None:
    kept = api.analyze(LIVED)
    text = kept["replies"][0]["text"]
    (hint,) = api.post(PATH, {"text": text, "commentId": kept["commentId"]})["hints"]
    assert hint["code"] == "reads-well"
    assert hint["spans"] == []


def test_a_comment_that_is_not_kept_is_cleaned_and_stays_unknown(api: Api) -> None:
    comment = "Marta Bianchi\n2 h\nLa camera era sporca e fredda.\nMi piace\nRispondi"
    seen = api.post(PATH, {"text": BAD, "comment": comment})
    assert seen["comment"] == "La camera era sporca e fredda."
    assert api.get("/v1/cases")["cases"] == []


def test_the_exposure_set_by_hand_makes_the_sides_even(api: Api) -> None:
    kept = api.analyze(LIVED)["commentId"]
    assert api.post(PATH, {"text": BAD, "commentId": kept})["stronger"] == "business"
    api.send("PATCH", f"/v1/comments/{kept}", {"exposure": "high"})
    assert api.post(PATH, {"text": BAD, "commentId": kept})["stronger"] == "even"
    api.send("PATCH", f"/v1/comments/{kept}", {"authorRole": "creator"})
    assert api.post(PATH, {"text": BAD, "commentId": kept})["stronger"] == "author"


def test_the_stage_and_the_variant_are_the_moderators(api: Api) -> None:
    asked = {"text": "Restiamo a disposizione in privato. Anna", "comment": LIVED}
    first = api.post(PATH, asked)
    assert first["hints"][0]["code"] == "no-regret"
    later = api.post(PATH, asked | {"stage": "silent"})
    assert [hint["code"] for hint in later["hints"]] == ["reads-well"]
    assert api.post(PATH, asked | {"variant": "creator"})["stronger"] == "even"


def test_the_hints_are_in_the_moderators_language(api: Api) -> None:
    asked = {"text": "We will sue you.", "comment": "The room was cold.", "language": "en"}
    hint = api.post(PATH, asked, **{"Accept-Language": "en"})["hints"][0]
    assert hint["text"] == "The reader stops here, and the rest of the reply no longer counts."
    hint = api.post(PATH, asked)["hints"][0]
    assert hint["text"] == "Chi legge si ferma qui, e il resto della risposta non conta più."


@pytest.mark.parametrize(
    ("body", "status", "pointer"),
    [
        ({"text": "Ciao"}, 422, "/commentId"),
        ({"comment": "Ciao"}, 422, "/text"),
        ({"text": " ", "comment": "Ciao"}, 422, "/text"),
        ({"text": "Ciao", "comment": ""}, 422, "/comment"),
        ({"text": "Ciao", "comment": "x" * 20_001}, 422, "/comment"),
        ({"text": "Ciao", "comment": "a", "stage": "report"}, 422, "/stage"),
        ({"text": "Ciao", "comment": "a", "author": "Marta"}, 422, "/author"),
        ({"text": "Ciao", "commentId": "none"}, 404, None),
    ],
)
def test_bad_input_is_named(api: Api, body: dict[str, Any], status: int, pointer: str | None) -> None:
    refused = api.send("POST", PATH, body)
    assert refused.status_code == status
    assert [error["pointer"] for error in refused.get_json().get("errors", [])] == [pointer] * (status == 422)


def test_which_of_the_two_is_wanted_is_said(api: Api) -> None:
    (error,) = api.send("POST", PATH, {"text": "Ciao"}).get_json()["errors"]
    assert error["detail"] == "Serve commentId oppure comment."


def test_a_stranger_is_refused(api: Api) -> None:
    refused = api.send("POST", PATH, {"text": "Ciao", "comment": "a"}, Authorization="Bearer x")
    assert refused.status_code == 401


@pytest.mark.parametrize("text", ["😀" * 500, "<b>ciao</b>\0", "مرحبا بالعالم", "Ça va? Ja. 你好 ciao hi"])
def test_any_text_is_read(api: Api, text: str) -> None:
    seen = api.post(PATH, {"text": text, "comment": text})
    assert seen["reply"] == text
    assert 1 <= len(seen["hints"]) <= 3
