"""From the bytes of a request to a struct, or to a problem that names the field."""

import re
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec
from werkzeug.datastructures import MultiDict

from server.problems import FieldError, Problem, spoken_language

Body = TypeVar("Body", bound=msgspec.Struct)
_PATH = re.compile(r" - at (?:`key` in )?`\$([^`]*)`\Z")
_FIELD = re.compile(r"(?:unknown|required) field `([^`]*)`")
_TABLE = tomllib.loads(Path(__file__).with_name("fields.toml").read_text(encoding="utf-8"))
_SENTENCES = [(sentence, re.compile(sentence["like"])) for sentence in _TABLE["sentence"]]


def parse(raw: bytes, kind: type[Body]) -> Body:
    """Read a request body. Raises the problems ``bad-json`` (400) and ``invalid-body`` (422)."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as error:
        raise Problem("invalid-body", _invalid(str(error))) from None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise Problem("bad-json") from None


def parse_query(given: MultiDict[str, str], kind: type[Body]) -> Body:
    """Read the parameters of an address. Raises the problem ``invalid-query`` (422)."""
    for name, values in given.lists():
        if len(values) > 1:
            raise Problem("invalid-query", field_error(_step(name), "query: said twice"))
    try:
        return msgspec.convert(given.to_dict(), kind, strict=False)
    except msgspec.ValidationError as error:
        raise Problem("invalid-query", _invalid(str(error))) from None


def field_error(pointer: str, message: str) -> FieldError:
    """Say in the moderator's language what ``message`` says; the table is ``fields.toml``."""
    words, found = next(
        (sentence[spoken_language()], found)
        for sentence, like in _SENTENCES
        if (found := like.search(message))
    )
    return FieldError(pointer=pointer, detail=words.format(**found.groupdict()))


def _invalid(message: str) -> FieldError:
    """Turn msgspec's message ("… - at `$.page.url`") into a JSON pointer and a sentence."""
    path = _PATH.search(message)
    # Inside a table msgspec names no key but writes "[...]": then the table is pointed at.
    steps = path.group(1).replace("[...]", "") if path else ""
    pointer = re.sub(r"[.\[]", "/", steps).replace("]", "")
    named = _FIELD.search(message)
    if named:
        pointer += _step(named.group(1))
    return field_error(pointer, _PATH.sub("", message))


def _step(name: str) -> str:
    """Return the part of a JSON pointer that leads to ``name``."""
    return "/" + name.replace("~", "~0").replace("/", "~1")
