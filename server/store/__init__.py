"""The only room that writes: comments, cases and businesses, kept so that nothing acknowledged is lost."""

from pathlib import Path

from server.store.base import CommentStore
from server.store.tiny import TinyStore


def open_store(folder: Path) -> CommentStore:
    """Open the store in ``folder``, making the folder if need be.

    Raises :class:`~server.store.base.StoreBusyError` if another process uses it,
    :class:`~server.store.base.StoreError` if it cannot be read or was written by a newer Garbo.
    """
    return TinyStore(folder)
