"""Row 8: 64 KiB a body, 20,000 characters a comment, with or without a stated length."""

import json
from collections.abc import Iterator

import pytest

from server.guard import LARGEST_BODY
from tests.security.conftest import Ask


def chunks(size: int) -> Iterator[bytes]:
    for start in range(0, size, 8192):
        yield b" " * min(8192, size - start)


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 200_000, 5_000_000])
@pytest.mark.usefixtures("nothing_was_kept")
def test_a_long_body_is_refused_with_a_problem(ask: Ask, size: int) -> None:
    answer = ask("POST", "/v1/comments:analyze", {}, b" " * size)
    assert (answer.status, answer.problem) == (413, "too-large")


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 200_000])
@pytest.mark.usefixtures("nothing_was_kept")
def test_a_long_body_in_chunks_is_refused_too(ask: Ask, size: int) -> None:
    answer = ask("POST", "/v1/comments:analyze", {}, chunks(size))
    assert (answer.status, answer.problem) == (413, "too-large")


def test_a_long_body_that_nobody_would_read_is_refused_too(ask: Ask) -> None:
    answer = ask("DELETE", "/v1/comments/none", {}, b" " * (LARGEST_BODY + 1))
    assert (answer.status, answer.problem) == (413, "too-large")


def test_a_body_of_just_the_limit_is_read(ask: Ask, comment: bytes) -> None:
    padded = comment + b" " * (LARGEST_BODY - len(comment))
    assert ask("POST", "/v1/comments:analyze", {}, padded).status == 200


def test_chunks_within_the_limit_are_read(ask: Ask, comment: bytes) -> None:
    assert ask("POST", "/v1/comments:analyze", {}, iter([comment[:10], comment[10:]])).status == 200


def test_a_long_text_names_its_field(ask: Ask) -> None:
    answer = ask("POST", "/v1/comments:analyze", {}, json.dumps({"text": "a " * 10_001}).encode())
    assert answer.status == 422
    assert answer.json["errors"][0]["pointer"] == "/text"


def test_the_longest_text_is_weighed(ask: Ask) -> None:
    text = ("La camera era sporca. " * 1000)[:20_000]
    assert (
        ask("POST", "/v1/comments:analyze", {}, json.dumps({"text": text, "store": False}).encode()).status
        == 200
    )


def test_deep_nesting_is_a_problem_and_not_a_crash(ask: Ask) -> None:
    answer = ask("POST", "/v1/comments:analyze", {}, b"[" * 60_000)
    assert answer.status in (400, 422)
    assert answer.problem in ("bad-json", "invalid-body")
