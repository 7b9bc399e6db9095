"""Who looks at the site leaves nothing and tells nobody: no request elsewhere, nothing kept, no error."""

from collections.abc import Callable

import pytest
from making import addresses

from tests.browser.driving.site import NOTHING_KEPT, Reader, SiteServer

PLACES = [addresses.address(name, language) for name in addresses.PAGES for language in addresses.LANGUAGES]


@pytest.mark.parametrize("place", PLACES)
def test_a_page_asks_nobody_else_keeps_nothing_and_has_no_error(
    come: Callable[..., Reader], place: str
) -> None:
    reader = come()
    reader.open(place)
    assert reader.page.locator("h1").is_visible()
    reader.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    reader.settle()
    assert reader.kept() == NOTHING_KEPT
    assert reader.wrong == []


def test_what_is_forbidden_is_seen(come: Callable[..., Reader]) -> None:
    reader = come()
    reader.open("404.html")
    reader.page.evaluate("""() => {
      const picture = new Image();
      picture.src = 'https://elsewhere.test/pixel.png';
      document.body.append(picture);
      document.body.setAttribute('style', 'color: red');
      localStorage.setItem('seen', '1');
      document.cookie = 'seen=1';
    }""")
    kept = reader.kept()
    assert (kept["local"], kept["cookies"]) == (["seen"], "seen")
    said = " ".join(reader.wrong)
    assert "img-src" in said
    assert "style-src" in said
    reader.wrong.clear()


def test_a_request_that_no_policy_stops_is_stopped_by_the_test(
    come: Callable[..., Reader], site: SiteServer
) -> None:
    reader = come()
    reader.open("404.html")
    with pytest.raises(Exception, match="ERR_FAILED"):
        reader.page.goto("http://127.0.0.1:9/elsewhere")
    assert "asked http://127.0.0.1:9/elsewhere" in reader.wrong
    reader.wrong.clear()


@pytest.mark.parametrize(("language", "title"), [("it", "it"), ("en", "en")])
def test_what_is_not_there_says_so_in_the_language_of_the_place(
    come: Callable[..., Reader], site: SiteServer, language: str, title: str
) -> None:
    reader = come()
    answer = reader.page.goto(f"{site.url}{'' if language == 'it' else 'en/'}no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert reader.page.locator("html").get_attribute("lang") == title
    assert reader.page.locator("h1").is_visible()
    home = reader.page.locator(".brand")
    home.click()
    assert reader.page.url == site.url + addresses.address("home", language)
    # Chromium writes the status of the page itself on its console.
    assert all("404" in wrong for wrong in reader.wrong)
    reader.wrong.clear()
