"""The library: the stories with what they teach, which of them a case is like, and this desk's own cases."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from server.cases.assess import assess
from server.cases.library import STORIES, is_resolved, is_told, lessons, like, newest, own_case
from server.evidence import SIGNALS
from server.reading.model import AspectName
from server.records import Case, Comment, ContradictionKind, Event, EventType, Outcome
from server.replies.phrasebook import form_words
from server.store.base import CommentStore

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
LIE = "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45"
MOCKED = "Due ore al telefono e poi mi hanno pure riso in faccia"
OFFER = "Le pubblichiamo 10 recensioni a 5 stelle a 100 euro"
DIRTY = "La camera 12 era sporca."
BAD = "La camera 12 era sporca e il personale è stato scortese, il 3 agosto."


def at(hours: float, what: EventType, /, **fields: object) -> Event:
    return Event(type=what, at=NOON + timedelta(hours=hours), who="Anna", **fields)  # type: ignore[arg-type]


def kept(name: str, *events: Event, text: str = BAD) -> tuple[Case, Comment]:
    comment = Comment(id=f"c{name}", fingerprint=name, text=text, created_at=NOON)
    return Case(
        id=f"k{name}", comment_id=comment.id, code=name, opened_at=NOON, events=(at(0, "weighed"), *events)
    ), comment


def likes(text: str, *events: Event) -> list[str]:
    case, comment = kept("1", *events, text=text)
    return [story["id"] for story, _ in like(assess(comment, case, None, now=NOON))]


@pytest.mark.parametrize(
    ("text", "events", "stories"),
    [
        (LIE, (), ["price-lie"]),
        (DIRTY, (at(1, "contradiction", kind="price-list", source="listino"),), ["price-lie"]),
        (DIRTY, (at(1, "reference-verified"),), ["visiting-card"]),
        (DIRTY, (at(1, "resolved"),), ["visiting-card"]),
        (MOCKED, (), ["tophost"]),
        (DIRTY, (at(1, "second-message"),), ["att"]),
        ("Ho scritto tre volte e nessuno mi ha mai risposto.", (), ["att"]),
        (OFFER, (), ["promosalento"]),
        (DIRTY, (), []),
    ],
)
def test_which_story_a_case_is_like(text: str, events: tuple[Event, ...], stories: list[str]) -> None:
    assert likes(text, *events) == stories


@pytest.mark.parametrize(("speak", "seen"), [("it", "segreteria"), ("en", "voicemail")])
def test_what_two_tellings_tell_apart_is_told_as_two(speak: str, seen: str) -> None:
    (att,) = (each for each in STORIES if each["id"] == "att")
    assert seen in att[speak]["told"]
    assert {"it": "diffida", "en": "cease-and-desist"}[speak] in att[speak]["told"]
    assert "Galante" not in str(att)


def test_what_both_share_is_said_in_both_languages() -> None:
    case, comment = kept("1", text=LIE)
    ((story, why),) = like(assess(comment, case, None, now=NOON))
    assert story["it"]["title"] == "Il prezzo che non tornava"
    assert why["it"] == "Anche qui c'è un prezzo messo a confronto con quello di un altro negozio."
    assert why["en"].startswith("Here, too, a price")


def test_the_five_stories_of_the_seeds_and_the_visiting_card_are_there() -> None:
    assert [each["id"] for each in STORIES] == [
        "price-lie", "visiting-card", "tophost", "att", "confestetica", "promosalento",
    ]  # fmt: skip


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["id"])
def test_every_story_is_told_in_both_languages_and_asks_for_things_that_exist(story: dict) -> None:  # type: ignore[type-arg]
    for name in ("title", "told", "lesson"):
        assert story["it"][name] != story["en"][name]
    assert story["source"]["it"] != story["source"]["en"]
    known = {f"signal {each.NAME}" for each in SIGNALS}
    known |= {f"motive {each}" for each in form_words("it")["motives"]}
    known |= {f"aspect {each}" for each in get_args(AspectName)}
    known |= {f"checked {each}" for each in get_args(ContradictionKind)}
    known |= {f"event {each}" for each in get_args(EventType)}
    for each in story["like"]:
        assert each["all"]
        assert set(each["all"]) <= known
        assert each["it"] != each["en"]


def test_only_cases_that_are_over_are_told_the_newest_first() -> None:
    cases = [
        kept("open"),
        kept("first", at(1, "resolved")),
        kept("last", at(2, "closed")),
        kept("decided", at(9, "decision", decision="C", note="n")),
        kept("again", at(1, "closed"), at(3, "second-message")),
    ]
    assert [is_told(case) for case, _ in cases] == [False, True, True, False, False]
    assert [case.id for case, _ in newest(cases, 9)] == ["klast", "kfirst"]
    assert [case.id for case, _ in newest(cases, 1)] == ["klast"]
    assert [is_resolved(case) for case, _ in cases] == [False, True, False, False, False]
    assert is_told(Case(id="k", comment_id="c", code="x", opened_at=NOON)) is False


def test_an_own_case_tells_how_it_went_and_nobodys_words(store: CommentStore) -> None:
    case, comment = kept(
        "1",
        at(2, "reference-asked"),
        at(5, "note", answers={"lesson": "una persona in più il sabato"}),
        at(24, "reference-verified"),
        at(30, "reference-asked"),
        at(36, "resolved"),
        at(40, "note", note="poi"),
    )
    store.add_comment(comment)
    store.open_case(case)
    case = store.set_outcome(case.id, Outcome(verdict="genuine", at=NOON, who="Anna"))
    own = own_case(case, comment, store, NOON + timedelta(days=9))
    assert (own.days, own.first_reply_hours, own.outcome) == (1.5, 2.0, "genuine")
    assert own.ended == NOON + timedelta(hours=36)
    assert own.steps == ("reference-asked", "reference-verified", "resolved")
    assert own.band == "likely-customer"
    assert own.aspects == ("cleanliness", "comfort", "staff")
    assert own.lesson == "una persona in più il sabato"


def test_an_own_case_without_its_text_has_no_band(store: CommentStore) -> None:
    case, comment = kept("1", at(1, "closed"), text="")
    own = own_case(case, comment, store, NOON)
    assert (own.band, own.aspects, own.lesson, own.first_reply_hours) == (None, (), "", None)


def test_own_lessons_about_the_same_are_shown_the_newest_first(store: CommentStore) -> None:
    texts = {
        "a": DIRTY, "b": "La doccia era sporca.", "c": "Il bagno era sporco.",
        "d": "Le lenzuola erano sporche.", "wifi": "Il wifi non funzionava mai.",
        "none": "Il tappeto era sporco.", "gone": "",
    }  # fmt: skip
    kept_cases = []
    for hour, (name, text) in enumerate(texts.items(), 1):
        learned = {"lesson": f"lezione {name}"} if name != "none" else {"who": "x"}
        case, comment = kept(name, at(hour, "note", answers=learned), at(hour, "closed"), text=text)
        store.add_comment(comment)
        kept_cases.append((store.open_case(case), comment))
    case, comment = kept("here", text="La camera 7 era sporca.")

    def shown(of: Case, about: Comment) -> list[str]:
        found = lessons(assess(about, of, None, store, now=NOON), kept_cases, store, NOON)
        return [lesson for _, lesson in found]

    assert shown(case, comment) == ["lezione d", "lezione c", "lezione b"]
    assert shown(*kept_cases[3]) == ["lezione c", "lezione b", "lezione a"]
    assert shown(*kept_cases[4]) == []
