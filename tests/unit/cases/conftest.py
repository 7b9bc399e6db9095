from collections.abc import Iterator
from pathlib import Path

import pytest

from server.store import open_store
from server.store.base import CommentStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CommentStore]:
    """An empty store in a folder of its own."""
    opened = open_store(tmp_path / "data")
    yield opened
    opened.close()
