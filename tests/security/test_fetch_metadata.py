"""Row 4: a form or a link on a web page reaches the server with the browser's own marks on it."""

import pytest

from tests.security.conftest import Ask

FORM = {
    "Content-Type": "text/plain",
    "Authorization": None,
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
}


@pytest.mark.usefixtures("nothing_was_kept")
def test_a_form_that_a_page_submits_is_refused(ask: Ask) -> None:
    body = b'{"text":"x","a":"="}'
    with_origin = {**FORM, "Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert ask("POST", "/v1/comments:analyze", with_origin, body).status == 403
    without_origin = {**FORM, "Sec-Fetch-Site": "cross-site"}
    assert ask("POST", "/v1/comments:analyze", without_origin, body).problem == "forbidden-fetch"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "unheard-of"])
@pytest.mark.usefixtures("nothing_was_kept")
def test_another_site_is_refused_even_with_a_token(ask: Ask, comment: bytes, site: str) -> None:
    answer = ask("POST", "/v1/comments:analyze", {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "cors"}, comment)
    assert answer.problem == "forbidden-fetch"


@pytest.mark.parametrize("site", ["none", "same-origin"])
def test_the_extension_and_own_pages_pass(ask: Ask, site: str) -> None:
    assert ask("GET", "/v1/cases", {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "cors"}).status == 200


def test_cross_site_passes_only_with_the_paired_origin(ask: Ask, paired_origin: tuple[str, str]) -> None:
    origin, token = paired_origin
    marks = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Authorization": f"Bearer {token}"}
    assert ask("GET", "/v1/cases", {**marks, "Origin": origin}).status == 200
    assert ask("GET", "/v1/cases", marks).problem == "forbidden-fetch"
    for site in ("same-site", "unheard-of"):
        odd = {**marks, "Origin": origin, "Sec-Fetch-Site": site}
        assert ask("GET", "/v1/cases", odd).problem == "forbidden-fetch"


def test_navigation_is_refused_even_from_the_address_bar(ask: Ask) -> None:
    assert (
        ask("GET", "/v1/cases", {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}).problem
        == "forbidden-fetch"
    )


@pytest.mark.parametrize("path", ["/v1/health", "/v1/openapi.json"])
def test_health_and_openapi_can_be_opened_by_hand(ask: Ask, path: str) -> None:
    by_hand = {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Authorization": None}
    assert ask("GET", path, by_hand).status == 200
