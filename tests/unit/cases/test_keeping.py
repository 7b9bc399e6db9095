"""One comment is kept once, whoever looks; what a person corrected stands."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.cases.keeping import correct, keep
from server.pseudonyms import Pseudonyms
from server.records import Business, Comment
from server.store import open_store
from server.store.base import CommentStore

TEXT = "La camera era fredda e nessuno ci ha ascoltato."
SITE = "example.it"


class Desk:
    """A store with its pseudonyms, and comments as a page shows them."""

    def __init__(self, folder: Path) -> None:
        self.store: CommentStore = open_store(folder)
        self.names = Pseudonyms(folder)
        self._looks = 0

    def look(self, author: str | None = None, **facts: object) -> Comment:
        """Keep the comment as one look at the page shows it."""
        self._looks += 1
        seen = Comment(
            id=f"c_{self._looks}", fingerprint=self.names.fingerprint(TEXT, SITE, None), text=TEXT, site=SITE,
            created_at=datetime(2026, 5, self._looks, tzinfo=UTC),
            author=self.names.author(SITE, author) if author else None,
            namesake=self.names.namesake(author) if author else None,
            **facts,  # type: ignore[arg-type]
        )  # fmt: skip
        return keep(seen, self.store, self.names)

    def correct(self, comment_id: str, name: str | None) -> Comment:
        """Say by hand who wrote it."""
        return correct(comment_id, {"name": name}, self.store, self.names)

    def count(self) -> int:
        """How many comments are kept."""
        return len(list(self.store.comments()))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.store.close()


def test_an_author_that_one_look_does_not_show_makes_no_second_comment(desk: Desk) -> None:
    first = desk.look("Marta")
    again = desk.look()
    assert (again.id, again.author, again.namesake) == (first.id, first.author, first.namesake)
    assert desk.count() == 1


def test_an_author_shown_later_is_taken(desk: Desk) -> None:
    first = desk.look()
    again = desk.look("Marta")
    assert again.id == first.id
    assert again.namesake == desk.names.namesake("Marta")


def test_two_authors_are_two_comments(desk: Desk) -> None:
    assert desk.look("Marta").id != desk.look("Luca").id
    assert desk.look("Luca").id == desk.look("Luca").id
    assert desk.count() == 2


def test_a_corrected_author_stands_when_the_page_shows_the_wrong_one_again(desk: Desk) -> None:
    first = desk.look("Vedi altro")
    corrected = desk.correct(first.id, "Marta")
    assert corrected.author == desk.names.author(SITE, "Marta")
    assert corrected.namesake == desk.names.namesake("Marta")
    assert corrected.shown_author == desk.names.author(SITE, "Vedi altro")
    again = desk.look("Vedi altro")
    assert (again.id, again.author, again.namesake) == (first.id, corrected.author, corrected.namesake)
    assert desk.look("Marta").id == first.id
    assert desk.look().author == corrected.author
    assert desk.count() == 1


def test_an_author_that_was_taken_away_does_not_come_back(desk: Desk) -> None:
    first = desk.look("Vedi altro")
    desk.correct(first.id, None)
    again = desk.look("Vedi altro")
    assert (again.id, again.author, again.namesake) == (first.id, None, None)


def test_another_author_than_the_corrected_one_is_another_comment(desk: Desk) -> None:
    first = desk.look("Vedi altro")
    desk.correct(first.id, "Marta")
    assert desk.look("Luca").id != first.id


def test_correcting_twice_remembers_whom_the_page_shows(desk: Desk) -> None:
    first = desk.look("Vedi altro")
    desk.correct(first.id, "Marta")
    desk.correct(first.id, "Luca")
    assert desk.look("Vedi altro").author == desk.names.author(SITE, "Luca")


def test_what_is_gone_cannot_be_corrected(desk: Desk) -> None:
    with pytest.raises(KeyError):
        desk.correct("c_none", "Marta")


def test_nobodys_name_is_no_author(desk: Desk) -> None:
    corrected = desk.correct(desk.look("Marta").id, "Utente Google")
    assert (corrected.author, corrected.namesake) == (None, None)


def test_a_correction_of_one_thing_leaves_the_others(desk: Desk) -> None:
    first = desk.look("Marta", profile="p")
    changed = correct(first.id, {"exposure": "high"}, desk.store, desk.names)
    assert (changed.exposure, changed.author, changed.profile) == ("high", first.author, "p")
    renamed = correct(first.id, {"name": "Luca", "author_role": "customer"}, desk.store, desk.names)
    assert (renamed.exposure, renamed.author_role, renamed.profile) == ("high", "customer", None)
    assert renamed.namesake == desk.names.namesake("Luca")


def test_what_a_person_set_by_hand_is_not_forgotten(desk: Desk) -> None:
    first = desk.look(exposure="high", author_role="supplier")
    again = desk.look()
    assert (again.id, again.exposure, again.author_role) == (first.id, "high", "supplier")


def test_the_same_words_on_the_pages_of_two_businesses_are_two_comments(desk: Desk) -> None:
    desk.store.put_business("a", Business(name="A", pages=("example.it/a",)))
    desk.store.put_business("b", Business(name="B", pages=("example.it/b",)))
    ours, theirs = (
        desk.look("Marta", url="https://example.it/a"),
        desk.look("Marta", url="https://example.it/b"),
    )
    assert (ours.id, ours.business, theirs.id, theirs.business) == ("c_1", "a", "c_2", "b")
    assert desk.look("Marta", url="https://example.it/b/2").id == "c_2"
    assert desk.look("Marta", url="https://example.it/a/2").id == "c_1"
    assert desk.look("Paolo", url="https://example.it/b").id == "c_5"
    assert desk.look("Paolo", url="https://example.it/b").id == "c_5"
    assert desk.count() == 3


def test_an_address_that_nobody_claims_is_forgotten_for_one_that_somebody_does(desk: Desk) -> None:
    desk.store.put_business("a", Business(name="A", pages=("example.it/a",)))
    first = desk.look(url="https://example.it/photo/7")
    assert (first.id, first.business) == ("c_1", "default")
    seen = [desk.look(url=f"https://example.it/{page}") for page in ("photo/8", "a/1", "photo/9", "a/2")]
    assert [(each.id, each.business, each.url) for each in seen] == [
        ("c_1", "default", "https://example.it/photo/8"),
        ("c_1", "a", "https://example.it/a/1"),
        ("c_1", "a", "https://example.it/a/1"),
        ("c_1", "a", "https://example.it/a/2"),
    ]


def test_a_comment_kept_without_its_words_still_knows_whom_it_is_about(desk: Desk) -> None:
    desk.store.put_business("a", Business(name="A", pages=("example.it/profile?id=7",)))
    desk.store.put_business("b", Business(name="B", pages=("example.it/profile?id=8",)))

    def look(name: str, url: str) -> Comment:
        seen = Comment(
            id=name, fingerprint=desk.names.fingerprint(TEXT, SITE, None), text=TEXT, site=SITE, url=url,
            created_at=datetime(2026, 5, 1, tzinfo=UTC),
        )  # fmt: skip
        return keep(seen, desk.store, desk.names, words=False)

    assert look("1", "https://example.it/profile?id=7").business == "a"
    kept = desk.store.comment("1")
    assert kept is not None
    assert (kept.text, kept.url, kept.business) == ("", "https://example.it/profile", "a")
    again, other = look("2", "https://example.it/photo"), look("3", "https://example.it/profile?id=8")
    assert (again.id, again.business, other.id, other.business) == ("1", "a", "3", "b")
    desk.store.delete_business("a")
    assert look("4", "https://example.it/photo").business == "default"
