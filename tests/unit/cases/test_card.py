"""The case card: what is certain, what a person has said, and what keeps a case open."""

from datetime import UTC, datetime
from typing import Literal

import pytest

from server.cases.assess import Assessment, assess
from server.cases.card import INFORMING, ITEMS, TABLES, Answer, answers
from server.cases.flow import answers_of, looked_at
from server.records import Business, Case, Comment, Event, EventType

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
BAD = "Due ore in coda al check-in, e nessuno ci ha detto niente."
GOOD = "Tutto perfetto, personale gentilissimo, torneremo!"


def at(what: EventType, /, **fields: object) -> Event:
    return Event(type=what, at=NOON, who="Anna", **fields)  # type: ignore[arg-type]


def case(*events: Event) -> Case:
    return Case(id="k1", comment_id="c1", code="G-1", opened_at=NOON, events=(at("weighed"), *events))


def weighed(of: Case, text: str = BAD, role: str = "unknown", business: Business | None = None) -> Assessment:
    comment = Comment(
        id="c1",
        fingerprint="f",
        text=text,
        created_at=NOON,
        author_role=role,  # type: ignore[arg-type]
    )
    return assess(comment, of, business, now=NOON)


def by_id(found: tuple[Answer, ...]) -> dict[str, Answer]:
    return {each.question: each for each in found}


def lacking(found: tuple[Answer, ...]) -> list[str]:
    return [each.question for each in found if each.lacks]


def test_what_was_read_stands_there_and_the_rest_is_asked_for() -> None:
    opened = case()
    found = answers(opened, weighed(opened), "it")
    assert [each.question for each in found] == ["who", "why", "remedy", "lesson"]
    assert by_id(found)["why"].certain == "l'attesa in coda; tempo perso; nessuno ha risposto"
    assert [each.said for each in found] == ["", "", "", ""]
    assert lacking(found) == ["who", "remedy"]
    assert by_id(answers(opened, weighed(opened), "en"))["why"].certain.startswith("the wait")


def test_who_is_certain_by_the_role_or_by_the_reference() -> None:
    opened = case()
    assert by_id(answers(opened, weighed(opened, role="supplier"), "it"))["who"].certain == "fornitore"
    verified = case(at("reference-asked"), at("reference-verified"))
    who = by_id(answers(verified, weighed(verified, role="supplier"), "it"))["who"]
    assert who.certain == "un cliente: il suo riferimento è stato trovato"


def test_the_remedy_is_certain_once_it_was_done_or_confirmed() -> None:
    business = Business(name="Hotel", confirmed_actions=("Abbiamo aggiunto una persona al check-in.",))
    opened = case()
    remedy = by_id(answers(opened, weighed(opened, business=business), "it"))["remedy"]
    assert remedy.certain == "abbiamo aggiunto una persona al check-in"
    done = case(at("resolved", note="rimborsata la cena"), at("resolved"))
    assert by_id(answers(done, weighed(done, business=business), "it"))["remedy"].certain == (
        "rimborsata la cena"
    )
    assert by_id(answers(done, None, "it"))["remedy"].certain == "rimborsata la cena"


def test_the_last_answer_counts_and_an_empty_one_takes_it_back() -> None:
    said = case(
        at("note", answers={"who": "un ospite", "why": "la coda"}, looked=("colleagues",)),
        at("note", answers={"who": "un gruppo", "why": ""}),
        at("note", looked=("own-records", "colleagues")),
        at("note", note="altro"),
    )
    assert answers_of(said) == {"who": "un gruppo"}
    assert answers_of(None) == {}
    assert looked_at(said) == ("own-records", "colleagues")
    assert looked_at(case()) == ()
    assert by_id(answers(said, None, "it"))["who"].said == "un gruppo"
    assert lacking(answers(said, None, "it")) == ["why", "remedy"]


def test_without_its_text_a_case_has_nothing_certain() -> None:
    assert lacking(answers(case(), None, "it")) == ["who", "why", "remedy"]


def test_what_an_answer_says_does_not_come_back_as_certain() -> None:
    said = case(at("note", answers={"why": "la coda, davvero"}))
    why = by_id(answers(said, weighed(said), "it"))["why"]
    assert (why.said, why.certain.startswith("l'attesa")) == ("la coda, davvero", True)


def test_to_praise_there_is_nothing_that_must_be_answered() -> None:
    opened = case()
    found = answers(opened, weighed(opened, GOOD), "it")
    assert (lacking(found), any(each.needed for each in found)) == ([], False)


def test_the_needed_questions_say_what_is_missing() -> None:
    assert [(each["id"], each["needed"]) for each in TABLES["questions"]] == [
        ("who", True), ("why", True), ("remedy", True), ("lesson", False),
    ]  # fmt: skip
    for each in TABLES["questions"]:
        for name in ("title", "hint", *(("missing",) if each["needed"] else ())):
            assert each["it"][name] != each["en"][name]


@pytest.mark.parametrize("speak", ["it", "en"])
def test_what_to_look_up_is_told_in_both_languages(speak: Literal["it", "en"]) -> None:
    other = "en" if speak == "it" else "it"
    assert INFORMING["words"][speak]["never"] != INFORMING["words"][other]["never"]
    assert ("mai in pubblico" in INFORMING["words"]["it"]["never"]) is True
    assert len(set(ITEMS)) == len(ITEMS) == len(INFORMING["items"])
    assert {"profile-age", "other-reviews", "following"} <= set(ITEMS)
    assert all(each[speak] != each[other] for each in INFORMING["items"])
