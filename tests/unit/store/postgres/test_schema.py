"""The tables are made once, whoever comes first, and a newer Garbo's are left alone."""

import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from server.store.base import StoreError
from server.store.postgres import PostgresStore, schema
from tests.postgres import PostgresServer

Open = Callable[..., PostgresStore]


def test_servers_that_start_at_once_make_the_tables_once(postgres: PostgresServer) -> None:
    for _ in range(3):
        desk, failures = postgres.new_desk(), []

        def start(desk: str = desk, failures: list[BaseException] = failures) -> None:
            try:
                PostgresStore(desk, "a key").close()
            except BaseException as failure:
                failures.append(failure)

        threads = [threading.Thread(target=start) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert postgres.do("select version from schema_version", desk) == [(1,)]
        assert postgres.do("select number from outcome_changes", desk) == [(0,)]


def test_a_newer_schema_is_refused_and_left_as_it_is(
    another: Open, postgres: PostgresServer, desk: str
) -> None:
    another().close()
    postgres.do("insert into schema_version (version) values (2)", desk)
    with pytest.raises(StoreError, match=r"newer Garbo \(format 2, this one knows 1\)"):
        another()
    assert postgres.do("select max(version) from schema_version", desk) == [(2,)]


def test_a_step_that_fails_leaves_nothing_and_later_ones_are_taken_in_order(
    postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = postgres.new_desk()
    steps = [*schema.STEPS]
    for name, text in (
        ("0002.sql", "create table two (a integer)"),
        ("0003.sql", "insert into three values (1)"),
    ):
        steps.append(tmp_path / name)
        steps[-1].write_text(text)
    monkeypatch.setattr(schema, "STEPS", steps)
    monkeypatch.setattr(schema, "VERSION", 3)
    with psycopg.connect(desk, autocommit=True) as connection:
        with pytest.raises(psycopg.errors.UndefinedTable):
            schema.upgrade(connection)
        assert schema.version(connection) == 0
        assert connection.execute("select to_regclass('comments'), to_regclass('two')").fetchone() == (
            None,
            None,
        )
        steps[-1].write_text("insert into two values (3)")
        schema.upgrade(connection)
        schema.upgrade(connection)
        assert connection.execute("select a from two").fetchall() == [(3,)]
        assert connection.execute("select version from schema_version").fetchall() == [(1,), (2,), (3,)]


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert [step.name for step in schema.STEPS] == [f"{at:04}.sql" for at in range(1, schema.VERSION + 1)]
    assert schema.VERSION >= 1


def test_a_database_in_another_script_is_refused(postgres: PostgresServer) -> None:
    postgres.do("create database latin encoding 'LATIN1' template template0 lc_collate 'C' lc_ctype 'C'")
    with pytest.raises(StoreError, match="must be in UTF8"):
        PostgresStore(postgres.url.replace("/postgres?", "/latin?"), "a key")


def test_an_old_server_is_refused(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.store.postgres.OLDEST", 9_900_000)
    with pytest.raises(StoreError, match="PostgreSQL 990 or newer"):
        PostgresStore(desk, "a key")
