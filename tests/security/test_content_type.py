"""Row 7: JSON, said to be JSON. A page can send text/plain, a form, or nothing at all, without asking."""

import pytest

from tests.security.conftest import Ask

REFUSED = [
    None, "", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
    "application/jsonx", "text/plain; application/json", "text/json", "application/problem+json",
]  # fmt: skip


@pytest.mark.parametrize("content_type", REFUSED)
@pytest.mark.parametrize("path", ["/v1/comments:analyze", "/v1/pairings", "/v1/cases"])
@pytest.mark.usefixtures("nothing_was_kept")
def test_anything_but_json_is_refused(ask: Ask, comment: bytes, path: str, content_type: str | None) -> None:
    answer = ask("POST", path, {"Content-Type": content_type}, comment)
    assert answer.status == 415
    assert answer.problem == "unsupported-type"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "POST"])
@pytest.mark.parametrize("body", [b'{"name":"x"}', b""])
def test_whatever_may_carry_a_body_is_asked_even_without_one(ask: Ask, method: str, body: bytes) -> None:
    assert ask(method, "/v1/business", {"Content-Type": "text/plain"}, body).status == 415


def test_json_with_a_charset_is_taken(ask: Ask, comment: bytes) -> None:
    assert (
        ask(
            "POST", "/v1/comments:analyze", {"Content-Type": "application/json; charset=utf-8"}, comment
        ).status
        == 200
    )
