"""Row 13: an export runs nothing in the spreadsheet that opens it, and nobody else gets it."""

import csv
import io
import json

import pytest

from tests.conftest import Api
from tests.security.conftest import Ask

TRIGGERS = ["=", "+", "-", "@", "\t=", "\r=", "\0=", "＝", "＋", "－", "＠"]
FORMULA = "cmd|'/C calc'!A0"


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_no_cell_begins_a_formula(api: Api, trigger: str) -> None:
    hostile = trigger + FORMULA
    told = api.analyze(f"{hostile} la camera era sporca", publishedAt=hostile)
    events = f"/v1/cases/{told['caseId']}/events"
    api.post(events, {"type": "note", "note": hostile, "who": hostile, "source": hostile})
    text = api.send("GET", "/v1/export.csv").get_data().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert sum(FORMULA in cell for cell in cells) >= 3
    for cell in cells:
        assert cell.lstrip()[:1] not in tuple("=+-@\0＝＋－＠")
        assert cell[:1] not in tuple("\t\r\n")


def test_the_json_says_what_was_written(api: Api) -> None:
    api.analyze(f"={FORMULA} la camera era sporca")
    (comment,) = api.get("/v1/export.json")["comments"]
    assert comment["text"] == f"={FORMULA} la camera era sporca"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/export.csv"),
        ("GET", "/v1/export.json"),
        ("POST", "/v1/authors:export"),
        ("POST", "/v1/authors:erase"),
        ("POST", "/v1/comments:purge"),
    ],
)
@pytest.mark.usefixtures("nothing_was_kept")
def test_nobody_gets_or_erases_it_without_the_token(ask: Ask, method: str, path: str) -> None:
    body = json.dumps({"site": "x", "authorName": "y"}).encode() if method == "POST" else None
    assert ask(method, path, {"Authorization": None}, body).problem == "unauthorized"
    assert ask(method, path, {"Origin": "https://evil.test"}, body).problem == "forbidden-origin"
    assert ask(method, path, {"Sec-Fetch-Mode": "navigate"}, body).problem == "forbidden-fetch"


def test_an_export_is_saved_and_never_shown(ask: Ask) -> None:
    for ending in ("csv", "json"):
        answer = ask("GET", f"/v1/export.{ending}")
        assert answer.status == 200
        assert answer.headers["content-disposition"].startswith("attachment; ")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
