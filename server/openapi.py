"""``/v1/openapi.json``: the routes of :mod:`server.routes`, with the schemas made from the structs.

A contract test holds this document against the URL map and against real answers.
"""

import re
from functools import cache
from typing import Any

import msgspec

from server.config import VERSION
from server.problems import PROBLEMS, ProblemBody
from server.routes import OPEN, ROUTES, Route


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
    described = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in parameters
    ]
    described += _query_parameters(route.query) if route.query else []
    if described:
        operation["parameters"] = described
    if route.body:
        operation["requestBody"] = {"required": True, "content": _json(_ref(route.body))}
    if route.path in OPEN:
        operation["security"] = []
    answered: dict[str, Any] = {"description": route.summary}
    if route.status != 204:
        usual = {"type": "object" if route.media == "application/json" else "string"}
        answered["content"] = {route.media: {"schema": _ref(route.answer) if route.answer else usual}}
    operation["responses"] = {str(route.status): answered, **_problems(route)}
    return operation


def _query_parameters(kind: type) -> list[dict[str, Any]]:
    """Describe each field of ``kind`` as a parameter of the address."""
    _, components = msgspec.json.schema_components((kind,))
    struct = components[kind.__name__]
    return [
        {
            "name": name,
            "in": "query",
            "required": name in struct["required"],
            "description": schema.get("description", ""),
            "schema": {key: value for key, value in schema.items() if key != "description"},
        }
        for name, schema in struct["properties"].items()
    ]


def _problems(route: Route) -> dict[str, Any]:
    """Gather the problems a route can answer, by status."""
    codes = ["forbidden-origin", "forbidden-fetch", "wrong-host", "internal", *route.problems]
    codes += [] if route.path in OPEN else ["unauthorized", "storage-away", "storage-crowded"]
    codes += ["invalid-query"] if route.query else []
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
