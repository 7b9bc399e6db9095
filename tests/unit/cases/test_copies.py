"""Open cases of the same words, and who is told to belong together."""

from datetime import UTC, datetime

from server.cases.copies import Copies, copies_among
from server.cases.glance import Glance
from server.cases.queue import Waiting
from server.records import Case, Comment

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def waiting(name: str, author: str | None = None, namesake: str | None = None) -> Waiting:
    comment = Comment(
        id=f"c{name}", fingerprint=name, text="x", created_at=NOON, author=author, namesake=namesake
    )
    case = Case(id=f"k{name}", comment_id=comment.id, code=name, opened_at=NOON)
    return Waiting(case, comment, "open", "unanswered", NOON, None, None)


def weighed(*copies: str) -> Glance:
    return Glance("to-check", 50, frozenset(), frozenset(copies))


def test_who_copies_a_copy_belongs_to_it_and_names_are_counted_once() -> None:
    found = [
        waiting("1", "a"), waiting("2", "b", "n"), waiting("3", "c", "n"), waiting("4", "d"), waiting("5"),
    ]  # fmt: skip
    shown = zip(found, [weighed("c2"), weighed("c1", "c3"), weighed("c2"), weighed(), None], strict=True)
    group = Copies("k1", 3, 2)
    assert copies_among(shown, found) == {"k1": group, "k2": group, "k3": group}


def test_a_copy_further_down_counts_and_one_that_is_over_does_not() -> None:
    first, below = waiting("1"), waiting("2")
    assert copies_among([(first, weighed("c2", "c-over"))], [first, below]) == {
        "k1": Copies("k1", 2, 0), "k2": Copies("k1", 2, 0),
    }  # fmt: skip
    assert copies_among([(first, weighed("c-over"))], [first, below]) == {}
