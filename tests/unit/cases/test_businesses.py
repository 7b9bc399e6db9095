"""Which business a comment is about: the longest prefix of its address, and else the default one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from server.cases.businesses import (
    DEFAULT,
    add,
    business_id_of,
    business_of,
    cases_about,
    claimed,
    is_about,
    placed,
)
from server.records import Business, Case, Comment
from server.store import open_store
from server.store.base import CommentStore

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[CommentStore]:
    store = open_store(tmp_path)
    yield store
    store.close()


def on(*pages: str) -> tuple[tuple[str, Business], ...]:
    """Businesses a, b, c … with one page each."""
    return tuple((chr(97 + at), Business(name="x", pages=(page,))) for at, page in enumerate(pages))


def comment(name: str = "1", url: str | None = None, business: str | None = None) -> Comment:
    return Comment(
        id=f"c{name}",
        fingerprint=f"f{name}",
        text="Camera fredda",
        created_at=NOON,
        url=url,
        business=business,
    )  # fmt: skip


LED = [
    ("https://example.it/hotel", "https://example.it/hotel"),
    ("https://example.it/hotel", "https://example.it/hotel/"),
    ("https://example.it/hotel/", "https://example.it/hotel"),
    ("https://example.it/hotel", "https://example.it/hotel/reviews/7?page=2"),
    ("https://example.it/hotel", "http://example.it/hotel?lang=it"),
    ("http://example.it/hotel", "https://example.it/hotel"),
    ("example.it/hotel", "https://www.example.it/hotel"),
    ("  https://Example.IT/hotel \n", "https://example.it/hotel"),
    ("https://www.example.it/hotel", "https://example.it/hotel"),
    ("https://example.it/hotel", "https://m.example.it/hotel"),
    ("https://www.example.it/hotel", "https://www.m.example.it/hotel"),
    ("https://example.it./hotel", "https://example.it/hotel"),
    ("https://example.it:443/hotel", "https://example.it/hotel"),
    ("http://example.it:80/hotel", "https://example.it/hotel"),
    ("https://example.it:8443/hotel", "https://example.it:8443/hotel"),
    ("https://anna@example.it/hotel", "https://example.it/hotel"),
    ("https://example.it/hotel?fbclid=1&utm_source=x&ref=y#top", "https://example.it/hotel"),
    ("https://example.it/profile?id=7&utm_campaign=z", "https://example.it/profile?story=3&id=7"),
    ("https://example.it/Hotel%20Aurora", "https://example.it/Hotel+Aurora/@43.7,11.2"),
    ("https://example.it/caff%C3%A8", "https://example.it/caffè/recensioni"),
    ("https://città.example/hotel", "https://xn--citt-3na.example/hotel"),
    ("https://CITTÀ.example/hotel", "https://citta\u0300.example/hotel"),
    ("https://straße.example/hotel", "https://xn--strae-oqa.example/hotel"),
    ("https://xn--9.example/hotel", "https://xn--9.example/hotel"),
    ("www.facebook.com/HotelAurora", "https://m.facebook.com/hotelaurora/posts/1"),
    ("www.instagram.com/hotelaurora", "https://www.instagram.com/HotelAurora/"),
    ("https://example.it", "https://example.it/anything"),
    ("https://example.it//hotel", "https://example.it/hotel"),
    ("https://[::1]:8443/hotel", "https://[::1]:8443/hotel"),
    (
        "https://www.tripadvisor.it/Hotel_Review-g1-d234-Reviews-Hotel_Aurora-Florence.html",
        "https://www.tripadvisor.it/Hotel_Review-g1-d234-Reviews-or10-Hotel_Aurora-Florence.html#REVIEWS",
    ),
    (
        "https://www.tripadvisor.it/Hotel_Review-g1-d234-Reviews-Hotel_Aurora-Florence.html",
        "https://it.tripadvisor.com/ShowUserReviews-g1-d234-r567-Hotel_Aurora-Florence.html?m=19905",
    ),
    ("https://www.booking.com/hotel/it/aurora.it.html?aid=1", "https://www.booking.com/hotel/it/aurora.html"),
]


@pytest.mark.parametrize(("page", "url"), LED)
def test_a_page_leads_to_what_stands_on_it(page: str, url: str) -> None:
    assert claimed(url, on(page)) == "a"


@pytest.mark.parametrize(("page", "url"), [
    ("https://example.it/hotel", "https://example.it/hotel-2"),
    ("https://example.it/hotel/rooms", "https://example.it/hotel"),
    ("https://example.it/hotel", "https://example.it/a/hotel"),
    ("https://example.it/hotel", "https://example.it/Hotel"),
    ("https://example.it/hotel", "https://example.it.evil.example/hotel"),
    ("https://example.it/hotel", "https://example.it@evil.example/hotel"),
    ("https://example.it/hotel", "https://notexample.it/hotel"),
    ("https://example.it/hotel", "https://shop.example.it/hotel"),
    ("https://example.it/facebook", "https://example.it/Facebook"),
    ("https://città.example/hotel", "https://citta.example/hotel"),
    ("https://example.it:8443/hotel", "https://example.it/hotel"),
    ("https://example.it/profile?id=7", "https://example.it/profile?id=77"),
    ("https://example.it/profile?id=7", "https://example.it/profile"),
    ("", "https://example.it/hotel"),
    ("   ", "https://example.it/hotel"),
    ("https://", "https://example.it/hotel"),
    ("https://[", "https://["),
    ("https://example.it:port/", "https://example.it:port/"),
    ("javascript:alert(1)", "javascript:alert(1)"),
    ("ftp://example.it/hotel", "ftp://example.it/hotel"),
    ("\x00😀\u202e<b>", "https://example.it/hotel"),
    ("https://example.it/hotel", ""),
    ("https://www.tripadvisor.it/A-g1-d234-Reviews-B.html", "https://www.tripadvisor.it/A-g1-d2345-Reviews-B.html"),
    ("https://www.tripadvisor.it/A-g1-d234-Reviews-B.html", "https://a.b.tripadvisor.it/A-g1-d234-Reviews-B.html"),
    ("https://www.tripadvisor.it/A-g1-d234-Reviews-B.html", "https://example.it/A-g1-d234-Reviews-B.html"),
    ("https://www.booking.com/hotel/it/aurora.it.html", "https://www.booking.com/hotel/fr/aurora.html"),
])  # fmt: skip
def test_a_page_leads_nowhere_else(page: str, url: str) -> None:
    assert claimed(url, on(page)) is None


def test_a_comment_without_an_address_stands_on_no_page() -> None:
    assert claimed(None, on("https://example.it")) is None
    assert claimed("https://example.it", ()) is None
    assert DEFAULT == "default"


def test_the_longest_page_counts_wherever_it_stands_in_the_list() -> None:
    pages = ("https://example.it", "https://example.it/group/hotel", "https://example.it/group")
    assert claimed("https://example.it/group/hotel/1", on(*pages)) == "b"
    assert claimed("https://example.it/group/bar", on(*pages)) == "c"
    assert claimed("https://example.it/other", on(*pages)) == "a"
    both = (("one", Business(name="x", pages=("https://else.test", *pages[:2]))), *on(pages[2]))
    assert claimed("https://example.it/group/hotel", both) == "one"


def test_long_is_counted_in_steps_then_in_what_the_query_says_and_not_in_letters() -> None:
    pages = ("https://example.it/a?id=1", "https://example.it/a", "https://example.it/a/b")
    assert claimed("https://example.it/a?id=1", on(*pages)) == "a"
    assert claimed("https://example.it/a?id=1", on(*reversed(pages))) == "c"
    assert claimed("https://example.it/a/b?id=1", on(*pages)) == "c"


def test_of_two_with_the_same_page_the_first_counts() -> None:
    assert claimed("https://example.it/a", on("https://www.example.it/a/", "https://example.it/a")) == "a"


def test_a_long_list_of_long_addresses_takes_no_time() -> None:
    pages = tuple(f"https://example.it/{'a/' * 900}{number}" for number in range(200))
    assert claimed("https://example.it/" + "a/" * 900 + "199/x", on(*pages)) == chr(97 + 199)


def test_a_comment_is_placed_as_the_profiles_are_now(store: CommentStore) -> None:
    assert placed(comment(url="https://example.it/a"), store).business == DEFAULT
    store.put_business("a", Business(name="A", pages=("example.it/a",)))
    now = placed(comment(url="https://example.it/a"), store)
    assert now == comment(url="https://example.it/a", business="a")
    assert placed(comment(url="https://example.it/b", business="a"), store).business == DEFAULT


def test_the_profile_is_that_of_the_comment_or_the_default_one(store: CommentStore) -> None:
    main, other = Business(name="Main"), Business(name="Other")
    assert business_of(comment(), store) is None
    store.put_business("a", other)
    assert business_of(comment(), store) is None
    assert business_of(comment(business="a"), store) == other
    store.put_business(DEFAULT, main)
    assert business_of(comment(), store) == main
    assert business_of(None, store) == main
    assert business_of(comment(business="a"), store) == other
    store.delete_business("a")
    assert business_of(comment(business="a"), store) == main


def test_what_is_about_a_business(store: CommentStore) -> None:
    assert business_id_of(comment()) == DEFAULT
    assert business_id_of(comment(business="gone")) == "gone"
    assert is_about(comment(business="a"), None)
    assert is_about(comment(business="a"), "a")
    assert not is_about(comment(business="a"), DEFAULT)
    assert is_about(comment(), DEFAULT)
    kept = [comment("1"), comment("2", business="a"), comment("3", business=DEFAULT)]
    for each in kept:
        store.add_comment(each)
        name = each.id[1:]
        store.open_case(Case(id=f"k{name}", comment_id=each.id, code=f"G-{name}", opened_at=NOON))
    ids = {
        wanted: [(case.id, about.id) for case, about in cases_about(wanted, store)]
        for wanted in (None, DEFAULT, "a", "b")
    }
    assert ids == {
        None: [("k1", "c1"), ("k2", "c2"), ("k3", "c3")],
        DEFAULT: [("k1", "c1"), ("k3", "c3")],
        "a": [("k2", "c2")],
        "b": [],
    }


@pytest.mark.parametrize(("name", "business_id"), [
    ("Hotel Aurora", "hotel-aurora"),
    ("  L'Été & Söhne — Straße 12! ", "l-ete-sohne-strasse-12"),
    ("Default", "default-2"),
    ("ホテル", "business"),
    ("😀\x00\u202e", "business"),
    ("<b>Bar</b>", "b-bar-b"),
    ("a" * 300, "a" * 40),
    ("Grande Albergo Ristorante Pizzeria Bellavista", "grande-albergo-ristorante-pizzeria"),
    ("a" * 20 + " " + "b" * 19, "a" * 20 + "-" + "b" * 19),
    ("a" * 20 + " " + "b" * 20, "a" * 20),
])  # fmt: skip
def test_an_id_is_the_name_made_short(store: CommentStore, name: str, business_id: str) -> None:
    assert add(Business(name=name), store) == business_id
    assert store.business(business_id) == Business(name=name)


def test_an_id_is_given_once(store: CommentStore) -> None:
    given = [add(Business(name="Bar", signature=str(number)), store) for number in range(3)]
    assert given == ["bar", "bar-2", "bar-3"]
    assert [business.signature for _, business in store.businesses()] == ["0", "1", "2"]
    store.delete_business("bar-2")
    assert add(Business(name="Bar"), store) == "bar-2"


def test_an_id_that_comments_bear_is_not_given_to_another(store: CommentStore) -> None:
    first = add(Business(name="Hotel Aurora"), store)
    store.add_comment(comment(business=first))
    store.delete_business(first)
    assert add(Business(name="Hotel Aurora"), store) == "hotel-aurora-2"


def test_two_that_are_added_at_once_get_two_ids(store: CommentStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process may take an id between the look and the writing: the store decides."""
    monkeypatch.setattr(store, "businesses", tuple)
    ids = [add(Business(name="Bar"), store) for _ in range(3)]
    assert all(before != after for before, after in pairwise(ids))
    assert ids == ["bar", "bar-2", "bar-3"]
