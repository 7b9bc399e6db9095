"""An author's comments are found through the pseudonyms, on one site at a time."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from server.cases.authors import cases_of, comments_of, plain_site
from server.cases.flow import new_case
from server.cases.keeping import correct
from server.pseudonyms import Pseudonyms
from server.records import Comment
from server.store.base import CommentStore

NOW = datetime(2026, 5, 4, tzinfo=UTC)
SITE = "facebook.com"


@pytest.fixture
def names(tmp_path: Path) -> Pseudonyms:
    return Pseudonyms(tmp_path)


def add(store: CommentStore, names: Pseudonyms, key: str, name: str | None, site: str = SITE) -> None:
    namesake = names.namesake(name) if name else None
    store.add_comment(
        Comment(
            id=key, fingerprint=key, text=key, created_at=NOW, site=site, namesake=namesake,
            author=names.author(site, name) if name and namesake else None,
        )
    )  # fmt: skip


def found(store: CommentStore, names: Pseudonyms, name: str, site: str = SITE) -> list[str]:
    return [each.id for each in comments_of(site, name, store, names)]


@pytest.mark.parametrize(
    "name", ["Renée Dubois", "RENÉE  dubois", "renee dubois", "Dubois Renée", "★ Renée Dubois ★"]
)
def test_the_spelling_of_a_name_makes_no_difference(
    store: CommentStore, names: Pseudonyms, name: str
) -> None:
    add(store, names, "a", "Renée Dubois")
    add(store, names, "b", "Renato Dubois")
    add(store, names, "c", "Renée Dubois", "tripadvisor.it")
    add(store, names, "d", None)
    assert found(store, names, name) == ["a"]
    assert found(store, names, name, "tripadvisor.it") == ["c"]
    assert found(store, names, name, "google.com") == []


def test_what_is_nobodys_name_finds_nobody(store: CommentStore, names: Pseudonyms) -> None:
    add(store, names, "a", "Utente Google")
    add(store, names, "b", None)
    assert found(store, names, "Utente Google") == []
    assert found(store, names, "???") == []


def test_set_by_hand_and_shown_before_that_both_count(store: CommentStore, names: Pseudonyms) -> None:
    add(store, names, "a", "Luca Verdi")
    add(store, names, "b", None)
    correct("a", {"name": "Marta Neri"}, store, names)
    correct("b", {"name": "Marta Neri"}, store, names)
    assert found(store, names, "marta neri") == ["a", "b"]
    assert found(store, names, "luca verdi") == ["a"]


@pytest.mark.parametrize(
    ("told", "site"),
    [
        ("facebook.com", "facebook.com"),
        (" WWW.Facebook.com/ ", "facebook.com"),
        ("https://www.facebook.com/hotel/posts/1?x=y", "facebook.com"),
        ("generic", "generic"),
        ("m.facebook.com.", "m.facebook.com"),
    ],
)
def test_a_site_may_be_written_as_people_do(told: str, site: str) -> None:
    assert plain_site(told) == site


def test_cases_are_found_with_their_comments(store: CommentStore, names: Pseudonyms) -> None:
    for key, name in (("a", "Luca"), ("b", "Luca"), ("c", "Marta")):
        add(store, names, key, name)
        comment = store.comment(key)
        assert comment is not None
        store.open_case(msgspec.structs.replace(new_case(comment, "desk", NOW), id=f"k{key}"))
    theirs = comments_of(SITE, "Luca", store, names)
    assert [each.id for each in cases_of(theirs, store)] == ["ka", "kb"]
