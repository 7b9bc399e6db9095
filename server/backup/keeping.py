"""The copies that Garbo itself keeps in the data folder: how they are found, and when they go.

An upgrade keeps the store of before (``store.json.v1``), a restore all that it replaced
(``before-restore-….zip``). Somebody's erasure takes all of them along; the others go once they are as old as
a comment may be.
"""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from server.backup import archive
from server.store import snapshot
from server.store.disk import in_words

#: What a restore is putting together; one that is left was cut short.
STAGE = "restoring"


def kept_copies(folder: Path) -> list[Path]:
    """Return all copies in ``folder`` that Garbo made there, of upgrades first."""
    stage = folder / STAGE
    return [
        *snapshot.copies(folder / archive.STORE),
        *sorted(folder.glob("before-restore-*.zip*")),
        *([stage] if stage.exists() else []),
    ]


def new_copy(folder: Path) -> Path:
    """Return where a restore may keep what it replaces."""
    return folder / f"before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z.zip"


def drop_copies(folder: Path) -> int:
    """Erase all of them and say how many there were. Raises ``StoreError``."""
    return _drop(kept_copies(folder))


def drop_old_copies(folder: Path, days: int, now: datetime) -> int:
    """Erase those that hold something older than ``days`` and say how many; 0 days keep everything."""
    if days <= 0:
        return 0
    old = [copy for copy in kept_copies(folder) if _oldest_in(copy) < now - timedelta(days=days)]
    return _drop(old)


def _oldest_in(copy: Path) -> datetime:
    """Return from when on the days of a copy count; of one that cannot be read, when it was made."""
    manifest = archive.manifest_of(copy) if copy.suffix == ".zip" else None
    if manifest is not None:
        return manifest.oldest or manifest.made_at
    return datetime.fromtimestamp(copy.stat().st_mtime, UTC)


def _drop(copies: list[Path]) -> int:
    for copy in copies:
        try:
            if copy.is_dir():
                shutil.rmtree(copy)
            else:
                copy.unlink(missing_ok=True)
        except OSError as error:
            raise in_words(error, copy) from error
    return len(copies)
