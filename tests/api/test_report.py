"""The report through the API: figures and no names, the days asked for, a table that runs nothing."""

import csv
import io
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.api.test_analyze import LIE, LIVED
from tests.conftest import Api


def test_a_report_of_the_last_seven_days(api: Api) -> None:
    lived = api.analyze(LIVED, author={"name": "Marta Rossi"})
    lie = api.analyze(LIE)
    for body in ({"type": "reference-asked"}, {"type": "customer-answered"}):
        api.post(f"/v1/cases/{lie['caseId']}/events", body)
    api.post(f"/v1/cases/{lived['caseId']}/events", {"type": "resolved"})
    api.post(f"/v1/cases/{lived['caseId']}/outcome", {"outcome": "genuine"})
    before = date.today()
    report = api.get("/v1/report")
    assert before <= date.fromisoformat(report["to"]) <= date.today()  # midnight may pass meanwhile
    assert datetime.fromisoformat(report["to"]) - datetime.fromisoformat(report["from"]) == timedelta(days=6)
    assert (report["cases"], report["unread"], report["resolved"], report["replied"]) == (2, 0, 1, 1)
    assert (report["negative"], report["asked"], report["askedShare"]) == (2, 1, 0.5)
    assert (report["imported"], report["medianFirstReplyHours"]) == (0, 0.0)
    assert report["outcomes"] == {"genuine": 1, "campaign": 0, "unknown": 0}
    assert (report["states"]["answered"], report["states"]["resolved"]) == (1, 1)
    assert report["bands"][lived["suspicion"]["band"]] >= 1
    assert report["concerns"][0]["cases"] >= 1
    assert report["hints"] == []
    assert (report["ruleOfThumb"]["number"], report["ruleOfThumb"]["positives"]) == (10, 20)
    assert report["ruleOfThumb"]["text"].startswith("Regola pratica, non una misura")
    assert report["timeSaved"] == {
        "sent": 0, "minutesEach": 8, "minutes": 0,
        "text": "Stima, non una misura: "
        "8 minuti risparmiati per ogni risposta inviata partendo da una bozza.",
    }  # fmt: skip
    told = str(report)
    assert not [word for word in ("Marta", "Lilla", "condizionatore", lived["caseId"]) if word in told]
    assert api.get("/v1/report?business=default")["cases"] == 2
    assert api.get("/v1/report?business=other") | {"business": ""} == api.get(
        "/v1/report?from=2001-01-01&to=2001-01-07"
    ) | {"from": report["from"], "to": report["to"], "business": ""}


def test_the_rule_of_a_platform_is_told_where_a_case_stood_there(api: Api) -> None:
    case = api.analyze(LIVED, page={"url": "https://it.trustpilot.com/reviews/1", "platform": "trustpilot"})
    api.post(f"/v1/cases/{case['caseId']}/events", {"type": "reference-asked"})
    hints = api.get("/v1/report")["hints"]
    assert [(each["code"], each["certain"]) for each in hints] == [("platform-rule", False)]
    assert "Trustpilot" in hints[0]["text"]


def test_the_table_has_the_same_figures(api: Api) -> None:
    api.analyze(LIVED)
    answer = api.send("GET", "/v1/report.csv?from=2026-01-01&to=2035-12-31")
    assert (answer.status_code, answer.mimetype) == (200, "text/csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="garbo-2026-01-01-2035-12-31.csv"'
    table = list(csv.reader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
    assert table[:3] == [["figure", "of", "value"], ["cases", "", "1"], ["imported", "", "0"]]
    assert table[-4:] == [
        ["askedShare", "", "0.0"], ["sent", "", "0"], ["minutesSavedEstimate", "", "0"],
        ["positivesByRuleOfThumb", "", "10"],
    ]  # fmt: skip
    assert not any(cell[:1] in "=+-@" for row in table for cell in row if cell)


@pytest.mark.parametrize(
    ("query", "pointer", "begins"),
    [
        ("from=2026-05-02&to=2026-05-01", "/to", "Il periodo finisce prima"),
        ("from=2016-01-01&to=2026-05-01", "/from", "Il periodo è troppo lungo"),
        ("from=yesterday", "/from", "Serve una data che esiste"),
        ("from=2026-02-30", "/from", "Serve una data che esiste"),
        ("to=2026-05-01T10:00:00", "/to", "Serve una data che esiste"),
        ("to=", "/to", "Serve una data che esiste"),
        ("from=2026-05-01&from=2026-05-02", "/from", "Questo parametro c'è due volte"),
        ("since=2026-05-01", "/since", "Questo campo non esiste"),
    ],
)
@pytest.mark.parametrize("path", ["/v1/report", "/v1/report.csv"])
def test_bad_days_are_named(api: Api, path: str, query: str, pointer: str, begins: str) -> None:
    answer = api.send("GET", f"{path}?{query}")
    problem: Any = answer.get_json()
    assert (answer.status_code, problem["type"]) == (422, "/problems/invalid-query")
    assert [error["pointer"] for error in problem["errors"]] == [pointer]
    assert problem["errors"][0]["detail"].startswith(begins)


def test_the_ends_of_the_calendar_are_days_too(api: Api) -> None:
    assert api.get("/v1/report?to=0001-01-01")["from"] == "0001-01-01"
    assert api.get("/v1/report?to=9999-12-31")["from"] == "9999-12-25"
    assert api.get("/v1/report?from=2016-01-01&to=2025-12-31")["cases"] == 0
