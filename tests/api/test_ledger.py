"""The ledger through the API."""

from datetime import UTC, datetime, timedelta

from tests.api.test_analyze import LIE
from tests.conftest import Api

PAGE = {"url": "https://www.facebook.test/aurora/posts/9", "platform": "facebook"}


def test_the_ledger_fills_up_until_the_gate_lacks_nothing(api: Api) -> None:
    case = api.analyze(LIE, page=PAGE)["caseId"]
    path = f"/v1/cases/{case}"
    empty = api.get(f"{path}/ledger")
    assert (empty["caseId"], empty["code"], empty["entries"]) == (case, api.get(path)["code"], [])
    assert [each["code"] for each in empty["lacks"]] == ["silence", "contradiction"]
    asked = (datetime.now(UTC) - timedelta(days=4.5)).isoformat()
    api.post(f"{path}/events", {"type": "reference-asked", "at": asked})
    api.post(f"{path}/events", {"type": "contradiction", "kind": "price-list"})
    assert [each["code"] for each in api.get(f"{path}/ledger")["lacks"]] == ["source"]
    body = {
        "type": "contradiction", "kind": "price-list", "source": "listino di maggio", "note": "49, non 89",
        "who": "Anna",
    }  # fmt: skip
    api.post(f"{path}/events", body)
    full = api.get(f"{path}/ledger")
    assert full["lacks"] == []
    assert {(each["title"], each["who"], each["counts"]) for each in full["entries"]} == {
        ("Chiesto un riferimento in privato", "tests", True),
        ("Nessuna risposta: 4 giorni", "clock", True),
        ("Il prezzo non corrisponde al listino", "tests", False),
        ("Il prezzo non corrisponde al listino", "Anna", True),
    }  # fmt: skip
    checked = next(each for each in full["entries"] if each["who"] == "Anna")
    assert (checked["kind"], checked["source"], checked["note"], checked["side"], checked["days"]) == (
        "price-list", "listino di maggio", "49, non 89", "doubt", None,
    )  # fmt: skip
    assert api.send("GET", "/v1/cases/none/ledger").status_code == 404
