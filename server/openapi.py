"""``/v1/openapi.json``: every route, written down once, with the schemas made from the structs.

A contract test holds this document against the URL map and against real answers.
"""

import re
from functools import cache
from typing import Any, NamedTuple

import msgspec

from server.config import VERSION
from server.problems import PROBLEMS, ProblemBody
from server.schema import casework, rules
from server.schema import incoming as into
from server.schema import outgoing as out


class Route(NamedTuple):
    """One operation; ``problems`` are those of its own, besides the ones that every route can answer."""

    method: str
    path: str
    summary: str
    body: type | None = None
    answer: type | None = None
    status: int = 200
    problems: tuple[str, ...] = ()


ROUTES = (
    Route("get", "/v1/health", "Is the server there", answer=out.Health),
    Route("get", "/v1/openapi.json", "This document"),
    Route(
        "post", "/v1/pairings", "Exchange a one-time code for a token", into.PairingRequest, out.Token, 201,
        ("pairing-refused", "pairing-expired"),
    ),
    Route("delete", "/v1/pairings/current", "Give the token back", status=204),
    Route(
        "post", "/v1/comments:analyze", "Weigh a comment and draft a reply", into.AnalyzeRequest,
        out.Analysis, problems=("storage-full",),
    ),
    Route(
        "get", "/v1/comments/{commentId}", "Weigh a kept comment again", answer=out.Analysis,
        problems=("not-found",),
    ),
    Route(
        "patch", "/v1/comments/{commentId}", "Set the author, the role or the exposure by hand",
        into.CommentPatch, out.Analysis, problems=("not-found", "storage-full"),
    ),
    Route(
        "get", "/v1/comments/{commentId}/similar", "Comments that say the same, side by side",
        answer=out.SimilarComments, problems=("not-found",),
    ),
    Route(
        "delete", "/v1/comments/{commentId}", "Erase a comment and its case", status=204,
        problems=("not-found", "storage-full"),
    ),
    Route(
        "post", "/v1/replies:compose", "Draft replies", into.ComposeRequest, out.Replies,
        problems=("not-found", "gate-closed", "storage-full"),
    ),
    Route(
        "post", "/v1/replies:check", "Hold a reply against the rules", into.CheckRequest, out.CheckResult,
        problems=("not-found", "storage-full"),
    ),
    Route(
        "post", "/v1/replies:preview", "Read a reply as a third person does", into.PreviewRequest,
        out.Preview, problems=("not-found", "storage-full"),
    ),
    Route(
        "post", "/v1/rules:check", "What the platform and the law say of a comment", into.RulesRequest,
        rules.Rules, problems=("not-found",),
    ),
    Route("get", "/v1/cases", "All cases, newest first", answer=casework.CaseList),
    Route(
        "post", "/v1/cases", "Open the case of a comment", into.CaseRequest, casework.CaseBody, 201,
        ("not-found", "storage-full"),
    ),
    Route(
        "get", "/v1/cases/{caseId}", "A case with its timeline", answer=casework.CaseBody,
        problems=("not-found",),
    ),
    Route(
        "post", "/v1/cases/{caseId}/events", "Add what happened and weigh again", into.EventRequest,
        casework.EventResult, problems=("not-found", "storage-full"),
    ),
    Route(
        "post", "/v1/cases/{caseId}/outcome", "Say how a case turned out, and learn from it",
        into.OutcomeRequest, casework.OutcomeResult, problems=("not-found", "storage-full"),
    ),
    Route(
        "delete", "/v1/cases/{caseId}/outcome", "Take the outcome back, with all that was learned from it",
        answer=casework.OutcomeResult, problems=("not-found", "storage-full"),
    ),
    Route("get", "/v1/learning", "What was learned at this desk", answer=casework.Learning),
    Route(
        "delete", "/v1/learning", "Start learning anew; the cases keep their outcomes",
        answer=casework.Learning, problems=("storage-full",),
    ),
    Route(
        "get", "/v1/business", "The business profile", answer=into.BusinessBody,
        problems=("not-found",),
    ),
    Route(
        "put", "/v1/business", "Replace the business profile", into.BusinessBody, into.BusinessBody,
        problems=("storage-full",),
    ),
)  # fmt: skip
_OPEN = ("/v1/health", "/v1/openapi.json", "/v1/pairings")


@cache
def document() -> bytes:
    """Return the OpenAPI 3.1 document as JSON."""
    structs = {ProblemBody, *(kind for route in ROUTES for kind in (route.body, route.answer) if kind)}
    _, components = msgspec.json.schema_components(
        sorted(structs, key=lambda kind: kind.__name__), ref_template="#/components/schemas/{name}"
    )
    paths: dict[str, Any] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method] = _operation(route)
    return msgspec.json.encode(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "Garbo",
                "version": VERSION,
                "description": "Weighs a comment for negative marketing and drafts a courteous reply, "
                "on the moderator's own machine. Text offsets are UTF-16 code units.",
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            },
            "servers": [{"url": "http://127.0.0.1:8742"}],
            "security": [{"token": []}],
            "paths": paths,
            "components": {
                "schemas": components,
                "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            },
        }
    )


def _operation(route: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {"summary": route.summary, "operationId": _operation_id(route)}
    parameters = [part[1:-1] for part in route.path.split("/") if part.startswith("{")]
    if parameters:
        operation["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in parameters
        ]
    if route.body:
        operation["requestBody"] = {"required": True, "content": _json(_ref(route.body))}
    if route.path in _OPEN:
        operation["security"] = []
    answered: dict[str, Any] = {"description": route.summary}
    if route.status != 204:
        answered["content"] = _json(_ref(route.answer) if route.answer else {"type": "object"})
    operation["responses"] = {str(route.status): answered, **_problems(route)}
    return operation


def _problems(route: Route) -> dict[str, Any]:
    """Gather the problems a route can answer, by status."""
    codes = ["forbidden-origin", "forbidden-fetch", "wrong-host", "internal", *route.problems]
    codes += [] if route.path in _OPEN else ["unauthorized"]
    codes += ["bad-json", "too-large", "unsupported-type", "invalid-body"] if route.body else []
    by_status: dict[str, list[str]] = {}
    for code in codes:
        by_status.setdefault(str(PROBLEMS[code]["status"]), []).append(code)
    return {
        status: {
            "description": "; ".join(PROBLEMS[code]["en"]["title"] for code in names),
            "content": {"application/problem+json": {"schema": _ref(ProblemBody)}},
        }
        for status, names in sorted(by_status.items())
    }


def _operation_id(route: Route) -> str:
    words = re.findall(r"[A-Za-z]+", route.path.removeprefix("/v1/"))
    return route.method + "".join(word[:1].upper() + word[1:] for word in words)


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _ref(kind: type) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{kind.__name__}"}
