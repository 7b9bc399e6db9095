"""Every route, asked for what the document allows and for what it does not, by Schemathesis.

Some two thousand requests, the same ones in every run: each field at its bounds and beyond, without what
is wanted, with a wrong token or method, and a few by chance. Every answer is held against the document.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core import NOT_SET
from schemathesis.core.transport import Response

from server import create_app
from server.clients import Clients
from server.config import Settings
from server.openapi import document
from server.records import Case, Comment, Event
from server.store.base import CommentStore

#: By chance, for each route; the bounds of its fields come besides.
EXAMPLES = 4
#: Where a rule between two fields, a code or a list may refuse what the document cannot forbid.
MAY_REFUSE = {
    "POST /v1/pairings": (403, 410),
    "POST /v1/replies:compose": (422,),
    "POST /v1/replies:preview": (422,),
    "POST /v1/cases/{caseId}/events": (422,),
    "PATCH /v1/cases/{caseId}": (422,),
    "GET /v1/report": (422,),
    "GET /v1/report.csv": (422,),
}
#: The same anywhere: white space that only Python calls so, and 4.0, which JSON Schema calls whole.
BEYOND_THE_DOCUMENT = (
    "This field is empty.",
    "A number is wanted.",
    "In this line of the price list the end comes before the beginning.",
    "This is not the address of a page: copy it from the browser, for example www.facebook.com/examplehotel.",
)
#: What stands in the place of the address's parameters; what is not here leads nowhere.
KNOWN = {"commentId": "c1", "caseId": "k1", "businessId": "default"}

_TOKENS: list[str] = []

load_all_checks()
ACCEPTS = CHECKS.get_one("positive_data_acceptance")
SCHEMA = schemathesis.openapi.from_dict(json.loads(document()))
SCHEMA.config.update(base_url="http://127.0.0.1:1")  # nobody is asked there: the app is in this process
SCHEMA.config.generation.update(deterministic=True)
SCHEMA.config.checks.negative_data_rejection.expected_statuses.append("413")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application in this process, with a real data folder."""
    app = create_app(Settings(data=tmp_path_factory.mktemp("schema") / "data", language="en"))
    yield app
    app.extensions["garbo"].store.close()


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_every_answer_is_what_the_document_says(case: schemathesis.Case, desk: Flask) -> None:
    services = desk.extensions["garbo"]
    refill(services.store)
    for name in case.path_parameters or {}:
        case.path_parameters[name] = KNOWN.get(name, "none")
    headers = {"Authorization": f"Bearer {token_of(services.clients)}"}
    if case.body is NOT_SET:
        headers["Content-Type"] = "application/json"  # a wrong method is told only to who speaks JSON
    case.operation.app = case.operation.schema.app = desk
    answer = case.call(headers=headers)
    excluded = [ACCEPTS] if may_be_refused(case.operation.label, answer) else []
    case.validate_response(answer, excluded_checks=excluded, headers=headers)


def token_of(clients: Clients) -> str:
    """Return a token that is good now: what was asked before may have given the last one back."""
    if not _TOKENS or clients.holder(_TOKENS[-1]) is None:
        _TOKENS.append(clients.new_token("tests"))
    return _TOKENS[-1]


def may_be_refused(route: str, answer: Response) -> bool:
    """Say whether a rule that the document cannot tell may be why the answer is no."""
    if answer.status_code in MAY_REFUSE.get(route, ()):
        return True
    errors = answer.json().get("errors", ()) if answer.status_code == 422 else ()
    return any(each["detail"] in BEYOND_THE_DOCUMENT for each in errors)


def refill(store: CommentStore) -> None:
    """Keep a comment with its case, if what was asked before has erased it."""
    if store.comment("c1") is None:
        now = datetime.now(UTC)
        store.add_comment(
            Comment(id="c1", fingerprint="f1", text="Camera sporca, pagato 49 euro.", created_at=now)
        )
        weighed = Event(type="weighed", at=now, who="tests")
        store.open_case(Case(id="k1", comment_id="c1", code="G-AAAA", opened_at=now, events=(weighed,)))
