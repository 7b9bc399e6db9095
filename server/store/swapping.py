"""Putting another desk in the place of one: its comments and the key they were written under, or neither.

The new files lie in a folder of their own until all are on disk. One new name for that folder decides; from
then on whoever opens the data folder finishes the work first. Until then nothing of the old desk was touched.
"""

import shutil
from pathlib import Path

from server.files import put_in_place, sync_folder
from server.store.disk import in_words
from server.store.locking import FolderLock

#: What the folder of the new files is called once it is decided.
DECIDED = "restored"
STORE, JOURNAL, KEY = "store.json", "store.journal", "pseudonym.key"


def decide(stage: Path, folder: Path) -> None:
    """Let the desk in ``stage``, a folder in ``folder``, be the one from now on; :func:`finish` is next.

    Raises ``OSError``; then nothing was decided.
    """
    put_in_place(stage, folder / DECIDED)


def finish(folder: Path) -> None:
    """Finish what was decided, if anything was; the caller holds the lock of ``folder``.

    Raises ``OSError``; the next call goes on where this one stopped.
    """
    decided = folder / DECIDED
    if not decided.exists():
        return
    sync_folder(folder)
    for name in (KEY, STORE):
        if (decided / name).exists():
            put_in_place(decided / name, folder / name)
    sync_folder(folder)
    (folder / JOURNAL).unlink(missing_ok=True)  # its lines follow on the store that was there before
    sync_folder(folder)
    shutil.rmtree(decided)


def finish_alone(folder: Path) -> None:
    """Finish what was decided before anybody reads the key. Raises ``StoreBusyError`` and ``StoreError``."""
    if not (folder / DECIDED).exists():
        return
    try:
        lock = FolderLock(folder)
        try:
            finish(folder)
        finally:
            lock.release()
    except OSError as error:
        raise in_words(error, folder / DECIDED) from error
