"""The reader's page through the API."""

from tests.conftest import Api


def test_how_to_read_a_review_in_the_readers_language(api: Api) -> None:
    found = api.get("/v1/guides/reading")
    assert (found["guide"], found["title"]) == ("reading", "Come leggere una recensione")
    assert found["sections"][0]["title"] == "Cerca ciò che è stato vissuto"
    assert found["note"] == "Nessuno di questi segni, da solo, prova qualcosa."
    english = api.send("GET", "/v1/guides/reading", **{"Accept-Language": "en"}).get_json()
    assert english["title"] == "How to read a review"
    assert [each["id"] for each in english["sections"]] == [each["id"] for each in found["sections"]]
