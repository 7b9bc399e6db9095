from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from server.evidence.model import Band
from server.imports.groups import BANDS, groups_of
from server.imports.members import Member, Tie
from server.records import Comment, Trace
from server.store import open_store
from server.store.base import CommentStore

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CommentStore]:
    found = open_store(tmp_path / "data")
    yield found
    found.close()


def keep(store: CommentStore, name: str, author: str | None = None, **fields: object) -> None:
    values = {"id": name, "fingerprint": f"f{name}", "text": name, "created_at": NOON, "author": author}
    store.add_comment(Comment(**(values | {"namesake": author} | fields)))  # type: ignore[arg-type]


def member(name: str, line: int, score: int | None = 17, band: Band | None = "likely-customer") -> Member:
    return Member(name, [line], band, score)


def test_copies_are_one_group_from_one_to_the_next(store: CommentStore) -> None:
    days = {"a": "2026-05-01", "b": "2026-04-28T10:00:00", "c": "maggio", "d": None}
    for name, day in days.items():
        keep(store, name, f"author {name}", published_at=day)
    members = [member("a", 1, 20), member("b", 2, 40), member("c", 3, 40), member("d", 4)]
    (group,), (rest,) = groups_of(members, [Tie("a", "b", "paraphrase"), Tie("b", "c", "copy")], store)
    assert (group.kind, group.authors, group.unnamed) == ("copy", 3, 0)
    assert [each.comment_id for each, _ in group.members] == ["b", "c", "a"]
    assert (group.since, group.until, group.days) == (date(2026, 4, 28), date(2026, 5, 1), 3)
    assert (rest.band, [each.comment_id for each, _ in rest.members]) == ("likely-customer", ["d"])


def test_a_message_in_other_words_only_is_a_paraphrase(store: CommentStore) -> None:
    keep(store, "a", "x")
    keep(store, "b", "y")
    (group,), rest = groups_of([member("a", 1), member("b", 2)], [Tie("a", "b", "paraphrase")], store)
    assert (group.kind, group.days, rest) == ("paraphrase", None, [])


def test_one_author_is_no_group(store: CommentStore) -> None:
    keep(store, "a", "x")
    keep(store, "b", "x")
    for kind in ("copy", "same-problem"):
        found, (rest,) = groups_of([member("a", 1), member("b", 2)], [Tie("a", "b", kind)], store)
        assert (found, len(rest.members)) == ([], 2)


def test_who_says_the_same_words_is_no_witness(store: CommentStore) -> None:
    for name in "abc":
        keep(store, name, name)
    ties = [Tie("a", "b", "copy"), Tie("b", "c", "same-problem")]
    (group,), (rest,) = groups_of([member(name, at) for at, name in enumerate("abc", 1)], ties, store)
    assert [each.comment_id for each, _ in group.members] == ["a", "b"]
    assert [each.comment_id for each, _ in rest.members] == ["c"]


def test_a_problem_is_told_around_its_middle_and_not_in_a_chain(store: CommentStore) -> None:
    for name in "abcdef":
        keep(store, name, name)
    members = [member(name, at) for at, name in enumerate("abcdef", 1)]
    members[1].concern = members[2].concern = "wifi"
    members[3].concern = "staff"
    ties = [Tie(*pair, "same-problem") for pair in ("ab", "bc", "bd", "de", "ef")]
    first, second = groups_of(members, ties, store)[0]
    assert [each.comment_id for each, _ in first.members] == ["a", "b", "c", "d"]
    assert [each.comment_id for each, _ in second.members] == ["e", "f"]
    assert (first.concern, second.concern) == ("wifi", None)


def test_a_line_without_a_name_is_repeated_from_three_times_on(store: CommentStore) -> None:
    keep(store, "a", trace=Trace(words=b"1234"))
    for lines, count in ([1, 2], 0), ([1, 2, 3], 1):
        found, rest = groups_of([Member("a", lines, "to-check", 30)], [], store)
        assert (len(found), len(rest)) == (count, 1 - count)
    keep(store, "b")
    keep(store, "c", "x", trace=Trace(words=b"1234"))
    for name in "bc":
        assert groups_of([Member(name, [1, 2, 3], "to-check", 30)], [], store)[0] == []


def test_the_rest_is_told_by_band_the_most_suspicious_first(store: CommentStore) -> None:
    for name in "abcd":
        keep(store, name)
    members = [member("a", 1, None, "not-negative"), member("b", 2, 30, "to-check"),
               member("c", 3, 50, "to-check"), member("d", 4, None, None)]  # fmt: skip
    _, rest = groups_of(members, [], store)
    assert [each.band for each in rest] == ["to-check", "not-negative", None]
    assert [each.comment_id for each, _ in rest[0].members] == ["c", "b"]
    assert BANDS == ("probable-campaign", "suspicious", "to-check", "likely-customer", "not-negative")


def test_the_most_suspicious_group_is_on_top_and_problems_come_last(store: CommentStore) -> None:
    for name in "abcdef":
        keep(store, name, name)
    scores = dict(zip("abcdef", (70, 70, 20, 20, 30, 60), strict=True))
    members = [member(name, at, scores[name]) for at, name in enumerate("abcdef", 1)]
    ties = [Tie("a", "b", "same-problem"), Tie("c", "d", "copy"), Tie("e", "f", "copy")]
    found, _ = groups_of(members, ties, store)
    assert [[each.comment_id for each, _ in group.members] for group in found] == [
        ["f", "e"],
        ["c", "d"],
        ["a", "b"],
    ]


def test_what_was_erased_and_who_was_kept_before_are_not_in_the_rest(store: CommentStore) -> None:
    keep(store, "a")
    members = [Member("a", [], "to-check", 40), member("gone", 2)]
    assert groups_of(members, [Tie("a", "gone", "copy")], store) == ([], [])
