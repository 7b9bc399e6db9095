"""A case is found by its code, however it is quoted, or by words of its comment."""

from datetime import UTC, datetime

import pytest

from server.cases.finding import MOST, matching
from server.records import Case, Comment

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def kept(code: str, text: str) -> tuple[Case, Comment]:
    comment = Comment(id=f"c{code}", fingerprint=code, text=text, created_at=NOON)
    return Case(id=f"k{code}", comment_id=comment.id, code=code, opened_at=NOON), comment


CASES = [
    kept("G-KSJD", "La camera era sporca e la città lontana."),
    kept("G-4K7Q", "Camere pulite, perché tornare? G-KSJD"),
    kept("G-ACQU", ""),
]


@pytest.mark.parametrize(
    ("search", "codes"),
    [
        ("G-KSJD", ["G-KSJD"]),
        ("ksjd", ["G-KSJD"]),
        ("g 4k7q", ["G-4K7Q"]),
        ("Buongiorno, il mio codice è G-ksjd. Grazie!", ["G-KSJD"]),
        ("G-KSJD e g-acqu", ["G-KSJD", "G-ACQU"]),
        ("G-ZZZZ", []),
        ("camer", ["G-KSJD", "G-4K7Q"]),
        ("CITTA camera", ["G-KSJD"]),
        ("camera pulite", []),
        ("mera", []),
        ("perche", ["G-4K7Q"]),
        ("", []),
        ("  \0 😀 <b>", []),
        ("אבג", []),
    ],
)
def test_what_is_found(search: str, codes: list[str]) -> None:
    assert [case.code for case, _ in matching(search, CASES)] == codes


def test_no_more_than_anybody_looks_through() -> None:
    many = [kept(f"G-{number:04}", "camera") for number in range(MOST + 5)]
    assert matching("camera", many) == many[:MOST]
