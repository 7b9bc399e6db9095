"""The reference of the API: all of it, and examples that the server understands."""

import json
import re
from pathlib import Path

import msgspec
import pytest
from making import addresses, reference
from making.shapes import of_kind, prose

from server.openapi import document
from server.routes import ROUTES
from tests.conftest import Api

BODIES = {route.body.__name__: route.body for route in ROUTES if route.body}
#: What can be asked of an empty desk: nothing in the path, and no comment that must be there.
FREE = [
    (route.path, route.body.__name__)
    for route in ROUTES
    if route.body and route.method == "post" and "{" not in route.path
    and route.path not in ("/v1/pairings", "/v1/cases")
]  # fmt: skip


def test_the_document_is_written_as_the_server_gives_it(built: Path) -> None:
    assert (built / "openapi.json").read_bytes() == document()


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_route_is_on_the_page(built: Path, language: str) -> None:
    page = (built / addresses.file("api", language)).read_text("utf-8")
    shown = re.findall(r'<h3 id="\w+"><span class="method">(\w+)</span> <code>(.*?)</code></h3>', page)
    assert sorted(shown) == sorted((route.method.upper(), route.path) for route in ROUTES)
    assert all(f"{route.summary}." in page.replace("&#39;", "'") for route in ROUTES)


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_anchor_is_there_once(built: Path, language: str) -> None:
    page = (built / addresses.file("api", language)).read_text("utf-8")
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(names)


def test_every_field_of_every_body_is_told() -> None:
    schemas = json.loads(document())["components"]["schemas"]
    told = {one.body: one for group in reference.groups("en") for one in group.operations if one.body}
    assert set(told) == set(BODIES)
    for name, one in told.items():
        assert [field.name for field in one.body_fields] == list(schemas[name]["properties"])
        assert {field.name for field in one.body_fields if field.required} == set(schemas[name]["required"])


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("body", BODIES)
def test_every_example_is_a_body(body: str, language: str) -> None:
    example = reference.example_of(body, language)
    msgspec.convert(example, BODIES[body])
    assert "'" not in json.dumps(example, ensure_ascii=False)  # it stands in quotes in a shell


def test_there_is_no_example_of_what_is_no_body() -> None:
    assert set(reference._table()["examples"]) == set(BODIES)


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize(("path", "body"), FREE)
def test_the_server_understands_the_example(api: Api, path: str, body: str, language: str) -> None:
    answer = api.send("POST", path, reference.example_of(body, language))
    assert answer.status_code in (200, 201, 202), answer.get_data(as_text=True)


def test_an_example_is_a_command() -> None:
    every = {one.id: one for group in reference.groups("en") for one in group.operations}
    assert every["getHealth"].example == 'curl "http://127.0.0.1:8742/v1/health"'
    assert every["postCasesCaseIdOutcome"].example == (
        'curl -X POST "http://127.0.0.1:8742/v1/cases/$CASE_ID/outcome" \\\n'
        '  -H "Authorization: Bearer $TOKEN" \\\n'
        '  -H "Content-Type: application/json" \\\n'
        '  -d \'{"outcome": "genuine"}\''
    )


def test_a_path_without_a_group_ends_the_build() -> None:
    assert reference._group_of("/v1/comments:purge") == "privacy"
    assert reference._group_of("/v1/businesses/{businessId}") == "businesses"
    with pytest.raises(reference.UngroupedError):
        reference._group_of("/v1/commentsand")


def test_a_schema_in_words() -> None:
    words = reference.texts("en")
    kind, limits = of_kind({"anyOf": [{"type": "string", "maxLength": 20000}, {"type": "null"}]}, words)
    assert (kind, limits) == ("text or <code>null</code>", ("up to 20,000 characters",))
    kind, limits = of_kind(
        {"type": "array", "items": {"$ref": "#/components/schemas/A"}, "default": []}, words
    )
    assert (kind, limits) == ('list of: <a href="#A"><code>A</code></a>', ("if left out: <code>[]</code>",))
    kind, _ = of_kind({"enum": ["a<b", 1]}, reference.texts("it"))
    assert kind == "uno tra <code>&#34;a&lt;b&#34;</code> <code>1</code>"
    assert prose("One ``a`` & :class:`~x.B`.\n\n    Two\n    lines.") == (
        "<p>One <code>a</code> &amp; <code>B</code>.</p><p>Two lines.</p>"
    )
