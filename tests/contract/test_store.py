"""The promises of server/store/base.py, held against every implementation.

An implementation is a function from an empty folder to an open store; called again with the
same folder it must find what was there.
"""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest

from server.records import Business, Case, Comment, Event, Price
from server.store import open_store
from server.store.base import CommentStore, StoreError

IMPLEMENTATIONS: dict[str, Callable[[Path], CommentStore]] = {"tiny": open_store}
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(params=IMPLEMENTATIONS)
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], CommentStore]]:
    """Open the store; called again, close it and open it again."""
    stores: list[CommentStore] = []

    def again() -> CommentStore:
        for store in stores:
            store.close()
        stores.append(IMPLEMENTATIONS[request.param](tmp_path / "data"))
        return stores[-1]

    yield again
    for store in stores:
        store.close()


@pytest.fixture
def store(reopen: Callable[[], CommentStore]) -> CommentStore:
    return reopen()


def comment(name: str = "1", **fields: object) -> Comment:
    values = {
        "id": f"c{name}",
        "fingerprint": f"f{name}",
        "text": f"Camera fredda {name}",
        "created_at": NOON,
    }
    return Comment(**(values | fields))  # type: ignore[arg-type]


def case(name: str = "1", **fields: object) -> Case:
    values = {"id": f"k{name}", "comment_id": f"c{name}", "code": f"G-{name}", "opened_at": NOON}
    return Case(**(values | fields))  # type: ignore[arg-type]


def replied(text: str | None, minutes: float = 0) -> Event:
    return Event(type="replied", at=NOON + timedelta(minutes=minutes), who="desk", text=text)


FULL = comment(
    "full",
    text="Bagno sporco 😡\n\0 «mai più» \u2028 \u202eאבג\u202c <b>&amp;</b>",
    language="it",
    site="example.org",
    author="0123456789abcdef" * 2,
    url="https://example.org/r/1",
    platform="tripadvisor",
    published_at="2026-05-01",
    rating=1.5,
    author_role="creator",
    sponsored=True,
    reactions=3,
    replies=0,
)
SHOP = Business(
    name="Bottega Girasole",
    pages=("https://example.org/girasole",),
    signature="Anna",
    register="lei",
    prices=(Price(item="crema", price=45.0, since="2026-01-01", until="2026-12-31"),),
    closed=("2026-08-15",),
)


def test_a_comment_is_returned_as_it_was_given(store: CommentStore) -> None:
    assert store.add_comment(FULL) == FULL
    assert store.comment("cfull") == FULL
    assert store.comment_with("ffull") == FULL


def test_what_is_not_there_is_none(store: CommentStore) -> None:
    assert store.comment("c1") is None
    assert store.comment("") is None
    assert store.comment_with("f1") is None
    assert store.comment_with("") is None
    assert store.case("k1") is None
    assert store.case_of("c1") is None
    assert store.business("default") is None
    assert list(store.comments()) == []
    assert list(store.cases()) == []
    assert store.sent_replies(5) == ()


def test_the_same_fingerprint_is_one_comment_with_its_old_id_and_date(store: CommentStore) -> None:
    store.add_comment(comment("1", rating=1.0))
    store.add_comment(comment("2"))
    again = store.add_comment(
        comment(
            "new", fingerprint="f1", created_at=NOON + timedelta(days=9), text="Camera gelida", reactions=7
        )
    )
    assert again == comment("1", text="Camera gelida", reactions=7)
    assert store.comment("c1") == again
    assert store.comment_with("f1") == again
    assert store.comment("cnew") is None
    assert list(store.comments()) == [again, comment("2")]


def test_a_comment_weighed_twice_keeps_its_case(store: CommentStore) -> None:
    store.add_comment(comment())
    opened = store.open_case(case())
    store.add_comment(comment("new", fingerprint="f1"))
    assert store.case_of("c1") == opened


def test_an_id_is_not_given_to_two_comments(store: CommentStore) -> None:
    store.add_comment(comment())
    with pytest.raises(ValueError, match="another comment has the id c1"):
        store.add_comment(comment(fingerprint="other"))
    assert list(store.comments()) == [comment()]
    assert store.comment_with("other") is None


def test_comments_come_oldest_first_whatever_the_order_and_the_zone(store: CommentStore) -> None:
    rome = timezone(timedelta(hours=2))
    late = comment("late", created_at=NOON + timedelta(hours=1))
    early = comment("early", created_at=(NOON - timedelta(hours=1)).astimezone(rome))
    same = comment("same", created_at=NOON)
    naive = comment("naive", created_at=(NOON + timedelta(minutes=1)).replace(tzinfo=None))
    for each in (late, same, early, comment("1"), naive):
        store.add_comment(each)
    assert [each.id for each in store.comments()] == ["cearly", "csame", "c1", "cnaive", "clate"]


def test_a_list_begun_is_not_disturbed_by_later_writes(store: CommentStore) -> None:
    store.add_comment(comment("1"))
    store.add_comment(comment("2"))
    begun = store.comments()
    store.delete_comment("c2")
    store.add_comment(comment("3"))
    assert [each.id for each in begun] == ["c1", "c2"]
    assert [each.id for each in store.comments()] == ["c1", "c3"]


def test_deleting_erases_the_comment_its_case_and_its_replies_only(store: CommentStore) -> None:
    for name in "12":
        store.add_comment(comment(name))
        store.open_case(case(name))
        store.add_event(f"k{name}", replied(f"Grazie {name}"))
    assert store.delete_comment("c1") is True
    assert store.comment("c1") is None
    assert store.comment_with("f1") is None
    assert store.case("k1") is None
    assert store.case_of("c1") is None
    assert store.sent_replies(9) == ("Grazie 2",)
    assert [each.id for each in store.comments()] == ["c2"]
    assert list(store.cases()) == [case("2", events=(replied("Grazie 2"),))]
    assert store.delete_comment("c1") is False


def test_deleting_a_comment_without_a_case_leaves_the_cases_and_the_business(store: CommentStore) -> None:
    store.add_comment(comment("1"))
    store.add_comment(comment("2"))
    store.open_case(case("1"))
    store.put_business("default", SHOP)
    assert store.delete_comment("c2") is True
    assert store.case_of("c1") == case("1")
    assert store.business("default") == SHOP


def test_what_was_deleted_can_come_back(store: CommentStore) -> None:
    store.add_comment(comment())
    store.open_case(case())
    store.delete_comment("c1")
    assert store.add_comment(comment()) == comment()
    assert store.open_case(case()) == case()


def test_a_comment_has_one_case(store: CommentStore) -> None:
    store.add_comment(comment())
    first = case(events=(replied("Buongiorno"),))
    assert store.open_case(first) == first
    assert store.open_case(case(id="k9", code="G-9")) == first
    assert store.case("k1") == first
    assert store.case("k9") is None
    assert store.case_of("c1") == first
    assert list(store.cases()) == [first]
    assert store.sent_replies(1) == ("Buongiorno",)


def test_a_case_needs_its_comment(store: CommentStore) -> None:
    with pytest.raises(KeyError, match="c1"):
        store.open_case(case())
    assert list(store.cases()) == []


@pytest.mark.parametrize("clash", [{"code": "G-1"}, {"id": "k1"}])
def test_a_code_and_an_id_belong_to_one_case(store: CommentStore, clash: dict[str, str]) -> None:
    store.add_comment(comment("1"))
    store.add_comment(comment("2"))
    store.open_case(case("1"))
    with pytest.raises(ValueError, match="another case has the code"):
        store.open_case(case("2", **clash))
    assert store.case_of("c2") is None
    assert store.case("k1") == case("1")


def test_cases_come_oldest_first(store: CommentStore) -> None:
    for name, hours in (("1", 2), ("2", 0), ("3", 1)):
        store.add_comment(comment(name))
        store.open_case(case(name, opened_at=NOON + timedelta(hours=hours)))
    assert [each.id for each in store.cases()] == ["k2", "k3", "k1"]


def test_events_are_added_at_the_end(store: CommentStore) -> None:
    store.add_comment(comment())
    store.open_case(case())
    event = Event(type="contradiction", at=NOON, who="desk", kind="price-list", source="listino", note="89 €")
    assert store.add_event("k1", event) == case(events=(event,))
    assert store.add_event("k1", replied("Grazie", -60)) == case(events=(event, replied("Grazie", -60)))
    assert store.case("k1") == case(events=(event, replied("Grazie", -60)))


def test_an_event_needs_its_case(store: CommentStore) -> None:
    with pytest.raises(KeyError, match="k1"):
        store.add_event("k1", replied("Grazie"))
    assert store.sent_replies(1) == ()


def test_sent_replies_are_the_last_ones_newest_first(store: CommentStore) -> None:
    for name in "12":
        store.add_comment(comment(name))
        store.open_case(case(name))
    store.add_event("k1", replied("prima", 0))
    store.add_event("k2", replied("terza", 20))
    store.add_event("k1", replied("seconda", 10))
    store.add_event("k1", replied(None, 30))
    store.add_event(
        "k2", Event(type="note", at=NOON + timedelta(hours=1), who="desk", text="non è una risposta")
    )
    assert store.sent_replies(2) == ("terza", "seconda")
    assert store.sent_replies(99) == ("terza", "seconda", "prima")
    assert store.sent_replies(0) == ()
    assert store.sent_replies(-1) == ()


def test_of_replies_of_the_same_moment_the_one_added_last_is_the_newest(store: CommentStore) -> None:
    store.add_comment(comment())
    store.open_case(case())
    for text in ("b", "a", "c"):
        store.add_event("k1", replied(text))
    assert store.sent_replies(3) == ("c", "a", "b")


def test_a_business_is_replaced_under_its_id(store: CommentStore) -> None:
    assert store.put_business("default", SHOP) == SHOP
    assert store.put_business("second", Business(name="Altra")) == Business(name="Altra")
    assert store.business("default") == SHOP
    bare = Business(name="Bottega Girasole")
    assert store.put_business("default", bare) == bare
    assert store.business("default") == bare
    assert store.business("second") == Business(name="Altra")


def test_everything_is_there_again_after_reopening(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    store.add_comment(FULL)
    store.add_comment(comment("2"))
    store.add_comment(comment("3"))
    store.open_case(case("2"))
    store.add_event("k2", replied("prima", 0))
    store.add_event("k2", replied("seconda", 1))
    store.add_comment(comment("2", id="new", rating=2.0))
    store.put_business("default", SHOP)
    store.delete_comment("c3")
    for _ in range(2):
        store = reopen()
        assert list(store.comments()) == [FULL, comment("2", rating=2.0)]
        assert store.comment_with("f2") == comment("2", rating=2.0)
        assert store.comment_with("f3") is None
        assert store.case_of("c2") == case("2", events=(replied("prima", 0), replied("seconda", 1)))
        assert store.sent_replies(9) == ("seconda", "prima")
        assert store.business("default") == SHOP
    store.add_comment(comment("3"))
    with pytest.raises(ValueError, match="another case has the code"):
        store.open_case(case("3", code="G-2"))


def test_after_closing_everything_is_refused_and_closing_again_does_no_harm(store: CommentStore) -> None:
    store.add_comment(comment())
    store.close()
    store.close()
    for use in (
        lambda: store.add_comment(comment("2")),
        lambda: store.comment("c1"),
        lambda: store.comment_with("f1"),
        store.comments,
        lambda: store.delete_comment("c1"),
        lambda: store.open_case(case()),
        lambda: store.case("k1"),
        lambda: store.case_of("c1"),
        store.cases,
        lambda: store.add_event("k1", replied("Grazie")),
        lambda: store.sent_replies(1),
        lambda: store.business("default"),
        lambda: store.put_business("default", SHOP),
    ):
        with pytest.raises(StoreError, match="closed"):
            use()


def test_what_cannot_be_written_is_refused_and_changes_nothing(store: CommentStore) -> None:
    store.add_comment(comment())
    with pytest.raises(StoreError):
        store.add_comment(comment("2", text="half a character: \ud83d"))
    assert list(store.comments()) == [comment()]
    assert store.comment_with("f2") is None


def test_a_very_long_comment_is_kept_whole(reopen: Callable[[], CommentStore]) -> None:
    long = comment(text="Freddo 🥶 " * 12_500)
    reopen().add_comment(long)
    assert reopen().comment("c1") == long


def test_eight_threads_write_and_read_at_once(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    store.add_comment(comment("base"))
    store.open_case(case("base"))
    failures: list[BaseException] = []

    def work(thread: int) -> None:
        try:
            for turn in range(50):
                name = f"{thread}-{turn}"
                store.add_comment(comment(name))
                store.add_comment(comment(f"again-{name}", fingerprint="fshared"))
                store.add_event("kbase", replied(name))
                assert store.comment(f"c{name}") == comment(name)
                assert len(list(store.comments())) >= turn
                if turn % 10 == 9:
                    assert store.delete_comment(f"c{name}")
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    names = {f"{thread}-{turn}" for thread in range(8) for turn in range(50)}
    left = {f"c{name}" for name in names if not name.endswith("9")}
    for round_ in ("as it is", "reopened"):
        state = store if round_ == "as it is" else reopen()
        ids = {each.id for each in state.comments()}
        assert len(ids) == 1 + 8 * 45 + 1
        assert ids > left
        assert set(state.sent_replies(1000)) == names
        kept = state.case("kbase")
        assert kept is not None
        assert len(kept.events) == 400


def test_fields_left_out_on_disk_come_back_as_defaults(reopen: Callable[[], CommentStore]) -> None:
    reopen().add_comment(comment())
    found = reopen().comment("c1")
    assert found is not None
    assert msgspec.structs.asdict(found) == msgspec.structs.asdict(comment())
