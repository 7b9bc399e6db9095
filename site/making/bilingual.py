"""Tables in which both languages stand side by side: ``it = "…"``, ``en = "…"``."""

import tomllib
from pathlib import Path
from typing import Any

from making.addresses import LANGUAGES


def table(name: str) -> dict[str, Any]:
    """Return the table ``name``.toml of this folder, in all languages."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))


def in_language(value: Any, language: str) -> Any:
    """Return ``value`` with one language left.

    A pair of languages and nothing else becomes what it says in ``language``. Beside other entries its
    words join them: a table as it is, a sentence or a list under the name ``text``.
    """
    if isinstance(value, list):
        return [in_language(each, language) for each in value]
    if not isinstance(value, dict):
        return value
    others = {name: in_language(each, language) for name, each in value.items() if name not in LANGUAGES}
    if language not in value:
        return others
    said = in_language(value[language], language)
    if not others:
        return said
    return {**others, **(said if isinstance(said, dict) else {"text": said})}
