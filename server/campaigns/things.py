"""The concrete things a comment complains of: the lift, the hot water, the parcel.

They are in ``things.toml``, in five languages, so that two guests who never use the same words are
seen to tell of the same problem. What counts is that the thing stands in a sentence that complains.
"""

from functools import cache
from pathlib import Path
from typing import Final
from zlib import crc32

from server.reading.model import Reading
from server.reading.notation import read_toml
from server.reading.patterns import Patterns, entries, tokenize

_TABLE: Final = read_toml(Path(__file__).with_name("things.toml"))
NAMES: Final = tuple(_TABLE)
LANGUAGES: Final = ("it", "en", "es", "fr", "de")
#: Of so many things at most a trace is kept; who complains of more has many problems, not one.
MOST: Final = 8


def complained_of(reading: Reading, own: str | None = None) -> tuple[str, ...]:
    """Return the names of the things that the complaining sentences speak of, in their order.

    ``own`` is the text with blanks over what its author did not write (all of it is, if not given).
    """
    if reading.language not in LANGUAGES:
        return ()
    known = _load(reading.language)
    text = reading.text if own is None else own
    complaints = [each.span.of(text) for each in reading.sentences if each.polarity < 0]
    hits = [hit.value for complaint in complaints for hit in known.find(tokenize(complaint))]
    return tuple(dict.fromkeys(hits))[:MOST]


def packed(things: tuple[str, ...]) -> bytes:
    """Return names as they stand in a trace: four bytes each."""
    return b"".join(crc32(name.encode()).to_bytes(4, "little") for name in things)


def unpacked(things: bytes) -> frozenset[bytes]:
    """Return the things of a trace as values that can be compared."""
    return frozenset(things[at : at + 4] for at in range(0, len(things), 4))


@cache
def _load(language: str) -> Patterns[str]:
    return Patterns((entry, name) for name in NAMES for entry in entries(_TABLE[name][language]))
