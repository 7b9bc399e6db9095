"""What is remembered of how a case weighs is what weighing anew says, and goes when it is erased."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from server import campaigns
from server.cases import glance as room
from server.cases.assess import Assessment, assess
from server.cases.businesses import business_of
from server.cases.flow import new_case
from server.cases.forgetting import forget_texts
from server.cases.glance import Glance, glance
from server.reading import read
from server.records import Business, Case, Comment, Event, Outcome
from server.store.base import CommentStore

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=5)
BAD = (
    "Il condizionatore della camera dodici perdeva acqua sul letto, la portiera di notte rideva, "
    "nessuno ha cambiato le lenzuola e al mattino il conto era sbagliato, come da Albergo Luna."
)


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    room.forget()


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were weighed anew."""
    weighed: list[str] = []

    def counted(comment: Comment, *given: Any, **named: Any) -> Assessment:
        weighed.append(comment.id)
        return assess(comment, *given, **named)

    monkeypatch.setattr(room, "assess", counted)
    return weighed


def keep(store: CommentStore, name: str, text: str = BAD, **fields: Any) -> None:
    trace = campaigns.trace(read(text)) if text else None
    comment = Comment(
        id=name, fingerprint=f"f{name}", text=text, created_at=NOON, author=f"a{name}", namesake=f"n{name}",
        url=f"https://{name}.example/page", trace=trace, business="default", **fields,
    )  # fmt: skip
    store.add_comment(comment)
    store.open_case(msgspec.structs.replace(new_case(comment, "Anna", NOON), id=f"k{name}"))


def looked_at(store: CommentStore, name: str, now: datetime = LATER) -> Glance | None:
    comment, case = store.comment(name), store.case_of(name)
    assert comment is not None
    assert case is not None
    return glance(comment, case, store, now)


def anew(store: CommentStore, name: str, now: datetime = LATER) -> Glance:
    comment = store.comment(name)
    assert comment is not None
    found = assess(comment, store.case_of(name), business_of(comment, store), store, now=now)
    complaints = frozenset(each.aspect for each in found.reading.aspects if each.polarity < 0)
    copies = frozenset(each.comment.id for each in found.company.matches if each.kind == "copy")
    return Glance(found.suspicion.band, found.suspicion.score, complaints, copies)


def happened(store: CommentStore, name: str, days: float, what: Any, **fields: Any) -> Case:
    event = Event(type=what, at=NOON + timedelta(days=days), who="Anna", **fields)
    return store.add_event(f"k{name}", event)


def test_what_has_not_changed_is_read_once(store: CommentStore, readings: list[str]) -> None:
    keep(store, "one")
    first = looked_at(store, "one")
    assert first is not None
    assert first == looked_at(store, "one") == looked_at(store, "one", LATER + timedelta(days=9))
    assert first == anew(store, "one")
    assert first.concerns >= {"comfort", "staff"}
    assert readings == ["one"]


def seen_again(store: CommentStore) -> None:
    keep(store, "two", BAD.replace("rideva", "dormiva"))


def two_pages(store: CommentStore) -> None:
    seen_again(store)
    keep(store, "three", BAD.replace("acqua", "tanta acqua"))


def a_contradiction(store: CommentStore) -> None:
    happened(store, "one", 1, "contradiction", kind="price-list", source="listino")


def a_question(store: CommentStore) -> None:
    happened(store, "one", 1, "reference-asked")


def a_competitor(store: CommentStore) -> None:
    store.put_business("default", Business(name="Aurora", competitors=("Albergo Luna",)))


def another_text(store: CommentStore) -> None:
    comment = store.comment("one")
    assert comment is not None
    store.add_comment(msgspec.structs.replace(comment, text="Tutto perfetto, personale gentilissimo!"))


def outcomes_elsewhere(store: CommentStore) -> None:
    for number in range(12):
        keep(store, f"x{number}", f"Ordine numero {number * 7919}: non è mai arrivato niente.")
        said = Outcome(verdict="genuine", at=NOON, who="Anna", unseen=("checkable-fact", "lived-detail"))
        store.set_outcome(f"kx{number}", said)


@pytest.mark.parametrize(
    "change",
    [
        seen_again, two_pages, a_contradiction, a_question, a_competitor, another_text, outcomes_elsewhere,
    ],
)  # fmt: skip
def test_whatever_it_rests_on_makes_it_new(
    store: CommentStore, change: Callable[[CommentStore], None]
) -> None:
    keep(store, "one")
    before = looked_at(store, "one")
    change(store)
    after = looked_at(store, "one")
    assert after == anew(store, "one")
    assert before != after


def test_a_copy_that_is_erased_counts_no_more(store: CommentStore) -> None:
    keep(store, "one")
    alone = looked_at(store, "one")
    two_pages(store)
    assert looked_at(store, "one") != alone
    store.delete_comments(["two", "three"])
    forget_texts(store)
    assert looked_at(store, "one") == alone


def test_the_clock_and_the_days_of_the_desk_move_it(store: CommentStore) -> None:
    keep(store, "one")
    happened(store, "one", 0, "reference-asked")
    early, late = (looked_at(store, "one", NOON + timedelta(days=days)) for days in (2, 6))
    assert early == anew(store, "one", NOON + timedelta(days=2))
    assert late == anew(store, "one", NOON + timedelta(days=6))
    assert late != early
    assert looked_at(store, "one", NOON + timedelta(days=2)) == early
    store.change_desk(lambda desk: msgspec.structs.replace(desk, silence_days=10))
    assert looked_at(store, "one", NOON + timedelta(days=6)) == early


def test_learning_anew_is_noticed(store: CommentStore) -> None:
    keep(store, "one")
    start = looked_at(store, "one")
    outcomes_elsewhere(store)
    assert looked_at(store, "one") != start
    store.change_desk(lambda desk: msgspec.structs.replace(desk, learning_since=LATER))
    assert looked_at(store, "one") == start


def test_without_its_text_there_is_nothing_to_tell(store: CommentStore, readings: list[str]) -> None:
    keep(store, "one", text="")
    assert looked_at(store, "one") is None
    assert readings == []


def test_a_comment_of_an_older_version_is_read_each_time(store: CommentStore, readings: list[str]) -> None:
    keep(store, "one")
    comment = store.comment("one")
    assert comment is not None
    store.add_comment(msgspec.structs.replace(comment, trace=None))
    assert looked_at(store, "one") == looked_at(store, "one") == anew(store, "one")
    assert readings == ["one", "one"]


def test_what_is_erased_is_forgotten_and_the_rest_is_not(store: CommentStore, readings: list[str]) -> None:
    keep(store, "one")
    keep(store, "other", "La camera era fredda e il wifi non andava mai.")
    looked_at(store, "one")
    looked_at(store, "other")
    store.delete_comment("one")
    forget_texts(store)
    assert list(room._known) == ["other"]
    looked_at(store, "other")
    assert readings == ["one", "other"]
    forget_texts()
    assert room._known == {}


def test_what_is_erased_while_it_is_weighed_is_not_remembered(
    store: CommentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, "one")

    def erasing(comment: Comment, *given: Any, **named: Any) -> Assessment:
        found = assess(comment, *given, **named)
        store.delete_comment("one")
        forget_texts(store)
        return found

    monkeypatch.setattr(room, "assess", erasing)
    assert looked_at(store, "one") is not None
    assert room._known == {}


def test_only_so_many_are_remembered(
    store: CommentStore, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST", 2)
    texts = {"a": "La camera era fredda.", "b": "Il pacco non arriva mai.", "c": "Il pesce puzzava."}
    for name, text in texts.items():
        keep(store, name, text)
        looked_at(store, name)
    assert list(room._known) == ["b", "c"]
    looked_at(store, "b")
    looked_at(store, "a")
    assert readings == ["a", "b", "c", "a"]
    assert list(room._known) == ["c", "a"]


def test_no_words_are_kept(store: CommentStore) -> None:
    keep(store, "one")
    looked_at(store, "one")
    ((digest, found),) = room._known.values()
    assert (type(digest), len(digest)) == (bytes, 16)
    assert found == Glance(found.band, found.score, found.concerns)
    assert "camera" not in repr(room._known)
