"""Which column of a list holds what: by its heading, or, without one, by what stands in it."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any, Final

from server.imports.model import Kind
from server.reading.notation import read_toml

TABLE: Final[dict[str, Any]] = read_toml(Path(__file__).with_name("columns.toml"))
#: A cell of so many words is a text, one of fewer a name or a number.
_WORDY: Final = 4
#: By so many rows a column without a name is judged.
_LOOKED_AT: Final = 50


def plain(name: str) -> str:
    """Return a name without capitals, accents and signs: "Data_Pubblicazione" is "data pubblicazione"."""
    letters = unicodedata.normalize("NFKD", name[:200].casefold())
    kept = "".join(each for each in letters if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() else " " for each in kept).split())


def headed(heading: Sequence[str]) -> dict[Kind, int]:
    """Return where each kind of column stands; each column is one thing, each thing in one column."""
    names = [plain(each) for each in heading]
    found: dict[Kind, int] = {}
    for kind, known in _names().items():
        place = next((names.index(name) for name in known if name in names), None)
        if place is not None and place not in found.values():
            found[kind] = place
    return found


def wordy(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the only column that holds texts, in rows without a heading; ``None``: none, or several."""
    some = [row for row in rows[:_LOOKED_AT] if row]
    width = max((len(row) for row in some), default=0)
    if width == 1:
        return 0
    words = [median(len(row[at].split()) if at < len(row) else 0 for row in some) for at in range(width)]
    texts = [at for at, each in enumerate(words) if each >= _WORDY]
    return texts[0] if len(texts) == 1 else None


@cache
def _names() -> dict[Kind, tuple[str, ...]]:
    return {kind: tuple(plain(name) for name in names) for kind, names in TABLE["columns"].items()}
