"""The reference of the API, from the very document that the server gives out at /v1/openapi.json."""

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from making.shapes import Field, fields, name_in, named_in, of_kind, prose
from server.openapi import document

_TABLE = Path(__file__).parents[1] / "reference.toml"


class UngroupedError(Exception):
    """A path of the API that no group of ``reference.toml`` names."""


@dataclass(frozen=True)
class Answer:
    """What comes back with a status: in words (English), and the shape or the kind of content."""

    status: str
    told: str
    shape: str = ""
    media: str = ""


@dataclass(frozen=True)
class Operation:
    """One method of one path. ``body`` is the name of the shape that goes in, "" where nothing does."""

    id: str
    method: str
    path: str
    summary: str
    is_open: bool
    parameters: tuple[Field, ...]
    body: str
    about_body: Markup
    body_fields: tuple[Field, ...]
    answers: tuple[Answer, ...]
    problems: tuple[Answer, ...]
    example: str


@dataclass(frozen=True)
class Group:
    """Operations about one thing; ``title`` and ``about`` are in the page's language."""

    id: str
    title: str
    about: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Shape:
    """A named object of the API with its fields; ``about`` is its docstring (English)."""

    name: str
    about: Markup
    fields: tuple[Field, ...]


@cache
def _document() -> dict[str, Any]:
    described: dict[str, Any] = json.loads(document())
    return described


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text("utf-8"))


def write(file: Path) -> None:
    """Write the document itself, as the server gives it out."""
    file.write_bytes(document())


def texts(language: str) -> dict[str, str]:
    """Return the page's own words."""
    found: dict[str, str] = _table()["words"][language]
    return found


def groups(language: str) -> tuple[Group, ...]:
    """Return all operations by what they are about. Raises :class:`UngroupedError`."""
    of_group: dict[str, list[Operation]] = {entry["id"]: [] for entry in _table()["groups"]}
    for path, methods in _document()["paths"].items():
        for method, operation in methods.items():
            of_group[_group_of(path)].append(_operation(method, path, operation, language))
    return tuple(
        Group(entry["id"], entry[language]["title"], entry[language]["about"], tuple(of_group[entry["id"]]))
        for entry in _table()["groups"]
    )


def shapes(language: str) -> tuple[Shape, ...]:
    """Return every shape that an answer or another shape points at, by name."""
    every = _document()["components"]["schemas"]
    wanted: set[str] = set()
    beginning = [
        name
        for methods in _document()["paths"].values()
        for operation in methods.values()
        for name in (*named_in(operation["responses"]), *_below_body(operation))
    ]
    while beginning:
        name = beginning.pop()
        if name not in wanted:
            wanted.add(name)
            beginning += named_in(every[name])
    return tuple(
        Shape(name, prose(every[name].get("description", "")), fields(every[name], texts(language)))
        for name in sorted(wanted)
    )


def _below_body(operation: dict[str, Any]) -> list[str]:
    """Return the shapes inside a body; the body itself is shown with its operation."""
    body = _body(operation)
    return named_in(_document()["components"]["schemas"][body]) if body else []


def _group_of(path: str) -> str:
    """Return the group whose prefix of the path is the longest."""
    prefixes = [(prefix, entry["id"]) for entry in _table()["groups"] for prefix in entry["paths"]]
    fitting = [
        (len(prefix), found) for prefix, found in prefixes if re.match(rf"{re.escape(prefix)}(?![a-z])", path)
    ]
    if not fitting:
        raise UngroupedError(path)
    return str(max(fitting)[1])


def _body(operation: dict[str, Any]) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    return name_in(content["application/json"]["schema"]) if content else ""


def _operation(method: str, path: str, operation: dict[str, Any], language: str) -> Operation:
    words, body = texts(language), _body(operation)
    shape = _document()["components"]["schemas"].get(body, {})
    answers = [_answer(status, told) for status, told in operation["responses"].items()]
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        is_open=operation.get("security") == [],
        parameters=tuple(_parameter(each, words) for each in operation.get("parameters", [])),
        body=body,
        about_body=prose(shape.get("description", "")),
        body_fields=fields(shape, words),
        answers=tuple(each for each in answers if each.status < "400"),
        problems=tuple(each for each in answers if each.status >= "400"),
        example=_example(method, path, operation, body, language),
    )


def _answer(status: str, told: dict[str, Any]) -> Answer:
    ((media, content),) = told.get("content", {"": {"schema": {}}}).items()
    return Answer(status, told["description"], name_in(content["schema"]), media)


def _parameter(parameter: dict[str, Any], words: dict[str, str]) -> Field:
    place = words["in_path" if parameter["in"] == "path" else "in_query"]
    kind, limits = of_kind(parameter["schema"], words)
    told = prose(parameter.get("description", ""))
    return Field(parameter["name"], kind, parameter["required"], (place, *limits), told)


def _example(method: str, path: str, operation: dict[str, Any], body: str, language: str) -> str:
    """Return a command for a terminal; what stands in the path is a variable of the shell."""
    way = re.sub(r"\{(\w+)\}", lambda found: f"${_shell_name(found[1])}", path)
    lines = [f'curl "{_document()["servers"][0]["url"]}{way}"']
    if method != "get":
        lines[0] = lines[0].replace("curl", f"curl -X {method.upper()}", 1)
    if operation.get("security") != []:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    if body:
        content = json.dumps(example_of(body, language), ensure_ascii=False)
        lines += ['-H "Content-Type: application/json"', f"-d '{content}'"]
    return " \\\n  ".join(lines)


def _shell_name(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()


def example_of(body: str, language: str) -> Any:
    """Return an example of a body that goes in."""
    return _table()["examples"][body][language]
