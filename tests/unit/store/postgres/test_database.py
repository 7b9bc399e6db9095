"""A database that goes away, is full, is not one, or holds what no database can hold."""

from collections.abc import Callable, Iterator

import pytest

from server.records import Business, Comment
from server.store.base import StoreAwayError, StoreCrowdedError, StoreError, StoreFullError
from server.store.postgres import PostgresStore, database
from server.store.postgres.database import place_of
from tests.postgres import PostgresServer

Open = Callable[..., PostgresStore]


@pytest.fixture
def restless() -> Iterator[PostgresServer]:
    """A server that may be stopped."""
    server = PostgresServer()
    try:
        server.start()
        yield server
    finally:
        server.stop()
        server.remove()


def test_it_says_that_the_database_is_away_and_reconnects(
    restless: PostgresServer, comment: Callable[..., Comment]
) -> None:
    store = PostgresStore(restless.new_desk(), "a key")
    store.add_comment(comment())
    restless.stop()
    for use in (lambda: store.comment("c1"), lambda: store.add_comment(comment("2"))):
        with pytest.raises(StoreAwayError, match="does not answer"):
            use()
    restless.start()
    assert store.comment("c1") == comment()
    assert list(store.comments()) == [comment()]
    store.add_comment(comment("2"))
    restless.stop()
    with pytest.raises(StoreAwayError):
        PostgresStore(restless.url, "a key")
    restless.start()
    assert [each.id for each in store.comments()] == ["c1", "c2"]
    store.close()


def test_a_connection_that_was_cut_is_made_anew_and_nobody_notices(
    another: Open, postgres: PostgresServer, comment: Callable[..., Comment]
) -> None:
    store = another()
    store.add_comment(comment())
    cut = "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'garbo'"
    assert postgres.do(cut) == [(1,)]
    assert store.comment("c1") == comment()
    postgres.do(cut)
    assert store.add_comment(comment("2")) == comment("2")


def test_cut_in_the_middle_of_a_change_nothing_of_it_is_kept(
    another: Open, postgres: PostgresServer, comment: Callable[..., Comment]
) -> None:
    store = another()
    store.add_comment(comment())

    def cut(known: Comment) -> Comment:
        postgres.do(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'garbo'"
        )
        return comment("1", text="changed")

    with pytest.raises(StoreAwayError):
        store.change_comment("c1", cut)
    assert store.comment("c1") == comment()


def test_a_full_database_says_so_and_keeps_what_it_has(
    another: Open, postgres: PostgresServer, desk: str, comment: Callable[..., Comment]
) -> None:
    store = another()
    store.add_comment(comment())
    # Nothing else brings PostgreSQL to say it without filling a disk.
    postgres.do(
        "create function full_up() returns trigger language plpgsql as"
        " $$ begin raise exception 'no space' using errcode = 'disk_full'; end $$;"
        " create trigger full_up before insert on comments execute function full_up()",
        desk,
    )
    with pytest.raises(StoreFullError, match="no room left"):
        store.add_comment(comment("2"))
    assert list(store.comments()) == [comment()]
    postgres.do("drop trigger full_up on comments", desk)
    assert store.add_comment(comment("2")) == comment("2")


@pytest.mark.parametrize("code", ["lock_not_available", "deadlock_detected"])
def test_who_has_to_give_way_is_told_that_the_database_is_busy(
    another: Open, postgres: PostgresServer, desk: str, comment: Callable[..., Comment], code: str
) -> None:
    store = another()
    store.add_comment(comment())
    postgres.do(
        "create function busy() returns trigger language plpgsql as"
        f" $$ begin raise exception 'later' using errcode = '{code}'; end $$;"
        " create trigger busy before insert on comments execute function busy()",
        desk,
    )
    with pytest.raises(StoreCrowdedError, match="Too many are at work"):
        store.add_comment(comment("2"))
    assert list(store.comments()) == [comment()]


def test_who_may_not_do_it_is_told_so(postgres: PostgresServer) -> None:
    desk = postgres.new_desk()
    PostgresStore(desk, "a key").close()
    postgres.do("create role guest login")
    with pytest.raises(StoreError, match="does not let this user"):
        PostgresStore(desk.replace("//garbo@", "//guest@"), "a key")


def test_no_message_holds_the_password_or_a_guests_words(
    another: Open, comment: Callable[..., Comment]
) -> None:
    url = "postgresql://anna:s3cret@127.0.0.1:1/desk"
    with pytest.raises(StoreAwayError) as away:
        PostgresStore(url, "a key")
    assert "s3cret" not in str(away.value)
    assert "desk (127.0.0.1)" in str(away.value)
    with pytest.raises(StoreError, match="refused this") as refused:
        another().add_comment(comment("1", id="c\0Pavone"))
    assert "Pavone" not in str(refused.value)


@pytest.mark.parametrize("key", ["\0", "c1\0", "\ud83d", "", "x" * 100_000, "c1' or '1'='1", "%s"])
def test_a_key_that_nothing_can_have_finds_nothing(
    another: Open, comment: Callable[..., Comment], key: str
) -> None:
    store = another()
    store.add_comment(comment())
    assert (store.comment(key), store.comment_with(key), store.case(key), store.case_of(key)) == (None,) * 4
    assert (store.comments_by(key), store.business(key)) == ((), None)
    assert (store.delete_comment(key), store.delete_business(key)) == (False, False)
    with pytest.raises(KeyError):
        store.change_case(key, lambda known: known)
    with pytest.raises(KeyError):
        store.change_comment(key, lambda known: known)
    assert list(store.comments()) == [comment()]


def test_what_a_document_holds_comes_back_to_the_letter(another: Open) -> None:
    odd = Business(
        name="a\0b \\u0000 \u2028 \U0001f621 'x' \"y\" %s {part}", prices=(), closed=("2026-08-15",)
    )
    another().put_business("default", odd)
    assert another().business("default") == odd


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("postgresql://anna:pw@db.example/desk", "desk (db.example)"),
        ("postgresql://anna@/", "anna (local)"),
        ("postgresql://", "postgres (local)"),
    ],
)
def test_a_place_has_neither_user_nor_password(url: str, place: str) -> None:
    assert place_of(url) == place


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(StoreError, match="DATABASE_URL is not"):
        PostgresStore("postgresql://[half", "a key")


def test_what_the_address_asks_for_goes_first(desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    connect = database.psycopg.connect
    monkeypatch.setattr(database.psycopg, "connect", lambda *a, **b: asked.append(b) or connect(*a, **b))
    PostgresStore(f"{desk}&connect_timeout=9", "a key").close()
    assert "connect_timeout" not in asked[0]
    assert asked[0]["application_name"] == "garbo"
