"""The desk's pages: open to look at, for nobody to put into a page of their own, and nothing beside them."""

import pytest

from tests.security.conftest import Ask

NAVIGATION = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Authorization": None}


def test_the_desk_opens_without_a_token_and_only_from_its_own_files(ask: Ask) -> None:
    answer = ask("GET", "/", NAVIGATION)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert not [part for part in policy if "unsafe" in part or "http" in part or "*" in part]
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert b"<script" in answer.body
    assert b"style=" not in answer.body


@pytest.mark.parametrize(("path", "kind"), [
    ("/site/desk/main.js", "text/javascript; charset=utf-8"),
    ("/site/desk/desk.css", "text/css; charset=utf-8"),
    ("/site/desk/desk.webmanifest", "application/manifest+json"),
    ("/extension/theme/tokens.css", "text/css; charset=utf-8"),
    ("/extension/icons/garbo.svg", "image/svg+xml; charset=utf-8"),
    ("/extension/shared/lists.js", "text/javascript; charset=utf-8"),
])  # fmt: skip
def test_its_parts_are_there_for_its_own_page(ask: Ask, path: str, kind: str) -> None:
    own = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Authorization": None}
    answer = ask("GET", path, own)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.body


@pytest.mark.parametrize("path", [
    "/site/desk/../../README.md", "/site/desk/%2e%2e/%2e%2e/README.md", "/site/desk/..%2f..%2fgarbo.py",
    "/site/desk/", "/site/desk/pages", "/site/desk/nothing.js",
    "/extension/manifest.json", "/extension/theme/",
    "/server/config.py", "/README.md", "/site/desk//main.js",
    "/site/desk/main.js%00.css", "/site/desk/..\\..\\garbo.py",
])  # fmt: skip
def test_nothing_beside_them_is_served(ask: Ask, path: str) -> None:
    answer = ask("GET", path)
    assert (answer.status, answer.problem) == (404, "not-found")


@pytest.mark.parametrize("path", ["/", "/site/desk/main.js"])
def test_they_are_no_way_around_the_guard(ask: Ask, path: str) -> None:
    assert ask("GET", path, {"Host": "evil.example"}).problem == "wrong-host"
    assert ask("GET", path, {"Origin": "https://evil.example"}).problem == "forbidden-origin"
    assert ask("POST", path, {"Authorization": None}, b"{}").status == 401


def test_another_page_cannot_take_a_part_of_the_desk(ask: Ask) -> None:
    answer = ask("GET", "/site/desk/main.js", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})
    assert answer.problem == "forbidden-fetch"
