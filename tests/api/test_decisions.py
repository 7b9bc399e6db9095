"""The two schools through the API."""

import hashlib
from datetime import UTC, datetime, timedelta

from tests.api.test_analyze import LIE
from tests.conftest import Api

PAGE = {"url": "https://www.facebook.test/aurora/posts/9", "platform": "facebook"}


def test_the_ways_to_go_on_with_what_they_lack_and_what_to_think_of(api: Api) -> None:
    case = api.analyze(LIE, page=PAGE)["caseId"]
    remove, clarify, leave = api.get(f"/v1/cases/{case}/options")["options"]
    assert [each["code"] for each in (remove, clarify, leave)] == ["A", "B", "C"]
    assert [each["allowed"] for each in (remove, clarify, leave)] == [True, False, True]
    assert remove["moves"] == ["hide", "delete", "block", "report"]
    assert remove["warning"].startswith("Un reclamo vero non si elimina")
    assert [each["code"] for each in remove["rules"]] == ["hidden-is-seen", "block", "report"]
    hidden = remove["rules"][0]
    assert "lo vedono ancora chi lo ha scritto e i suoi amici" in hidden["text"]
    assert (hidden["certain"], hidden["readOn"]) == (False, "2026-11-21")
    assert (clarify["rules"], leave["rules"]) == ([], [])
    assert clarify["lacks"] == [
        {"code": "silence", "why": "Manca il silenzio: chiedi un riferimento in privato e aspetta."},
        {
            "code": "contradiction",
            "why": "Manca una contraddizione verificata, con la sua fonte: "
            "per esempio il listino di quel giorno.",
        },
    ]
    assert api.send("GET", "/v1/cases/none/options").status_code == 404


def test_a_decision_to_remove_has_a_reason_and_keeps_a_copy(api: Api) -> None:
    case = api.analyze(LIE, page=PAGE)["caseId"]
    refused = api.send("POST", f"/v1/cases/{case}/events", {"type": "decision", "decision": "A"})
    assert (refused.status_code, refused.get_json()["errors"][0]["pointer"]) == (422, "/note")
    at = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    body = {"type": "decision", "decision": "A", "note": "è spam", "at": at}
    result = api.post(f"/v1/cases/{case}/events", body)
    event = result["case"]["events"][-1]
    assert (result["case"]["state"], event["note"]) == ("decided", "è spam")
    assert event["snapshot"] | {"at": ""} == {
        "text": LIE, "url": PAGE["url"], "at": "", "sha256": hashlib.sha256(LIE.encode()).hexdigest(),
    }  # fmt: skip
    assert datetime.fromisoformat(event["snapshot"]["at"]) > datetime.fromisoformat(at)
    body = {"type": "decision", "decision": "C", "note": "basta così"}
    assert api.post(f"/v1/cases/{case}/events", body)["case"]["events"][-1]["snapshot"] is None
