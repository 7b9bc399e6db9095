from pathlib import Path

import pytest

from server.cases.intake import NothingLeftError, Sighting, look_at, open_case, take_in
from server.pseudonyms import Pseudonyms
from server.store.base import CommentStore

TEXT = "La camera 12 era fredda e il letto rotto, nessuno ci ha aiutato."


@pytest.fixture
def pseudonyms(tmp_path: Path) -> Pseudonyms:
    (tmp_path / "keys").mkdir()
    return Pseudonyms(tmp_path / "keys")


def test_looking_keeps_nothing(store: CommentStore, pseudonyms: Pseudonyms) -> None:
    seen = look_at(Sighting(text=f"{TEXT}\nMi piace\nRispondi"), pseudonyms)
    assert (seen.comment.text, seen.reading.text, seen.case, seen.known) == (TEXT, TEXT, None, False)
    assert {cut.kind for cut in seen.cuts} == {"action"}
    assert seen.comment.trace is not None
    assert seen.comment.trace.keyed
    assert list(store.comments()) == []


def test_taking_in_keeps_it_once_with_its_case(store: CommentStore, pseudonyms: Pseudonyms) -> None:
    first = take_in(Sighting(text=TEXT, author="Anna"), store, pseudonyms, "Rita")
    again = take_in(Sighting(text=TEXT, author="ANNA"), store, pseudonyms, "Ugo")
    assert (first.known, again.known) == (False, True)
    assert again.comment.id == first.comment.id
    assert first.case is not None
    assert again.case == first.case
    assert [(event.type, event.who) for event in first.case.events] == [("weighed", "Rita")]
    assert len(list(store.comments())) == len(list(store.cases())) == 1


def test_without_words_only_what_is_returned_has_them(store: CommentStore, pseudonyms: Pseudonyms) -> None:
    taken = take_in(Sighting(text=TEXT), store, pseudonyms, "Rita", words=False)
    assert taken.comment.text == TEXT
    assert [each.text for each in store.comments()] == [""]


@pytest.mark.parametrize(("fields", "site", "platform"), [
    ({}, "generic", "generic"),
    ({"platform": "google"}, "google", "google"),
    ({"site": "booking.com"}, "booking.com", "generic"),
    ({"url": "https://www.tripadvisor.it/x?fbclid=1", "platform": "google"}, "tripadvisor.it", "tripadvisor"),
    ({"url": "https://example.test/x", "site": "booking.com"}, "example.test", "generic"),
    ({"url": "javascript:1", "site": "www.booking.com"}, "booking.com", "generic"),
])  # fmt: skip
def test_where_it_stands(pseudonyms: Pseudonyms, fields: dict[str, str], site: str, platform: str) -> None:
    comment = look_at(Sighting(text=TEXT, **fields), pseudonyms).comment  # type: ignore[arg-type]
    assert (comment.site, comment.platform) == (site, platform)
    assert "fbclid" not in (comment.url or "")


def test_a_name_that_is_nobodys_is_no_author(pseudonyms: Pseudonyms) -> None:
    comment = look_at(
        Sighting(text=TEXT, author="Utente Google", profile="https://x.test/p"), pseudonyms
    ).comment
    assert (comment.author, comment.namesake, comment.profile) == (None, None, None)


def test_a_list_is_remembered_as_one(store: CommentStore, pseudonyms: Pseudonyms) -> None:
    take_in(Sighting(text=TEXT, from_list=True, language="it-IT"), store, pseudonyms, "Rita")
    take_in(Sighting(text=TEXT), store, pseudonyms, "Rita")
    (kept,) = store.comments()
    assert (kept.from_list, kept.language) == (True, "it")


def test_nothing_but_the_page_is_no_comment(store: CommentStore, pseudonyms: Pseudonyms) -> None:
    with pytest.raises(NothingLeftError):
        take_in(Sighting(text="\0"), store, pseudonyms, "Rita")
    assert list(store.comments()) == []


def test_a_comment_that_is_gone_gets_no_case(store: CommentStore, pseudonyms: Pseudonyms) -> None:
    with pytest.raises(KeyError):
        open_case(look_at(Sighting(text=TEXT), pseudonyms).comment, store, "Rita")


def test_in_nobodys_name_it_opens_no_case(store: CommentStore, pseudonyms: Pseudonyms) -> None:
    taken = take_in(Sighting(text=TEXT), store, pseudonyms, who=None)
    assert (taken.case, store.case_of(taken.comment.id)) == (None, None)
    opened = open_case(taken.comment, store, "Rita")
    assert take_in(Sighting(text=TEXT), store, pseudonyms, who=None).case == opened
