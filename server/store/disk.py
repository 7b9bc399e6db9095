"""What the disk said, in the store's words."""

import errno
from pathlib import Path

from server.store.base import StoreError, StoreFullError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def in_words(error: OSError, path: Path) -> StoreError:
    """Turn what the system said about writing ``path`` into an error of the store."""
    if error.errno in _NO_ROOM:
        return StoreFullError(f"There is no room to write {path}. Make some room and try again.")
    return StoreError(f"{path} could not be written: {error.strerror or error}.")
