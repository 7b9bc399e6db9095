"""Stores on a real database, as two servers of a team would have them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from server.records import Case, Comment
from server.store.postgres import PostgresStore
from tests.postgres import PostgresServer

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(postgres: PostgresServer) -> str:
    """The address of an empty desk."""
    return postgres.new_desk()


@pytest.fixture
def another(desk: str) -> Iterator[Callable[..., PostgresStore]]:
    """Open the desk once more, as another server would."""
    stores: list[PostgresStore] = []

    def again(key_mark: str = "a key", **how: bool) -> PostgresStore:
        stores.append(PostgresStore(desk, key_mark, **how))
        return stores[-1]

    yield again
    for store in stores:
        store.close()


@pytest.fixture
def comment() -> Callable[..., Comment]:
    """Make a comment."""

    def make(name: str = "1", **fields: object) -> Comment:
        values = {"id": f"c{name}", "fingerprint": f"f{name}", "text": f"Freddo {name}", "created_at": NOON}
        return Comment(**(values | fields))  # type: ignore[arg-type]

    return make


@pytest.fixture
def case() -> Callable[..., Case]:
    """Make a case."""

    def make(name: str = "1", **fields: object) -> Case:
        values = {"id": f"k{name}", "comment_id": f"c{name}", "code": f"G-{name}", "opened_at": NOON}
        return Case(**(values | fields))  # type: ignore[arg-type]

    return make
