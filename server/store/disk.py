"""What the disk said, in the store's words."""

from pathlib import Path

from server.files import NO_ROOM
from server.store.base import StoreError, StoreFullError


def in_words(error: OSError, path: Path) -> StoreError:
    """Turn what the system said about writing ``path`` into an error of the store."""
    if error.errno in NO_ROOM:
        return StoreFullError(f"There is no room to write {path}. Make some room and try again.")
    return StoreError(f"{path} could not be written: {error.strerror or error}.")
