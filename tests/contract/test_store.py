"""The promises of server/store/base.py, held against every implementation.

Each opens an empty store first; opened again it must find what was there.
"""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import numpy as np
import pytest

from server.records import Business, Case, Comment, Desk, Event, Outcome, Price, Trace
from server.store import open_store
from server.store.base import CommentStore, StoreError
from tests.postgres import PostgresServer

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(params=["tiny", "postgres"])
def reopen(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], CommentStore]]:
    """Open the store; called again, close it and open it again."""
    stores: list[CommentStore] = []
    server: PostgresServer | None = None
    if request.param == "postgres":
        server = request.getfixturevalue("postgres")
    url = server.new_desk() if server else None

    def again() -> CommentStore:
        for store in stores:
            store.close()
        stores.append(open_store(tmp_path / "data", url, "a key"))
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


def of(owner: str | None) -> Callable[[Case], Case]:
    return lambda known: msgspec.structs.replace(known, owner=owner)


def replied(text: str | None, minutes: float = 0) -> Event:
    return Event(type="replied", at=NOON + timedelta(minutes=minutes), who="desk", text=text)


def outcome(minutes: float = 0, **fields: object) -> Outcome:
    values = {"verdict": "genuine", "at": NOON + timedelta(minutes=minutes), "who": "desk"}
    return Outcome(**(values | fields))  # type: ignore[arg-type]


def signature(seed: int, like: bytes = b"", bands: Iterable[int] = ()) -> bytes:
    """Return a signature of its own, which shares only these ``bands`` with that of another."""
    places = np.random.default_rng(seed).integers(0, 2**32, 63, dtype=np.uint32).astype("<u4")
    for band in bands:
        places[3 * band : 3 * band + 3] = np.frombuffer(like, "<u4")[3 * band : 3 * band + 3]
    return places.tobytes()


def vector(seed: int, like: bytes = b"", cosine: float = 0.0, length: int = 120) -> bytes:
    """Return a vector of its own, or one that has this ``cosine`` with another."""
    own = np.random.default_rng(seed).standard_normal(512)
    if like:
        other = np.frombuffer(like, np.int8) / np.linalg.norm(np.frombuffer(like, np.int8))
        own -= own @ other * other
        own = cosine * other + np.sqrt(1 - cosine**2) * own / np.linalg.norm(own)
    return bytes(np.rint(own / np.abs(own).max() * length).astype(np.int8).tobytes())


def found(store: CommentStore, **parts: bytes) -> list[str]:
    return [each.id for each in store.near(Trace(**parts))]


FULL = comment(
    "full",
    text="Bagno sporco 😡\n\0 «mai più» \u2028 \u202eאבג\u202c <b>&amp;</b>",
    language="it",
    site="example.org",
    author="0123456789abcdef" * 2,
    namesake="fedcba9876543210" * 2,
    url="https://example.org/r/1",
    platform="tripadvisor",
    published_at="2026-05-01",
    rating=1.5,
    author_role="creator",
    sponsored=True,
    reactions=3,
    replies=0,
    business="bottega-girasole",
    trace=Trace(words=signature(1), meaning=bytes(range(256)) * 2, concern=b""),
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
    assert store.near(Trace(words=signature(1), meaning=vector(1), concern=vector(2))) == ()
    assert store.comments_by("name") == ()
    assert store.outcomes() == ()
    assert store.desk() == Desk()


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


def test_a_comment_that_shares_a_band_is_near_whichever_band_it_is(store: CommentStore) -> None:
    words = signature(1)
    for band in range(21):
        store.add_comment(comment(f"{band}", trace=Trace(words=signature(10 + band, words, [band]))))
    store.add_comment(comment("apart", trace=Trace(words=signature(40))))
    assert sorted(found(store, words=words)) == sorted(f"c{band}" for band in range(21))
    assert found(store, words=signature(41)) == []


def test_two_places_of_a_band_or_the_band_of_another_place_are_not_enough(store: CommentStore) -> None:
    words = signature(1)
    most = np.frombuffer(words, "<u4").copy()
    most[2::3] += 1
    store.add_comment(comment("most", trace=Trace(words=most.tobytes())))
    store.add_comment(comment("moved", trace=Trace(words=words[12:] + words[:12])))
    order = np.frombuffer(words, "<u4").reshape(21, 3)[:, ::-1]
    store.add_comment(comment("turned", trace=Trace(words=order.tobytes())))
    assert found(store, words=words) == []


@pytest.mark.parametrize("part", ["meaning", "concern"])
@pytest.mark.parametrize("length", [5, 127])
def test_a_vector_that_points_the_same_way_is_near_however_long(
    store: CommentStore, part: str, length: int
) -> None:
    way = vector(1)
    for cosine in (0.98, 0.9, 0.8, 0.72):
        kept = vector(int(cosine * 100), way, cosine, length)
        store.add_comment(comment(f"{cosine}", trace=Trace(**{part: kept})))
    for cosine in (0.4, 0.3, 0.0, -0.9):
        kept = vector(200 + int(cosine * 100), way, cosine)
        store.add_comment(comment(f"{cosine}", trace=Trace(**{part: kept})))
    assert sorted(found(store, **{part: way})) == ["c0.72", "c0.8", "c0.9", "c0.98"]
    assert found(store, **{{"meaning": "concern", "concern": "meaning"}[part]: way}) == []


def test_the_line_is_lower_for_a_concern_than_for_the_whole_text(store: CommentStore) -> None:
    way = vector(1)
    near = vector(2, way, 0.55)
    store.add_comment(comment(trace=Trace(meaning=near, concern=near)))
    assert found(store, meaning=way) == []
    assert found(store, concern=way) == ["c1"]


def test_comments_that_share_a_thing_are_near_and_of_many_the_last(store: CommentStore) -> None:
    lift, wifi, pool = (name * 4 for name in (b"L", b"W", b"P"))
    store.add_comment(comment("both", trace=Trace(things=lift + wifi)))
    store.add_comment(comment("pool", trace=Trace(things=pool)))
    assert found(store, things=wifi) == ["cboth"]
    assert sorted(found(store, things=pool + lift)) == ["cboth", "cpool"]
    assert found(store, things=b"Q" * 4) == []
    assert found(store, things=b"") == []
    for number in range(30):
        store.add_comment(comment(f"{number:02}", trace=Trace(things=wifi)))
    assert sorted(found(store, things=wifi)) == [f"c{number:02}" for number in range(10, 30)]
    store.delete_comment("cpool")
    assert found(store, things=pool) == []


def test_what_is_near_comes_once_whole_and_oldest_first(store: CommentStore) -> None:
    trace = Trace(words=signature(1), meaning=vector(1), concern=vector(2))
    late = comment("late", trace=trace, created_at=NOON + timedelta(hours=1))
    early = comment("early", trace=trace, created_at=(NOON - timedelta(hours=1)).replace(tzinfo=None))
    middle = comment("middle", trace=Trace(words=signature(2, trace.words, [20])))
    for each in (late, early, middle):
        store.add_comment(each)
    assert store.near(trace) == (early, middle, late)


def test_what_could_not_be_had_is_like_nothing(store: CommentStore) -> None:
    nowhere = bytes(512)
    odd = Trace(words=signature(1)[:-4], meaning=vector(1)[:-1], concern=vector(1) * 2)
    for name, trace in (("none", None), ("empty", Trace()), ("odd", odd), ("zero", Trace(meaning=nowhere))):
        store.add_comment(comment(name, trace=trace))
    assert store.near(Trace()) == ()
    assert store.near(odd) == ()
    assert store.near(Trace(meaning=nowhere, concern=nowhere)) == ()
    assert store.near(Trace(words=signature(1), meaning=vector(1), concern=vector(1))) == ()
    assert store.comment("codd") == comment("odd", trace=odd)


def test_of_very_many_alike_the_most_alike_are_returned(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    words, meaning = signature(1), vector(1)
    for number in range(203):
        bands = range(21) if number in (0, 101, 202) else [number % 21]
        store.add_comment(
            comment(
                str(number),
                trace=Trace(
                    words=signature(1000 + number, words, bands),
                    meaning=vector(2000 + number, meaning, 0.95 if number in (1, 100, 201) else 0.75),
                ),
            )
        )
    for _ in range(2):
        by_words, by_meaning = found(store, words=words), found(store, meaning=meaning)
        assert (len(by_words), len(by_meaning)) == (60, 40)
        assert {"c0", "c101", "c202"} < set(by_words)
        assert {"c1", "c100", "c201"} < set(by_meaning)
        store = reopen()


def test_a_comment_weighed_again_is_near_by_its_new_trace_only(store: CommentStore) -> None:
    before = Trace(words=signature(1), meaning=vector(1), concern=vector(2))
    after = Trace(words=signature(3), meaning=vector(3), concern=vector(4))
    other = comment("other", trace=before)
    for each in (comment(trace=before), other):
        store.add_comment(each)
    kept = store.add_comment(comment(id="new", trace=after))
    assert kept == comment(trace=after)
    assert store.near(before) == (other,)
    for part in ("words", "meaning", "concern"):
        assert store.near(Trace(**{part: getattr(after, part)})) == (kept,)
    store.add_comment(comment(id="new"))
    assert store.near(after) == ()


def test_what_is_near_follows_every_change(reopen: Callable[[], CommentStore]) -> None:
    """A long walk of additions, replacements, erasures and openings, held against a plain dictionary."""
    store, chance = reopen(), np.random.default_rng(7)
    groups = [Trace(words=signature(g), meaning=vector(100 + g), concern=vector(200 + g)) for g in range(6)]
    kept: dict[str, int] = {}
    for step in range(240):
        name, group = str(chance.integers(40)), int(chance.integers(6))
        if step % 4 == 3:
            assert store.delete_comment(f"c{name}") is (kept.pop(name, None) is not None)
        else:
            part = ("words", "meaning", "concern")[step % 3]
            again = comment(name, id=f"c{name}" if name not in kept else f"new{step}")
            trace = Trace(**{part: getattr(groups[group], part)})
            store.add_comment(msgspec.structs.replace(again, trace=trace))
            kept[name] = group
        if step % 80 == 79:
            store = reopen()
        if step % 5 == 4:
            for number, trace in enumerate(groups):
                expected = {f"c{name}" for name, group in kept.items() if group == number}
                assert {each.id for each in store.near(trace)} == expected
    assert len(kept) > 15


def test_comments_are_found_by_the_name_of_their_author_on_any_site(
    reopen: Callable[[], CommentStore],
) -> None:
    store = reopen()
    late = comment("1", namesake="anna", site="a.example", created_at=NOON + timedelta(hours=2))
    early = comment("2", namesake="anna", site="b.example")
    for each in (late, early, comment("3", namesake="bruno"), comment("4")):
        store.add_comment(each)
    for _ in range(2):
        assert store.comments_by("anna") == (early, late)
        assert store.comments_by("bruno") == (comment("3", namesake="bruno"),)
        assert store.comments_by("") == ()
        store = reopen()


def test_the_name_of_a_comment_weighed_again_or_erased_is_up_to_date(store: CommentStore) -> None:
    for name in "123":
        store.add_comment(comment(name, namesake="anna"))
    store.add_comment(comment("1", id="new", namesake="bruno"))
    store.add_comment(comment("2", id="new", namesake="anna", rating=2.0))
    assert store.comments_by("anna") == (
        comment("2", namesake="anna", rating=2.0),
        comment("3", namesake="anna"),
    )
    assert store.comments_by("bruno") == (comment("1", namesake="bruno"),)
    store.add_comment(comment("1", id="new"))
    assert store.comments_by("bruno") == ()
    store.add_comment(comment("1", id="new", namesake="anna"))
    assert {each.id for each in store.comments_by("anna")} == {"c1", "c2", "c3"}
    store.delete_comment("c2")
    assert {each.id for each in store.comments_by("anna")} == {"c1", "c3"}


def test_an_outcome_is_kept_with_its_case_and_can_be_taken_back(store: CommentStore) -> None:
    store.add_comment(comment())
    store.open_case(case(events=(replied("Grazie"),)))
    said = outcome(verdict="campaign", seen={"price-claim": 0.5, "impulse": 1.0}, unseen=("creator",))
    assert store.set_outcome("k1", said) == case(events=(replied("Grazie"),), outcome=said)
    assert store.case("k1") == store.case_of("c1") == case(events=(replied("Grazie"),), outcome=said)
    assert store.outcomes() == (("k1", said),)
    assert store.add_event("k1", replied("Prego")).outcome == said
    other = outcome(5, verdict="unknown")
    assert store.set_outcome("k1", other).outcome == other
    assert store.outcomes() == (("k1", other),)
    back = store.set_outcome("k1", None)
    assert back == case(events=(replied("Grazie"), replied("Prego")))
    assert store.case("k1") == back
    assert store.outcomes() == ()
    assert store.sent_replies(9) == ("Prego", "Grazie")


def test_a_case_has_an_owner_until_it_has_none(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    store.add_comment(comment())
    store.open_case(case(events=(replied("Grazie"),)))
    assert store.change_case("k1", of("Anna")) == case(events=(replied("Grazie"),), owner="Anna")
    store.set_outcome("k1", outcome())
    assert store.add_event("k1", replied("Prego")).owner == "Anna"
    store = reopen()
    kept = case(events=(replied("Grazie"), replied("Prego")), owner="Anna", outcome=outcome())
    assert store.case("k1") == store.case_of("c1") == kept
    assert store.change_case("k1", of(None)) == msgspec.structs.replace(kept, owner=None) == store.case("k1")
    assert store.outcomes() == (("k1", outcome()),)
    assert store.sent_replies(9) == ("Prego", "Grazie")
    with pytest.raises(KeyError, match="k2"):
        store.change_case("k2", of("Anna"))


def test_an_owner_and_a_line_come_together_or_not_at_all(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    store.add_comment(comment())
    store.open_case(case(events=(replied("Grazie"),)))
    wanted = case(events=(replied("Grazie"), replied("Prego", 1)), owner="Anna")
    assert store.change_case("k1", lambda _: wanted) == wanted
    assert store.change_case("k1", lambda known: known) == wanted
    other = msgspec.structs.replace(wanted, id="k9", comment_id="c9", code="G-9", outcome=outcome())
    assert store.change_case("k1", lambda _: other) == wanted

    def fails(known: Case) -> Case:
        raise LookupError(known.owner)

    with pytest.raises(LookupError, match="Anna"):
        store.change_case("k1", fails)
    assert store.sent_replies(9) == ("Prego", "Grazie")
    store = reopen()
    assert store.case("k1") == wanted
    assert store.sent_replies(9) == ("Prego", "Grazie")
    assert store.outcomes() == ()


def test_two_who_change_at_once_both_count(store: CommentStore) -> None:
    store.add_comment(comment())
    store.open_case(case())

    def more(known: Desk) -> Desk:
        return msgspec.structs.replace(known, silence_days=known.silence_days + 1)

    def line(known: Case) -> Case:
        text = str(len(known.events))
        return msgspec.structs.replace(known, events=(*known.events, replied(text)))

    def work() -> None:
        for _ in range(25):
            store.change_desk(more)
            store.change_case("k1", line)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.desk() == Desk(silence_days=103)
    found = store.case("k1")
    assert found is not None
    assert [each.text for each in found.events] == [str(number) for number in range(100)]


@pytest.mark.parametrize("said", [outcome(), None])
def test_an_outcome_needs_its_case(store: CommentStore, said: Outcome | None) -> None:
    with pytest.raises(KeyError, match="k1"):
        store.set_outcome("k1", said)
    assert store.outcomes() == ()


def test_outcomes_come_in_the_order_they_were_said(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    rome = timezone(timedelta(hours=2))
    times = {
        "1": NOON + timedelta(minutes=3),
        "2": NOON.replace(tzinfo=None),
        "3": (NOON + timedelta(minutes=2)).astimezone(rome),
        "4": NOON + timedelta(minutes=1),
    }
    for name in times:
        store.add_comment(comment(name))
        first = outcome(at=times[name]) if name == "4" else None
        store.open_case(case(name, outcome=first))
    for name in "312":
        store.set_outcome(f"k{name}", outcome(at=times[name]))
    expected = tuple((f"k{name}", outcome(at=times[name])) for name in "2431")
    assert store.outcomes() == expected
    assert reopen().outcomes() == expected


def test_outcomes_are_one_object_until_one_of_them_changes(store: CommentStore) -> None:
    for name in "123":
        store.add_comment(comment(name))
        store.open_case(case(name))
    store.set_outcome("k1", outcome())
    before = store.outcomes()
    store.add_comment(comment("4"))
    store.open_case(case("4"))
    store.add_event("k1", replied("Grazie"))
    store.set_outcome("k1", outcome())
    store.set_outcome("k2", None)
    store.delete_comment("c3")
    store.change_desk(lambda _: Desk(learning_since=NOON))
    assert store.outcomes() is before
    changes: list[Callable[[], object]] = [
        lambda: store.set_outcome("k2", outcome(1)),
        lambda: store.set_outcome("k1", outcome(verdict="campaign")),
        lambda: store.delete_comment("c2"),
        lambda: store.set_outcome("k1", None),
    ]
    for change in changes:
        change()
        after = store.outcomes()
        assert after != before
        assert store.outcomes() is after
        before = after
    assert before == ()


def test_the_outcome_of_an_erased_comment_is_erased(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    for name in "12":
        store.add_comment(comment(name))
        store.open_case(case(name))
        store.set_outcome(f"k{name}", outcome(int(name)))
    store.delete_comment("c1")
    for _ in range(2):
        assert store.outcomes() == (("k2", outcome(2)),)
        with pytest.raises(KeyError, match="k1"):
            store.set_outcome("k1", None)
        store = reopen()


def test_the_desk_is_replaced_and_no_erasure_touches_it(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    assert store.change_desk(lambda _: Desk(learning_since=NOON)) == Desk(learning_since=NOON)
    later = Desk(learning_since=NOON + timedelta(days=1))
    assert store.change_desk(lambda _: later) == later
    assert store.desk() == later
    store.add_comment(comment())
    store.delete_comment("c1")
    store = reopen()
    assert store.desk() == later
    assert store.change_desk(lambda _: Desk()) == Desk()
    assert reopen().desk() == Desk()


def test_threads_find_what_they_added_while_others_add_and_erase(store: CommentStore) -> None:
    failures: list[BaseException] = []

    def work(thread: int) -> None:
        try:
            for turn in range(20):
                name = f"{thread}-{turn}"
                own = vector(1000 * thread + turn)
                store.add_comment(comment(name, trace=Trace(meaning=own), namesake=str(thread)))
                assert found(store, meaning=own) == [f"c{name}"]
                if turn % 2:
                    assert store.delete_comment(f"c{name}")
                    assert found(store, meaning=own) == []
                assert len(store.comments_by(str(thread))) == turn // 2 + 1
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(list(store.comments())) == 60


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


def test_a_new_business_takes_no_others_place(store: CommentStore) -> None:
    assert store.add_business("shop", SHOP) == SHOP
    with pytest.raises(ValueError, match="another business has the id shop"):
        store.add_business("shop", Business(name="Altra"))
    assert store.business("shop") == SHOP


def test_of_many_at_once_one_gets_the_id(store: CommentStore) -> None:
    won: list[int] = []

    def add(number: int) -> None:
        with contextlib.suppress(ValueError):
            store.add_business("shop", Business(name=f"Bar {number}"))
            won.append(number)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [store.business("shop")] == [Business(name=f"Bar {number}") for number in won]


def test_businesses_are_listed_the_first_one_first(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    assert store.businesses() == ()
    bar, inn = Business(name="Bar"), Business(name="Locanda")
    for business_id, business in (("inn", inn), ("default", SHOP), ("bar", bar)):
        store.put_business(business_id, business)
    listed = (("default", SHOP), ("bar", bar), ("inn", inn))
    assert store.businesses() == listed
    assert reopen().businesses() == listed


def test_a_deleted_business_stays_away_and_nothing_else_goes(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    store.add_comment(comment(business="bar"))
    kept = store.open_case(case())
    store.put_business("default", SHOP)
    store.put_business("bar", Business(name="Bar"))
    assert store.delete_business("bar") is True
    for _ in range(2):
        assert store.delete_business("bar") is False
        assert store.delete_business("none") is False
        assert store.business("bar") is None
        assert store.businesses() == (("default", SHOP),)
        assert list(store.comments()) == [comment(business="bar")]
        assert store.case("k1") == kept
        store = reopen()
    assert store.add_business("bar", Business(name="Bar due")) == Business(name="Bar due")
    assert reopen().business("bar") == Business(name="Bar due")


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
        lambda: store.near(Trace()),
        lambda: store.comments_by("name"),
        lambda: store.set_outcome("k1", None),
        store.outcomes,
        store.desk,
        lambda: store.change_desk(lambda _: Desk()),
        lambda: store.change_case("k1", of("Anna")),
        lambda: store.sent_replies(1),
        lambda: store.business("default"),
        lambda: store.put_business("default", SHOP),
        lambda: store.add_business("default", SHOP),
        store.businesses,
        lambda: store.delete_business("default"),
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


def test_a_comment_is_changed_in_one_go(store: CommentStore) -> None:
    store.add_comment(comment("1", text="before", namesake="n"))

    def change(known: Comment) -> Comment:
        assert known.text == "before"
        return msgspec.structs.replace(known, id="other", fingerprint="other", namesake="m", rating=3.0)

    changed = store.change_comment("c1", change)
    assert (changed.id, changed.namesake, changed.rating) == ("c1", "m", 3.0)
    assert store.comment("c1") == changed
    assert store.comment_with("other") is None
    assert store.comments_by("m") == (changed,)
    assert store.comments_by("n") == ()


def test_who_recognises_is_alone_and_can_use_the_store(store: CommentStore) -> None:
    order: list[str] = []

    def other() -> None:
        with store.recognising():
            order.append("other")
            store.add_comment(comment("2"))

    thread = threading.Thread(target=other)
    with store.recognising():
        thread.start()
        store.add_comment(comment("1"))
        assert store.comment_with("f1") == comment("1")
        thread.join(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "other"]
    with pytest.raises(ZeroDivisionError), store.recognising():
        raise ZeroDivisionError
    with store.recognising():
        assert [each.id for each in store.comments()] == ["c1", "c2"]


def test_what_is_not_there_is_not_changed(store: CommentStore) -> None:
    with pytest.raises(KeyError):
        store.change_comment("nowhere", lambda known: known)


def test_many_comments_go_in_one_go_with_their_cases(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    for name in "1234":
        store.add_comment(comment(name, trace=Trace(words=signature(int(name)), keyed=signature(9))))
        store.open_case(case(name))
    assert store.delete_comments(iter(("c1", "nobody", "c3", "c1"))) == 2
    assert store.delete_comments(("c1", "nobody")) == 0
    assert store.delete_comments(()) == 0
    for reopened in (False, True):
        now = reopen() if reopened else store
        assert [each.id for each in now.comments()] == ["c2", "c4"]
        assert [each.id for each in now.cases()] == ["k2", "k4"]
        assert now.comment_with("f1") is None
        assert now.case_of("c3") is None
        assert {each.id for each in now.near(Trace(keyed=signature(9)))} == {"c2", "c4"}
        assert now.near(Trace(words=signature(1))) == ()


def test_each_is_looked_at_once_more_before_it_goes(store: CommentStore) -> None:
    for name in "123":
        store.add_comment(comment(name))
    store.open_case(case("2"))
    seen = []

    def still(comment: Comment, case: Case | None) -> bool:
        seen.append((comment.id, case.id if case else None))
        return comment.id != "c3"

    assert store.delete_comments(("c1", "c2", "c3"), still) == 2
    assert seen == [("c1", None), ("c2", "k2"), ("c3", None)]
    assert [each.id for each in store.comments()] == ["c3"]
    assert store.delete_comments(("c3",), lambda *_: False) == 0


def test_it_is_told_just_those_that_go_and_may_refuse(store: CommentStore) -> None:
    for name in "123":
        store.add_comment(comment(name))
    told: list[list[str]] = []

    def refuse(going: Sequence[str]) -> None:
        assert [*going] == ["c3", "c1"]
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        store.delete_comments(("c3", "nobody", "c1"), before=refuse)
    assert [each.id for each in store.comments()] == ["c1", "c2", "c3"]
    keep = store.delete_comments(
        ("c3", "nobody", "c1"), lambda found, _: found.id != "c1", before=lambda going: told.append([*going])
    )
    assert (keep, told) == (1, [["c3"]])
    assert store.delete_comments(("nobody",), before=lambda going: told.append([*going])) == 0
    assert told == [["c3"]]


def test_what_remains_of_an_outcome_counts_under_no_case(reopen: Callable[[], CommentStore]) -> None:
    store = reopen()
    for name in "123":
        store.add_comment(comment(name))
        store.open_case(case(name))
    store.add_comment(comment("4"))
    store.set_outcome("k1", outcome(3, seen={"a": 1.0}))
    store.set_outcome("k2", outcome(1))
    before = store.outcomes()

    def remains(said: Outcome) -> Outcome | None:
        return msgspec.structs.replace(said, who="") if said.seen else None

    assert store.delete_comments(("c1", "c2", "c4"), remains=remains) == 3
    assert store.outcomes() is not before
    store.set_outcome("k3", outcome(2))
    for reopened in (False, True):
        now = reopen() if reopened else store
        assert now.outcomes() == (("k3", outcome(2)), ("", outcome(3, seen={"a": 1.0}, who="")))
        assert now.outcomes() is now.outcomes()
    assert reopen().delete_comments(("c3",)) == 1
    assert reopen().outcomes() == (("", outcome(3, seen={"a": 1.0}, who="")),)
