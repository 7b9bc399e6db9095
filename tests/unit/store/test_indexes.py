from datetime import UTC, datetime, timedelta, timezone

import pytest

from server.records import Case, Comment, Event
from server.store.indexes import Indexes, moment

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def replied(text: str | None, minutes: int = 0) -> Event:
    return Event(type="replied", at=NOON + timedelta(minutes=minutes), who="desk", text=text)


def a_case(name: str, *events: Event) -> Case:
    return Case(id=f"k{name}", comment_id=f"c{name}", code=f"G-{name}", opened_at=NOON, events=events)


def test_they_are_built_from_what_is_kept() -> None:
    indexes = Indexes(
        [{"id": "c1", "fingerprint": "f1", "namesake": "n1"}, {"id": "c2", "fingerprint": "f2"}],
        [a_case("1", replied("uno", 1), Event(type="note", at=NOON, who="desk", text="nota")), a_case("2")],
    )
    assert indexes.fingerprints == {"f1": "c1", "f2": "c2"}
    assert indexes.namesakes == {"n1": ["c1"]}
    assert indexes.case_of == {"c1": "k1", "c2": "k2"}
    assert indexes.codes == {"G-1", "G-2"}
    assert indexes.replies(9) == ("uno",)


def test_a_comment_has_its_place_among_its_namesakes_until_its_name_changes() -> None:
    def named(name: str, namesake: str | None) -> Comment:
        return Comment(id=f"c{name}", fingerprint=f"f{name}", text="", created_at=NOON, namesake=namesake)

    indexes = Indexes([], [])
    first, second = named("1", "n"), named("2", "n")
    indexes.add_comment(first, None)
    indexes.add_comment(second, None)
    indexes.add_comment(first, first)
    assert indexes.fingerprints == {"f1": "c1", "f2": "c2"}
    assert indexes.namesakes == {"n": ["c1", "c2"]}
    indexes.add_comment(named("1", "m"), first)
    assert indexes.namesakes == {"n": ["c2"], "m": ["c1"]}
    indexes.add_comment(named("2", None), second)
    indexes.add_comment(named("2", "m"), named("2", None))
    assert indexes.namesakes == {"n": [], "m": ["c1", "c2"]}


@pytest.mark.parametrize(
    ("wanted", "texts"),
    [(-5, ()), (0, ()), (1, ("d",)), (2, ("d", "c")), (4, ("d", "c", "b", "a")), (9, ("d", "c", "b", "a"))],
)
def test_replies_are_counted_from_the_newest(wanted: int, texts: tuple[str, ...]) -> None:
    indexes = Indexes([], [a_case("1", replied("a", 1), replied("d", 4))])
    indexes.add_case(a_case("2", replied("b", 2)))
    indexes.add_event(replied("c", 3))
    assert indexes.replies(wanted) == texts


def test_an_empty_reply_counts_and_one_without_text_doesn_t() -> None:
    assert Indexes([], [a_case("1", replied(""), replied(None))]).replies(9) == ("",)


def test_a_moment_without_a_zone_is_utc() -> None:
    assert moment(NOON.replace(tzinfo=None)) == NOON
    rome = NOON.astimezone(timezone(timedelta(hours=2)))
    assert moment(rome) is rome
