"""openapi.json is true: the same routes as the URL map, and real answers are what it says."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator

from server.openapi import document
from server.records import Comment
from server.routes import ROUTES
from server.store.base import StoreFullError
from tests.conftest import Api

DOCUMENT = json.loads(document())
#: The story that visits every route once: method, path, body; {…} are filled from answers before.
STORY: list[tuple[str, str, Any]] = [
    ("get", "/v1/health", None),
    ("get", "/v1/openapi.json", None),
    ("put", "/v1/business", {"name": "Hotel Aurora", "signature": "Anna", "prices": [
        {"item": "Crema", "price": 49, "from": "2026-01-01"}]}),
    ("get", "/v1/business", None),
    ("post", "/v1/businesses", {"name": "Hotel Bellavista", "pages": ["https://www.facebook.test/bellavista"]}),
    ("get", "/v1/businesses", None),
    ("get", "/v1/businesses/{businessId}", None),
    ("put", "/v1/businesses/{businessId}", {"name": "Hotel Bellavista", "prices": [
        {"item": "Spa", "price": 30}]}),
    ("delete", "/v1/businesses/{businessId}", None),
    ("post", "/v1/comments:analyze", {"text": "😀 Camera 12, il 3 agosto: il condizionatore perdeva acqua."}),
    ("post", "/v1/comments:analyze", {"text": "Fate schifo, state alla larga", "store": False}),
    ("get", "/v1/comments/{commentId}", None),
    ("patch", "/v1/comments/{commentId}", {
        "author": {"name": "Marta"}, "authorRole": "customer", "exposure": "high"}),
    ("post", "/v1/comments:analyze", {
        "text": "Camera 12, il 3 agosto: il condizionatore perdeva molta acqua.",
        "author": {"name": "Luca"}}),
    ("get", "/v1/comments/{commentId}/similar", None),
    ("post", "/v1/replies:compose", {"commentId": "{commentId}"}),
    ("post", "/v1/replies:compose", {"commentId": "{commentId}", "stage": "private", "variant": "price"}),
    ("post", "/v1/replies:compose", {"commentId": "{commentId}", "stage": "report", "language": "en"}),
    ("post", "/v1/replies:check", {"text": "La denunceremo!", "commentId": "{commentId}"}),
    ("post", "/v1/replies:check", {
        "text": "😀 Ciao,\nsono Anna.", "stage": "private", "where": "phone", "language": "it",
        "register": "tu", "variant": "impulse"}),
    ("post", "/v1/replies:preview", {"text": "😀 Ci dispiace, però no.", "commentId": "{commentId}"}),
    ("post", "/v1/rules:check", {
        "commentId": "{commentId}", "visitedOn": "2026-05-01", "publishedAt": "2026-06-20",
        "hasReceipt": False}),
    ("post", "/v1/mails:check", {
        "raw": "😀\nDa: TripAdvisor <info@recensionitripadvisor.it>\nOggetto: Avviso\n\nCiao"}),
    ("post", "/v1/cases", {"commentId": "{commentId}"}),
    ("get", "/v1/cases", None),
    ("get", "/v1/cases/{caseId}", None),
    ("post", "/v1/cases/{caseId}/events", {"type": "silence", "days": 4}),
    ("post", "/v1/cases/{caseId}/events", {"type": "customer-answered"}),
    ("post", "/v1/cases/{caseId}/outcome", {"outcome": "genuine"}),
    ("get", "/v1/learning", None),
    ("patch", "/v1/cases/{caseId}", {
        "owner": "Anna", "expectedOwner": None, "answers": {"who": "un cliente", "lesson": ""},
        "looked": ["own-records"], "ticks": {"own-records": True}}),
    ("get", "/v1/cases/{caseId}/card", None),
    ("get", "/v1/cases/{caseId}/ledger", None),
    ("get", "/v1/library", None),
    ("get", "/v1/cases/{caseId}/options", None),
    ("post", "/v1/cases/{caseId}/events", {"type": "decision", "decision": "A", "note": "spam"}),
    ("get", "/v1/cases/{caseId}/price-check", None),
    ("get", "/v1/report", None),
    ("get", "/v1/report.csv", None),
    ("get", "/v1/queue", None),
    ("post", "/v1/queue:done", {"task": "name-search"}),
    ("get", "/v1/invitation", None),
    ("post", "/v1/invitation:check", {"text": "😀 Cinque stelle, grazie!"}),
    ("get", "/v1/guides/reading", None),
    ("get", "/v1/desk", None),
    ("put", "/v1/desk", {"silenceDays": 4}),
    ("delete", "/v1/cases/{caseId}/outcome", None),
    ("delete", "/v1/learning", None),
    ("get", "/v1/privacy", None),
    ("post", "/v1/authors:export", {"site": "generic", "authorName": "Marta"}),
    ("post", "/v1/comments:purge", {"olderThanDays": 30}),
    ("get", "/v1/export.json", None),
    ("get", "/v1/export.csv", None),
    ("post", "/v1/imports", {
        "text": "Testo;Autore;Data;Voto;Altro\n😀 Camera sporca;Anna;03/04/2026;8/10;x\n"
                ";Ugo;;;\n\"mai chiuse;;;;"}),
    ("get", "/v1/imports", None),
    ("get", "/v1/imports/{importId}", None),
    ("get", "/v1/imports/{importId}/groups", None),
    ("delete", "/v1/imports/{importId}", None),
    ("delete", "/v1/comments/{commentId}", None),
    ("post", "/v1/authors:erase", {"site": "generic", "authorName": "Luca"}),
    ("post", "/v1/pairings", {"code": "{pairing}", "client": "a test"}),
    ("get", "/v1/pairings", None),
    ("delete", "/v1/pairings/{pairingId}", None),
    ("post", "/v1/pairings:code", {}),
    ("delete", "/v1/pairings/current", None),
]  # fmt: skip


def test_the_document_and_the_url_map_hold_the_same_routes(app: Flask) -> None:
    served = {
        (method.lower(), re.sub(r"<(\w+)>", lambda found: "{" + camel(found.group(1)) + "}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.endpoint.split(".")[0] not in ("pages", "site_pages")  # no part of the API
        for method in rule.methods or ()
        if method not in ("HEAD", "OPTIONS")
    }
    described = {(method, path) for path, operations in DOCUMENT["paths"].items() for method in operations}
    assert described == served
    assert len(ROUTES) == len(served)


def test_every_reference_in_the_document_leads_somewhere() -> None:
    wanted = set(re.findall(r'"#/components/schemas/(\w+)"', document().decode()))
    assert wanted == set(DOCUMENT["components"]["schemas"])


def test_the_story_visits_every_route() -> None:
    assert {(method, path) for method, path, _ in STORY} == {(route.method, route.path) for route in ROUTES}


def test_real_answers_are_what_the_document_says(app: Flask, api: Api) -> None:
    clients = app.extensions["garbo"].clients
    clients.new_token("another")
    known = {
        "pairing": clients.new_code(), "businessId": "hotel-bellavista", "pairingId": clients.all()[-1].id,
    }  # fmt: skip
    for method, path, body in STORY:
        filled = json.loads(fill(json.dumps(body), known)) if body is not None else None
        answer = api.send(method.upper(), fill(path, known), filled)
        responses = DOCUMENT["paths"][path][method]["responses"]
        assert str(answer.status_code) in responses, (path, answer.get_data(as_text=True))
        assert answer.status_code < 300, (path, answer.get_data(as_text=True))
        if answer.status_code != 204:
            said = answer.get_json() if answer.is_json else answer.get_data(as_text=True)
            assert_valid(responses[str(answer.status_code)]["content"], answer.mimetype, said)
            told = said if answer.is_json else {}
            known.update({key: value for key, value in told.items() if isinstance(value, str)})
            known.setdefault("caseId", "")
            if path == "/v1/imports":
                known.setdefault("importId", told.get("id", ""))


@pytest.mark.parametrize("route", [route for route in ROUTES if route.body], ids=lambda route: route.path)
def test_bad_bodies_are_problems_that_the_document_names(api: Api, route: Any) -> None:
    path = route.path.replace("{caseId}", "none")
    responses = DOCUMENT["paths"][route.path][route.method]["responses"]
    for raw, status in [(b"{", 400), (b"", 400), (b"[]", 422), (b'{"nonsense": 1}', 422), (b"null", 422)]:
        answer = api.client.open(
            path, method=route.method.upper(), data=raw, content_type="application/json", headers=api.headers
        )
        assert answer.status_code == status, (raw, answer.get_data(as_text=True))
        assert_valid(responses[str(status)]["content"], answer.mimetype, answer.get_json())


WRITES = (
    "add_comment", "delete_comment", "open_case", "add_event", "set_outcome", "change_desk", "put_business",
    "delete_comments", "add_business", "delete_business", "change_case",
)  # fmt: skip


@pytest.mark.parametrize("method_path", [(method, path) for method, path, _ in STORY])
def test_a_full_disk_is_named_wherever_something_is_written(
    app: Flask, api: Api, monkeypatch: pytest.MonkeyPatch, method_path: tuple[str, str]
) -> None:
    answer = api.analyze("La camera era sporca.", author={"name": "Luca"})
    business = api.post("/v1/businesses", {"name": "Hotel Bellavista"})
    store = app.extensions["garbo"].store
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    store.add_comment(Comment(id="old", fingerprint="old", text="Tutto bene.", created_at=long_ago))

    def full(*_: object, **__: object) -> None:
        raise StoreFullError

    for name in WRITES:
        monkeypatch.setattr(store, name, full)
    monkeypatch.setattr(store, "case_of", lambda _: None)
    method, path = method_path
    body = next(body for *route, body in STORY if tuple(route) == method_path)
    known = {**answer, "businessId": business["id"], "pairing": "AAAA-AAAA"}
    known |= {"pairingId": "none", "importId": "none"}
    refused = api.send(method.upper(), fill(path, known), json.loads(fill(json.dumps(body), known)))
    described = "507" in DOCUMENT["paths"][path][method]["responses"]
    assert (refused.status_code == 507) == described
    if described:
        assert_valid(
            DOCUMENT["paths"][path][method]["responses"]["507"]["content"],
            refused.mimetype,
            refused.get_json(),
        )


def assert_valid(content: dict[str, Any], mimetype: str, body: Any) -> None:
    """Hold a body against the schema of its media type."""
    schema = {**content[mimetype]["schema"], "components": DOCUMENT["components"]}
    Draft202012Validator(schema).validate(body)


def fill(text: str, known: dict[str, str]) -> str:
    """Put what is known in the place of ``{name}``."""
    names = "commentId|caseId|businessId|pairing|pairingId|importId"
    return re.sub(rf"\{{({names})\}}", lambda found: known[found.group(1)], text)


def camel(name: str) -> str:
    """Write ``comment_id`` as ``commentId``."""
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def test_the_parameters_of_an_address_are_described() -> None:
    described = DOCUMENT["paths"]["/v1/cases"]["get"]["parameters"]
    assert described == [
        {
            "name": "business",
            "in": "query",
            "required": False,
            "description": "Only what is about the business with this id.",
            "schema": {"type": "string", "maxLength": 64, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        },
        {
            "name": "search",
            "in": "query",
            "required": False,
            "description": "A case's code, or words of its comment: open or over, 50 at most.",
            "schema": {"type": "string", "maxLength": 200},
        },
    ]
    assert DOCUMENT["paths"]["/v1/businesses/{businessId}"]["get"]["parameters"] == [
        {"name": "businessId", "in": "path", "required": True, "schema": {"type": "string"}}
    ]


@pytest.mark.parametrize("route", [route for route in ROUTES if route.query], ids=lambda route: route.path)
def test_bad_parameters_are_problems_that_the_document_names(api: Api, route: Any) -> None:
    responses = DOCUMENT["paths"][route.path][route.method]["responses"]
    answer = api.send(route.method.upper(), f"{route.path}?no%20such=1")
    assert answer.status_code == 422
    assert_valid(responses["422"]["content"], answer.mimetype, answer.get_json())
