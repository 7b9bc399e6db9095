"""From the bytes of a request to a struct, or to a problem that names the field."""

import re
from typing import TypeVar

import msgspec

from server.problems import FieldError, Problem

Body = TypeVar("Body", bound=msgspec.Struct)
_PATH = re.compile(r" - at `\$([^`]*)`\Z")
_FIELD = re.compile(r"(?:unknown|required) field `([^`]*)`")


def parse(raw: bytes, kind: type[Body]) -> Body:
    """Read a request body. Raises the problems ``bad-json`` (400) and ``invalid-body`` (422)."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as error:
        raise Problem("invalid-body", _field_error(str(error))) from None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise Problem("bad-json") from None


def _field_error(message: str) -> FieldError:
    """Turn msgspec's message ("… - at `$.page.url`") into a JSON pointer and a sentence."""
    path = _PATH.search(message)
    pointer = re.sub(r"[.\[]", "/", path.group(1)).replace("]", "") if path else ""
    named = _FIELD.search(message)
    if named:
        pointer += "/" + named.group(1).replace("~", "~0").replace("/", "~1")
    return FieldError(pointer=pointer or "/", detail=_PATH.sub("", message))
