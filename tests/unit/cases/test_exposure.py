"""How many will see it: every level of the table, in both languages."""

from datetime import UTC, datetime

import pytest

from server.cases.exposure import LEVELS, exposure
from server.records import Comment

NOW = datetime(2026, 5, 12, tzinfo=UTC)


def seen(**fields: object) -> Comment:
    return Comment(id="c", fingerprint="f", text="t", created_at=NOW, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(("reactions", "replies", "level"), [
    (None, None, "low"), (9, None, "low"), (9, 1, "medium"), (10, 0, "medium"), (49, 0, "medium"),
    (25, 25, "high"), (1000, None, "high"),
])  # fmt: skip
def test_levels(reactions: int | None, replies: int | None, level: str) -> None:
    assert exposure(seen(reactions=reactions, replies=replies), "it").level == level


@pytest.mark.parametrize(
    ("reactions", "replies", "known"), [(None, None, False), (0, None, True), (None, 0, True)]
)
def test_where_nothing_tells_nothing_is_invented(
    reactions: int | None, replies: int | None, known: bool
) -> None:
    told = exposure(seen(reactions=reactions, replies=replies), "it")
    assert told.known is known
    assert (told.why == "Non sappiamo quanti lo leggono: rispondi con calma.") is not known
    assert exposure(seen(exposure="low"), "it").known
    assert exposure(seen(sponsored=True), "it").known


def test_a_sponsored_post_is_seen_by_many() -> None:
    told = exposure(seen(sponsored=True), "it")
    assert told.level == "high"
    assert "sponsorizzato" in told.why


@pytest.mark.parametrize("level", LEVELS)
def test_every_sentence_is_said(level: str) -> None:
    comment = seen(reactions=LEVELS[level]["from"])  # type: ignore[index]
    for language in ("it", "en"):
        assert exposure(comment, language).why == LEVELS[level][language].format(n=LEVELS[level]["from"])  # type: ignore[index,arg-type]
