"""The library through the API: the stories, and this desk's own cases without anybody's words."""

import json
from datetime import UTC, datetime, timedelta

from tests.api.test_analyze import LIE, LIVED
from tests.conftest import Api


def test_the_stories_are_told_in_the_readers_language(api: Api) -> None:
    library = api.get("/v1/library")
    assert (library["own"], library["visitingCards"]) == ([], 0)
    assert [each["id"] for each in library["stories"]][2:4] == ["tophost", "att"]
    assert library["stories"][2]["title"] == "TopHost: l'assistenza che prende in giro"
    assert (library["stories"][2]["year"], library["stories"][0]["year"]) == (2010, None)
    english = api.send("GET", "/v1/library", **{"Accept-Language": "en"}).get_json()
    assert english["stories"][2]["title"] == "TopHost: support that mocks"


def test_own_cases_join_when_they_are_over(api: Api) -> None:
    other = api.post("/v1/businesses", {"name": "Bar Centrale", "pages": ["https://www.bar.test/p"]})
    lived = api.analyze(LIVED, author={"name": "Marta Rossi"})
    lie = api.analyze(LIE, page={"url": "https://www.bar.test/p/1", "platform": "google"})
    api.analyze("La cena era fredda e il conto salato.")
    case = f"/v1/cases/{lived['caseId']}"
    api.send("PATCH", case, {"answers": {"lesson": "controllare i filtri a giugno"}})
    begun = datetime.now(UTC)
    api.post(f"{case}/events", {"type": "resolved", "note": "letto cambiato"})
    api.post(f"{case}/outcome", {"outcome": "genuine"})
    later = (begun + timedelta(hours=12)).isoformat()
    api.post(f"/v1/cases/{lie['caseId']}/events", {"type": "closed", "note": "doppione", "at": later})
    library = api.get("/v1/library")
    assert library["visitingCards"] == 1
    assert [each["caseId"] for each in library["own"]] == [lie["caseId"], lived["caseId"]]
    assert [each["business"] for each in library["own"]] == [other["id"], "default"]
    mine = library["own"][1]
    assert (mine["state"], mine["outcome"], mine["lesson"], mine["steps"]) == (
        "resolved", "genuine", "controllare i filtri a giugno", ["resolved"],
    )  # fmt: skip
    assert (mine["band"], mine["platform"], mine["firstReplyAfterHours"]) == (
        "likely-customer", "generic", None,
    )  # fmt: skip
    assert (mine["days"], library["own"][0]["days"]) == (0.0, 0.5)
    assert "amenities" in mine["aspects"] or "comfort" in mine["aspects"]
    told = json.dumps(library["own"], ensure_ascii=False)
    assert not [word for word in ("Marta", "condizionatore", "letto cambiato", "doppione") if word in told]
    theirs = api.get(f"/v1/library?business={other['id']}")
    assert ([each["caseId"] for each in theirs["own"]], theirs["visitingCards"]) == ([lie["caseId"]], 0)
