"""Which judge is speaking: the version, and a digest of all the data that it judges by."""

import hashlib
from pathlib import Path

from server.config import VERSION

_ROOMS = ("reading", "evidence", "replies", "cases")
_DATA = (".toml", ".npz", ".json")


def _digest() -> str:
    here = Path(__file__).parent
    files = sorted(path for room in _ROOMS for path in (here / room).rglob("*") if path.suffix in _DATA)
    total = hashlib.sha256()
    for path in files:
        total.update(path.relative_to(here).as_posix().encode())
        total.update(
            path.read_bytes().replace(b"\r\n", b"\n") if path.suffix != ".npz" else path.read_bytes()
        )
    return total.hexdigest()[:12]


#: E.g. ``0.1.0+3f2a90bc11de``: two answers with the same one were judged by the same tables.
MODEL_VERSION = f"{VERSION}+{_digest()}"
