"""Two servers on one database: what one does the other sees, and what both do at once is done once."""

import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import msgspec
import pytest

from server.records import Business, Case, Comment, Desk, Event, Outcome, Trace
from server.store.base import GoneError, OtherKeyError, StoreError
from server.store.postgres import PostgresStore
from tests.postgres import PostgresServer

Open = Callable[..., PostgresStore]
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SAID = Outcome(verdict="genuine", at=NOON, who="Anna")


def at_once(*works: Callable[[], object]) -> list[object]:
    """Do all of them at the same moment; return what each returned or raised."""
    ready, said = threading.Barrier(len(works)), [None] * len(works)

    def do(number: int) -> None:
        ready.wait()
        try:
            said[number] = works[number]()  # type: ignore[call-overload]
        except Exception as error:
            said[number] = error  # type: ignore[call-overload]

    threads = [threading.Thread(target=do, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return list(said)


def test_what_one_writes_the_other_reads(
    another: Open, comment: Callable[..., Comment], case: Callable[..., Case]
) -> None:
    anna, bruno = another(), another()
    trace = Trace(words=bytes(range(252)), meaning=b"\x05\xfb" * 256, things=b"LIFT")
    mine = anna.add_comment(comment(namesake="guest", trace=trace))
    assert bruno.comments_by("guest") == (mine,)
    for part in ("words", "meaning", "things"):
        assert bruno.near(Trace(**{part: getattr(trace, part)})) == (mine,)
    anna.open_case(case())
    bruno.add_event("k1", Event(type="replied", at=NOON, who="Bruno (Firefox)", text="Grazie"))
    assert anna.sent_replies(1) == ("Grazie",)
    assert [each.who for each in anna.cases().__next__().events] == ["Bruno (Firefox)"]
    assert anna.outcomes() == ()
    bruno.set_outcome("k1", SAID)
    assert anna.outcomes() == (("k1", SAID),)
    assert anna.outcomes() is anna.outcomes()
    bruno.change_desk(lambda _: Desk(silence_days=5))
    bruno.put_business("default", Business(name="Bottega"))
    assert (anna.desk(), anna.businesses()) == (
        Desk(silence_days=5),
        (("default", Business(name="Bottega")),),
    )
    assert bruno.delete_comments(("c1",), remains=lambda said: msgspec.structs.replace(said, who="")) == 1
    assert anna.comment("c1") is None
    assert anna.near(trace) == ()
    assert anna.outcomes() == (("", msgspec.structs.replace(SAID, who="")),)


def test_nothing_of_an_erased_comment_is_left_in_any_table(
    another: Open, desk: str, comment: Callable[..., Comment], case: Callable[..., Case]
) -> None:
    store = another()
    trace = Trace(
        words=bytes(252), keyed=bytes(252), meaning=b"\1" * 512, concern=b"\2" * 512, things=b"LIFT"
    )
    store.add_comment(comment(trace=trace))
    store.open_case(case(outcome=SAID, events=(Event(type="replied", at=NOON, who="x", text="Grazie"),)))
    tables = ("comments", "marks", "sketches", "cases", "events", "past_outcomes")
    with store.database.reading() as connection:

        def counted() -> list[int]:
            return [connection.execute(f"select count(*) from {each}").fetchone()[0] for each in tables]  # type: ignore[index]  # noqa: S608

        assert counted() == [1, 43, 1, 1, 1, 0]
        store.delete_comment("c1")
        assert counted() == [0] * 6


def test_the_same_comment_sent_to_both_at_once_is_kept_once(
    another: Open, comment: Callable[..., Comment]
) -> None:
    stores = [another(), another()]
    for turn in range(15):
        works = [
            lambda store=store, turn=turn, number=number: store.add_comment(
                comment(f"{turn}-{number}", fingerprint=f"same{turn}", trace=Trace(things=b"LIFT"))
            )
            for number, store in enumerate(stores * 2)
        ]
        kept = at_once(*works)
        assert {each.id for each in kept if isinstance(each, Comment)} == {kept[0].id}  # type: ignore[attr-defined]
        assert len([each for each in kept if isinstance(each, Comment)]) == 4
        assert len(list(stores[0].comments())) == turn + 1


def test_an_id_that_two_comments_want_at_once_goes_to_one(
    another: Open, comment: Callable[..., Comment]
) -> None:
    stores = [another(), another()]
    for turn in range(10):
        said = at_once(*[
            lambda store=store, turn=turn, number=number: store.add_comment(
                comment(str(turn), fingerprint=f"{turn}{number}")
            )
            for number, store in enumerate(stores)
        ])  # fmt: skip
        assert sorted(type(each).__name__ for each in said) == ["Comment", "ValueError"]


def test_a_case_opened_by_both_at_once_is_one(
    another: Open, comment: Callable[..., Comment], case: Callable[..., Case]
) -> None:
    stores = [another(), another()]
    for turn in map(str, range(15)):
        stores[0].add_comment(comment(turn))
        kept = at_once(*[
            lambda store=store, turn=turn, number=number: store.open_case(
                case(turn, id=f"k{turn}-{number}", code=f"G-{turn}-{number}")
            )
            for number, store in enumerate(stores)
        ])  # fmt: skip
        assert kept[0] == kept[1] == stores[1].case_of(f"c{turn}")


def test_changes_at_once_all_count(
    another: Open, comment: Callable[..., Comment], case: Callable[..., Case]
) -> None:
    stores = [another(), another()]
    stores[0].add_comment(comment(reactions=0))
    stores[0].open_case(case())

    def more(known: Comment) -> Comment:
        return msgspec.structs.replace(known, reactions=(known.reactions or 0) + 1)

    def longer(known: Desk) -> Desk:
        return msgspec.structs.replace(known, silence_days=known.silence_days + 1)

    def work(store: PostgresStore, name: str) -> None:
        def ticked(known: Case) -> Case:
            before = next((each.looked for each in reversed(known.events) if each.looked), ())
            line = Event(type="note", at=NOON, who="ticks", looked=(*before, f"{name}{turn}"))
            return msgspec.structs.replace(known, owner=name, events=(*known.events, line))

        for turn in range(25):
            store.change_comment("c1", more)
            store.change_desk(longer)
            store.add_event("k1", Event(type="note", at=NOON, who=name, note=str(turn)))
            store.change_case("k1", ticked)
            store.set_outcome("k1", msgspec.structs.replace(SAID, who=f"{name}{turn}"))

    said = at_once(*[lambda each=each, at=at: work(each, str(at)) for at, each in enumerate(stores * 2)])
    assert said == [None] * 4
    kept, found = stores[0].comment("c1"), stores[1].case("k1")
    assert kept is not None
    assert found is not None
    assert kept.reactions == 100
    assert stores[0].desk() == stores[1].desk() == Desk(silence_days=103)
    ticks = [each.looked for each in found.events if each.who == "ticks"]
    assert [len(each or ()) for each in ticks] == list(range(1, 101))
    for name in "0123":
        assert [each.note for each in found.events if each.who == name] == [str(turn) for turn in range(25)]
    assert found.outcome is not None
    assert stores[0].outcomes() == stores[1].outcomes() == (("k1", found.outcome),)


def test_a_comment_that_is_just_being_erased_gets_no_case(
    another: Open,
    postgres: PostgresServer,
    desk: str,
    comment: Callable[..., Comment],
    case: Callable[..., Case],
) -> None:
    store = another()
    store.add_comment(comment())
    waits = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
    with another().database.changing() as connection:
        connection.execute("delete from comments")

        def erased() -> None:
            end = time.monotonic() + 10
            while postgres.do(waits, desk) == [(0,)]:
                assert time.monotonic() < end, "nobody waits for the erasure"
                time.sleep(0.005)
            connection.execute("commit")

        said = at_once(lambda: store.open_case(case()), erased)
    assert (type(said[0]), said[1]) == (GoneError, None)


def test_erasing_at_once_in_any_order_never_gets_stuck(
    another: Open, comment: Callable[..., Comment], case: Callable[..., Case]
) -> None:
    stores = [another(), another()]
    names = [str(number) for number in range(20)]
    for _ in range(5):
        for name in names:
            stores[0].add_comment(comment(name))
            stores[0].open_case(case(name, outcome=SAID))
        orders: list[Iterable[str]] = [names, reversed(names)]
        gone = at_once(*[
            lambda store=store, order=order: store.delete_comments([f"c{name}" for name in order])
            for store, order in zip(stores, orders, strict=True)
        ])  # fmt: skip
        assert sorted(gone) == [0, 20]  # type: ignore[type-var]
        assert stores[0].outcomes() == stores[1].outcomes() == ()


def test_one_recognises_at_a_time(another: Open) -> None:
    stores, inside, most = [another(), another()], [], []

    def work(store: PostgresStore) -> None:
        for _ in range(20):
            with store.recognising():
                inside.append(1)
                most.append(len(inside))
                time.sleep(0.001)  # a moment in which another one could come in
                most.append(len(inside))
                inside.pop()

    assert at_once(*[lambda store=store: work(store) for store in stores * 2]) == [None] * 4
    assert most == [1] * 160


def test_another_key_is_refused_and_changes_nothing(another: Open, comment: Callable[..., Comment]) -> None:
    another().add_comment(comment())
    with pytest.raises(OtherKeyError, match="one author would be two"):
        another("another key")
    with pytest.raises(StoreError, match="is using this database"):
        another("another key", alone=True)
    assert another().comment("c1") == comment()


def test_who_is_alone_brings_a_key_where_there_are_no_comments_and_nowhere_else(
    another: Open, comment: Callable[..., Comment]
) -> None:
    another("first").close()
    moving = another("second", alone=True)
    with pytest.raises(StoreError, match="being moved just now"):
        another("second")
    moving.close()
    with pytest.raises(OtherKeyError):
        another("first")
    store = another("second")
    store.add_comment(comment())
    store.close()
    with pytest.raises(OtherKeyError):
        another("first", alone=True)
    assert another("second", alone=True).comment("c1") == comment()
