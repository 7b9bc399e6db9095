"""The addresses of pages: which of them lead to a page of the web at all."""

import pytest

from server.addresses import is_page


@pytest.mark.parametrize("address", [
    "https://www.facebook.com/hotelaurora", "HTTP://example.it", "www.facebook.com/hotelaurora", "example.it",
    " example.it/hotel ", "example.it:8080/a?b=c#d", "https://città.example/caffè", "https://example.it/@43.7,11.2",
])  # fmt: skip
def test_it_is_a_page(address: str) -> None:
    assert is_page(address) is True


@pytest.mark.parametrize("address", [
    "", "   ", "https://", "miosito", "our page.it", "exam\nple.it", "javascript:alert(1)", "javascript:1",
    "javascript://example.it/%0aalert(1)", "data:text/html,x.y", "mailto:anna@example.it", "anna@example.it",
    "https://anna@example.it/hotel", "ftp://example.it/hotel", "file:///etc/passwd", "https://[", "https://a.it:port/",
    "https://example.it:99999/", "/hotel.html", ".it", "example.",
])  # fmt: skip
def test_it_is_none(address: str) -> None:
    assert is_page(address) is False
