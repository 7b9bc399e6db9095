"""JSON Schema in words: what a field is, whether it must be there, what its limits are."""

import json
import re
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

_QUOTED = re.compile(r"``([^`]+)``|:\w+:`~?(?:[\w.]*\.)?(\w+)`")
#: msgspec's usual way to say "not only blanks".
_NOT_BLANK = r"\S"


@dataclass(frozen=True)
class Field:
    """A field or a parameter. ``kind`` and ``limits`` are in the page's language, ``about`` in English."""

    name: str
    kind: Markup
    required: bool
    limits: tuple[str | Markup, ...] = ()
    about: str | Markup = ""


def fields(shape: dict[str, Any], words: dict[str, str]) -> tuple[Field, ...]:
    """Return the fields of an object, in their own order."""
    required = shape.get("required", ())
    told = []
    for name, schema in shape.get("properties", {}).items():
        kind, limits = of_kind(schema, words)
        told.append(Field(name, kind, name in required, limits))
    return tuple(told)


def of_kind(schema: dict[str, Any], words: dict[str, str]) -> tuple[Markup, tuple[str | Markup, ...]]:
    """Return what a value is, with links to the shapes it names, and what limits it."""
    choices = schema.get("anyOf", [schema])
    real = [choice for choice in choices if choice.get("type") != "null"]
    kind = _word(words, "or").join(_one_kind(choice, words) for choice in real)
    if len(real) < len(choices):
        kind += _word(words, "or_null")
    limits = [limit for choice in real for limit in _limits(choice, words)]
    if "default" in schema and schema["default"] is not None:
        limits.append(_say(words["default"], _code(json.dumps(schema["default"], ensure_ascii=False))))
    return kind, tuple(limits)


def _one_kind(schema: dict[str, Any], words: dict[str, str]) -> Markup:
    if "$ref" in schema:
        name = name_in(schema)
        return Markup('<a href="#{0}"><code>{0}</code></a>').format(name)
    if "enum" in schema:
        return _word(words, "one_of") + Markup(" ").join(_code(json.dumps(each)) for each in schema["enum"])
    kind = schema.get("type", "")
    if kind == "array":
        return _word(words, "list") + of_kind(schema.get("items", {}), words)[0]
    if kind == "object":
        inner = schema.get("additionalProperties")
        return _say(words["map"], of_kind(inner, words)[0]) if inner else _word(words, "object")
    if schema.get("format") == "date":
        return _word(words, "date")
    if schema.get("contentEncoding"):
        return _word(words, "base64")
    return _word(words, kind)


def _limits(schema: dict[str, Any], words: dict[str, str]) -> list[str | Markup]:
    told: list[str | Markup] = []
    for suffix, low, high in (
        ("length", schema.get("minLength"), schema.get("maxLength")),
        ("value", schema.get("minimum"), schema.get("maximum")),
        ("items", schema.get("minItems"), schema.get("maxItems")),
    ):
        shown = {"low": _number(low, words), "high": _number(high, words)}
        which = "both" if None not in (low, high) else "low" if low is not None else "high"
        if (low, high) != (None, None):
            told.append(words[f"{suffix}_{which}"].format(**shown))
    pattern = schema.get("pattern")
    if pattern:
        told.append(words["not_blank"] if pattern == _NOT_BLANK else _say(words["pattern"], _code(pattern)))
    if "items" in schema:
        told += [_say(words["each"], limit) for limit in _limits(schema["items"], words)]
    names = schema.get("propertyNames")
    if names:
        told += [_say(words["each_name"], limit) for limit in _limits(names, words)]
    return told


def _number(value: float | None, words: dict[str, str]) -> str:
    return "" if value is None else f"{value:,}".replace(",", words["thousands"])


def _word(words: dict[str, str], key: str) -> Markup:
    return Markup(words[key])  # noqa: S704 (our own table; its words may hold <code>)


def _say(sentence: str, value: str | Markup) -> Markup:
    return Markup(sentence).format(value)  # noqa: S704 (as above; what is filled in is escaped)


def _code(text: str) -> Markup:
    return Markup("<code>{}</code>").format(text)


def name_in(schema: dict[str, Any]) -> str:
    """Return the name of the shape that a schema is, or ""."""
    return str(schema.get("$ref", "")).rpartition("/")[2]


def named_in(part: Any) -> list[str]:
    """Return the names of all shapes that a part of the document points at."""
    if isinstance(part, dict):
        inner = [name for value in part.values() for name in named_in(value)]
        return [name_in(part), *inner] if "$ref" in part else inner
    return [name for value in part for name in named_in(value)] if isinstance(part, list) else []


def prose(docstring: str) -> Markup:
    """Return a docstring as paragraphs; what is quoted in it becomes code."""
    paragraphs = [" ".join(part.split()) for part in docstring.split("\n\n")]
    return Markup().join(Markup("<p>{}</p>").format(_quoted(part)) for part in paragraphs if part)


def _quoted(text: str) -> Markup:
    shown = _QUOTED.sub(lambda found: f"<code>{found[1] or found[2]}</code>", str(escape(text)))
    return Markup(shown)  # noqa: S704 (escaped just above)
