"""The settings of the desk, and what the clock makes of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.api.test_analyze import LIVED
from tests.conftest import Api


def ago(days: float) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat()


def test_three_days_are_usual_and_the_desk_may_set_others(api: Api) -> None:
    assert api.get("/v1/desk") == {"silenceDays": 3, "nameSearchDays": 30}
    assert api.put("/v1/desk", {"silenceDays": 5}) == {"silenceDays": 5, "nameSearchDays": 30}
    changed = {"silenceDays": 5, "nameSearchDays": 0}
    assert api.put("/v1/desk", changed) == changed
    api.send("DELETE", "/v1/learning")
    assert api.get("/v1/desk") == changed


@pytest.mark.parametrize("body", [{}, {"silenceDays": 0}, {"silenceDays": 61}, {"silenceDays": 2.5}])
def test_other_settings_are_refused(api: Api, body: Any) -> None:
    answer = api.send("PUT", "/v1/desk", body)
    assert (answer.status_code, answer.get_json()["errors"][0]["pointer"]) == (422, "/silenceDays")


@pytest.mark.parametrize("days", [-1, 367, 2.5, None])
def test_other_days_for_the_search_are_refused(api: Api, days: Any) -> None:
    answer = api.send("PUT", "/v1/desk", {"silenceDays": 3, "nameSearchDays": days})
    assert (answer.status_code, answer.get_json()["errors"][0]["pointer"]) == (422, "/nameSearchDays")


def test_the_clock_finds_the_silence_that_nobody_wrote_down(api: Api) -> None:
    path = f"/v1/cases/{api.analyze(LIVED)['caseId']}"
    asked = ago(3.5)
    told = api.post(f"{path}/events", {"type": "reference-asked", "at": asked})
    assert told["case"]["state"] == "silent"
    assert [each["signal"] for each in told["moved"]] == ["silence"]
    kept = api.get(path)
    assert kept["state"] == "silent"
    assert datetime.fromisoformat(kept["silentSince"]) == datetime.fromisoformat(asked)
    assert [each["type"] for each in kept["events"]] == ["weighed", "reference-asked"]
    assert api.get("/v1/cases")["cases"] == [kept]
    api.put("/v1/desk", {"silenceDays": 4})
    assert (api.get(path)["state"], api.get(path)["silentSince"]) == ("waiting", None)
    api.put("/v1/desk", {"silenceDays": 2})
    answered = api.post(f"{path}/events", {"type": "customer-answered"})
    assert (answered["case"]["state"], answered["case"]["silentSince"]) == ("answered", None)
    assert [(each["signal"], each["to"]) for each in answered["moved"]] == [("silence", 0.0)]
