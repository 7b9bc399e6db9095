"""One shape for every error (RFC 9457), in two languages, and none that cannot happen."""

import re
from pathlib import Path
from typing import Any

import pytest

from server.problems import PROBLEMS
from tests.conftest import Api

SERVER = Path(__file__).resolve().parents[2] / "server"


def assert_canonical(answer: Any, code: str) -> None:
    """Hold an error answer against the one shape."""
    body = answer.get_json()
    assert answer.mimetype == "application/problem+json"
    assert set(body) - {"errors"} == {"type", "title", "status", "detail", "instance"}
    assert body["type"] == f"/problems/{code}"
    assert body["status"] == answer.status_code == PROBLEMS[code]["status"]


OCCASIONS = [
    ("not-found", "GET", "/v1/nothing", None, {}),
    ("not-found", "GET", "/nothing", None, {}),
    ("not-found", "GET", "/v1/comments/none", None, {}),
    ("not-found", "DELETE", "/v1/comments/none", None, {}),
    ("not-found", "GET", "/v1/cases/none", None, {}),
    ("not-found", "POST", "/v1/cases", {"commentId": "none"}, {}),
    ("not-found", "POST", "/v1/cases/none/events", {"type": "silence"}, {}),
    ("not-found", "POST", "/v1/replies:compose", {"commentId": "none"}, {}),
    ("not-found", "POST", "/v1/replies:check", {"commentId": "none", "text": "x"}, {}),
    ("not-found", "GET", "/v1/business", None, {}),
    ("not-found", "GET", "/v1/businesses/none", None, {}),
    ("not-found", "PUT", "/v1/businesses/none", {"name": "x"}, {}),
    ("not-found", "DELETE", "/v1/businesses/none", None, {}),
    ("default-business", "DELETE", "/v1/businesses/default", None, {}),
    ("invalid-query", "GET", "/v1/cases?colour=red", None, {}),
    ("method-not-allowed", "GET", "/v1/comments:analyze", None, {}),
    ("method-not-allowed", "PATCH", "/v1/business", {}, {}),
    ("invalid-body", "POST", "/v1/comments:analyze", {}, {}),
    ("unauthorized", "GET", "/v1/cases", None, {"Authorization": ""}),
    ("wrong-host", "GET", "/v1/health", None, {"Host": "evil.example"}),
    ("forbidden-origin", "GET", "/v1/health", None, {"Origin": "https://evil.example"}),
    ("forbidden-fetch", "GET", "/v1/cases", None, {"Sec-Fetch-Mode": "navigate"}),
    ("pairing-expired", "POST", "/v1/pairings", {"code": "AAAA-AAAA", "client": "x"}, {}),
]


@pytest.mark.parametrize(("code", "method", "path", "body", "headers"), OCCASIONS)
def test_every_error_has_the_one_shape(
    api: Api, code: str, method: str, path: str, body: Any, headers: dict[str, str]
) -> None:
    assert_canonical(api.send(method, path, body, **headers), code)


def test_a_wrong_method_says_which_are_right(api: Api) -> None:
    assert "POST" in api.send("GET", "/v1/comments:analyze").headers["Allow"]


POINTERS = [
    ("/v1/comments:analyze", {}, "/text"),
    ("/v1/comments:analyze", {"text": ""}, "/text"),
    ("/v1/comments:analyze", {"text": " \n\t "}, "/text"),
    ("/v1/comments:analyze", {"text": "\u0000\u200b"}, "/text"),
    ("/v1/comments:analyze", {"text": 3}, "/text"),
    ("/v1/comments:analyze", {"text": "x", "txet": 1}, "/txet"),
    ("/v1/comments:analyze", {"text": "x", "a/b~c": 1}, "/a~1b~0c"),
    ("/v1/comments:analyze", {"text": "x", "rating": 0}, "/rating"),
    ("/v1/comments:analyze", {"text": "x", "rating": 6}, "/rating"),
    ("/v1/comments:analyze", {"text": "x", "language": "italiano!"}, "/language"),
    ("/v1/comments:analyze", {"text": "x", "page": {"platform": "myspace"}}, "/page/platform"),
    ("/v1/comments:analyze", {"text": "x", "page": {"adress": ""}}, "/page/adress"),
    ("/v1/comments:analyze", {"text": "x", "author": {"name": "y" * 301}}, "/author/name"),
    ("/v1/comments:analyze", {"text": "x", "reactions": -1}, "/reactions"),
    ("/v1/replies:compose", {}, "/commentId"),
    ("/v1/replies:compose", {"text": "x", "stage": "second"}, "/stage"),
    ("/v1/replies:check", {"commentId": "x"}, "/text"),
    ("/v1/cases", {}, "/commentId"),
    ("/v1/pairings", {"client": "x"}, "/code"),
]


@pytest.mark.parametrize(("path", "body", "pointer"), POINTERS)
def test_a_bad_field_is_pointed_at(api: Api, path: str, body: Any, pointer: str) -> None:
    answer = api.send("POST", path, body)
    assert_canonical(answer, "invalid-body")
    assert [error["pointer"] for error in answer.get_json()["errors"]] == [pointer]
    assert answer.get_json()["errors"][0]["detail"]


@pytest.mark.parametrize(
    "body", [{"name": "x", "pages": ["ok", 3]}, {"name": "x", "prices": [{"item": "a", "price": -1}]}]
)
def test_a_bad_field_in_a_list_is_pointed_at(api: Api, body: Any) -> None:
    answer = api.send("PUT", "/v1/business", body)
    assert answer.get_json()["errors"][0]["pointer"] in ("/pages/1", "/prices/0/price")


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_problem_speaks_both_languages(code: str) -> None:
    for language in ("it", "en"):
        words = PROBLEMS[code][language]
        assert len(words["title"]) > 5
        assert words["detail"].endswith(".")
    assert PROBLEMS[code]["it"] != PROBLEMS[code]["en"]


def test_every_problem_of_the_table_is_used_and_no_other() -> None:
    source = "\n".join(path.read_text("utf-8") for path in SERVER.rglob("*.py"))
    used = set(re.findall(r'Problem\(\s*"([a-z-]+)"', source)) | set(
        re.findall(r'\d{3}: "([a-z-]+)"', source)
    )
    assert used | {"bad-request", "internal"} == set(PROBLEMS)


@pytest.mark.parametrize(("asked", "title"), [
    ("en", "Nothing is here"), ("it", "Qui non c'è nulla"), ("it-IT,it;q=0.9,en;q=0.8", "Qui non c'è nulla"),
    ("en-GB,en", "Nothing is here"), ("de", "Qui non c'è nulla"), ("", "Qui non c'è nulla"),
])  # fmt: skip
def test_the_language_is_the_readers(api: Api, asked: str, title: str) -> None:
    assert api.send("GET", "/v1/nothing", **{"Accept-Language": asked}).get_json()["title"] == title


SAID = [
    ({}, "Questo campo manca.", "This field is missing."),
    ({"text": ""}, "Questo campo è vuoto.", "This field is empty."),
    ({"text": " "}, "Questo campo è vuoto.", "This field is empty."),
    ({"text": "Mi piace\nRispondi\n\u200b", "x": 1}, "Questo campo non esiste.", "There is no such field."),
    ({"text": "\u0000"}, "Non resta niente da leggere", "Nothing is left to read"),
    ({"text": "a" * 20_001}, "È troppo lungo: al massimo 20000.", "It is too long: at most 20000."),
    ({"text": "x", "language": "?"}, "Non ha la forma prevista.", "It does not have the form"),
    ({"text": "x", "authorRole": "spy"}, "Non è tra i valori previsti.", "It is none of the values"),
    ({"text": "x", "rating": 0}, "È troppo piccolo: almeno 1", "It is too small: at least 1"),
    ({"text": "x", "rating": 9}, "È troppo grande: al massimo 5", "It is too large: at most 5"),
    ({"text": 7}, "Serve un testo tra virgolette.", "A text in quotes is wanted."),
    ({"text": "x", "rating": "7"}, "Serve un numero.", "A number is wanted."),
    ({"text": "x", "store": "no"}, "Serve true oppure false.", "true or false is wanted."),
    ({"text": "x", "page": []}, "Serve un oggetto con i suoi campi.", "An object with its fields is wanted."),
    ([], "Serve un oggetto con i suoi campi.", "An object with its fields is wanted."),
]


@pytest.mark.parametrize(("body", "italian", "english"), SAID)
def test_what_is_wrong_with_a_field_is_said_in_both_languages(
    api: Api, body: Any, italian: str, english: str
) -> None:
    for language, said in (("it", italian), ("en", english)):
        answer = api.send("POST", "/v1/comments:analyze", body, **{"Accept-Language": language})
        assert answer.status_code == 422
        assert answer.get_json()["errors"][0]["detail"].startswith(said)


def test_the_other_sentences_of_the_fields(api: Api) -> None:
    case_id = api.analyze("Camera sporca.")["caseId"]
    when = api.send("POST", f"/v1/cases/{case_id}/events", {"type": "closed", "at": "ieri"})
    assert when.get_json()["errors"][0]["detail"].startswith("Serve una data con l'ora")
    which = api.send("POST", "/v1/replies:compose", {})
    assert which.get_json()["errors"][0]["detail"] == "Serve commentId oppure text."
    pages = api.send("PUT", "/v1/business", {"name": "x", "pages": "y"})
    assert pages.get_json()["errors"][0]["detail"] == "Serve un elenco."


def test_what_was_sent_is_not_repeated(api: Api) -> None:
    answer = api.send("POST", "/v1/comments:analyze", {"text": "x", "authorRole": "Ermenegilda"})
    assert "Ermenegilda" not in answer.get_data(as_text=True)
