"""Invitations through the API: in which words, whose signature, and the check of one's own."""

import pytest

from tests.conftest import Api


def test_it_is_written_as_the_business_writes(api: Api) -> None:
    plain = api.get("/v1/invitation")
    assert (plain["language"], plain["register"], len(plain["invitations"])) == ("it", "lei", 4)
    assert all(each["hints"] == [] for each in plain["invitations"])
    assert plain["advice"][1].startswith("Niente in cambio")
    api.put("/v1/business", {"name": "Hotel Aurora", "signature": "Anna", "register": "tu"})
    own = api.get("/v1/invitation")
    assert own["register"] == "tu"
    assert own["invitations"][0]["text"].endswith(" Anna, Hotel Aurora")
    assert api.get("/v1/invitation?language=en")["register"] == "informal"
    assert api.get("/v1/invitation?language=it&register=voi")["register"] == "voi"
    other = api.post("/v1/businesses", {"name": "Bar Centrale", "register": "voi"})
    theirs = api.get(f"/v1/invitation?business={other['id']}")
    assert theirs["register"] == "voi"
    assert theirs["invitations"][0]["text"].endswith("Bar Centrale")
    assert api.get("/v1/invitation?business=none")["register"] == "tu"


def test_without_a_language_it_is_the_moderators(api: Api) -> None:
    english = api.send("GET", "/v1/invitation", **{"Accept-Language": "en"}).get_json()
    assert (english["language"], english["register"]) == ("en", "formal")
    assert english["advice"][1].startswith("Nothing in return")


@pytest.mark.parametrize("query", ["language=fr", "register=loud", "business=Bar%20Centrale"])
def test_other_wishes_are_refused(api: Api, query: str) -> None:
    answer = api.send("GET", f"/v1/invitation?{query}")
    assert (answer.status_code, answer.get_json()["errors"][0]["pointer"]) == (422, "/" + query.split("=")[0])


def test_what_somebody_writes_is_looked_through(api: Api) -> None:
    found = api.post("/v1/invitation:check", {"text": "😀 Cinque stelle, grazie!"})
    assert found["ok"] is False
    assert [each["code"] for each in found["hints"]] == ["selection"]
    assert found["hints"][0]["spans"] == [{"start": 3, "end": 16}]
    text = api.get("/v1/invitation?register=tu")["invitations"][0]["text"]
    good = api.post("/v1/invitation:check", {"text": text, "register": "tu"})
    assert good == {"ok": True, "hints": []}
