"""Copies whose words are not kept are told by their signatures alone."""

from datetime import UTC, datetime

import pytest

from server.campaigns.unread import unread_copy
from server.records import Comment

NOW = datetime(2026, 5, 4, tzinfo=UTC)


def comment(key: str, author: str | None, page: str | None) -> Comment:
    return Comment(
        id=key, fingerprint=key, text="", created_at=NOW, author=author, site=(page or "x").partition("/")[0],
        url=f"https://{page}" if page else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "agreement", "copy"),
    [
        (20, 0.6, True), (20, 0.59, False), (19, 0.6, False), (12, 0.75, True), (12, 0.74, False),
        (11, 0.75, False), (6, 0.9, True), (6, 0.89, False), (5, 1.0, False), (200, 0.6, True),
    ],
)  # fmt: skip
def test_the_fewer_the_words_the_more_must_agree(words: int, agreement: float, copy: bool) -> None:
    one, other = comment("a", "anna", "one.test/p"), comment("b", "bea", "two.test/p")
    match = unread_copy(one, words, other, agreement)
    assert (match is not None) == copy
    if match:
        assert (match.comment, match.kind, match.similarity) == (other, "copy", agreement)


@pytest.mark.parametrize(
    ("author", "other", "page", "copy"),
    [
        ("anna", "bea", "one.test/p", True),
        ("anna", "anna", "one.test/p", False),
        ("anna", None, "one.test/p", False),
        (None, "bea", "one.test/p", False),
        ("anna", "anna", "two.test/p", True),
        (None, None, "two.test/p", True),
        ("anna", "bea", None, True),
    ],
)
def test_in_the_same_place_it_may_be_the_same_comment(
    author: str | None, other: str | None, page: str | None, copy: bool
) -> None:
    found = unread_copy(comment("a", author, "one.test/p"), 30, comment("b", other, page), 1.0)
    assert (found is not None) == copy
