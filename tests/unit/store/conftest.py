from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.records import Case, Comment

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def comment() -> Callable[..., Comment]:
    def make(name: str, text: str = "Camera fredda") -> Comment:
        return Comment(id=f"c{name}", fingerprint=f"f{name}", text=text, created_at=NOON)

    return make


@pytest.fixture
def case() -> Callable[[str], Case]:
    def make(name: str) -> Case:
        return Case(id=f"k{name}", comment_id=f"c{name}", code=f"G-{name}", opened_at=NOON)

    return make
