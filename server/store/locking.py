"""A data folder belongs to one process at a time."""

import os
from contextlib import suppress
from pathlib import Path

from server.files import open_private, take_lock
from server.store.base import StoreBusyError


class FolderLock:
    """Holds ``folder`` from the moment it is made until :meth:`release`.

    The system lets go of it when the process ends, however it ends: nothing to clean up.
    Raises :class:`StoreBusyError` if somebody else holds the folder.
    """

    def __init__(self, folder: Path) -> None:
        self._descriptor: int | None = open_private(folder / "store.lock", 0)
        try:
            take_lock(self._descriptor)
        except OSError as error:
            self.release()
            raise StoreBusyError(
                f"Another Garbo is using {folder}. Stop it first, or choose another folder with GARBO_DATA."
            ) from error

    def release(self) -> None:
        """Let go. Calling it twice does no harm."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with suppress(OSError):
                os.close(descriptor)
