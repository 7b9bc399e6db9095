"""What the composer is told of a case: nothing that was not said, asked or checked."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from server.campaigns.model import Match
from server.cases.assess import Assessment, assess
from server.cases.dialogue import copies_of, dialogue_of
from server.evidence.model import Echo
from server.records import Business, Case, Comment, Event, EventType, Price
from server.replies.model import Dialogue, Fact

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
LIE = "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45"
SHOP = Business(
    name="Aurora",
    prices=(
        Price(item="Crema", price=45, until="2025-12-31"),
        Price(item="Crema", price=49, since="2026-01-01"),
    ),
    closed=("2026-05-01", "2026-05-03"),
)


def after(days: float, what: EventType, /, **fields: object) -> Event:
    return Event(type=what, at=NOW + timedelta(days=days), who="Anna", **fields)  # type: ignore[arg-type]


def assessed(*events: Event, text: str = LIE, copied: int = 0, **known: Any) -> Assessment:
    comment = Comment(id="c_1", fingerprint="f", text=text, created_at=NOW, language="it", **known)
    case = Case(id="k", comment_id="c_1", code="G-4K7Q", opened_at=NOW, events=events)
    found = assess(comment, case, SHOP, now=NOW + timedelta(days=7))
    context = replace(found.context, copies=Echo(authors=copied, pages=1) if copied else None)
    return replace(found, context=context)


def told(*events: Event, **known: Any) -> Dialogue:
    return dialogue_of(assessed(*events, **known), "it")


@pytest.mark.parametrize(
    ("text", "published", "price"),
    [
        (LIE, "2026-05-04", "49 euro"),
        (LIE, "2025-05-04T10:00:00Z", "45 euro"),
        (f"Il 3 maggio 2026: {LIE}", None, "49 euro"),
        (f"Il 3 maggio 2025: {LIE}", "2026-05-04", "45 euro"),
        (LIE, None, ""),
        (LIE, "3 h", ""),
        ("Ho pagato 89 euro il profumo", "2026-05-04", ""),
    ],
)
def test_the_price_is_that_of_the_day_or_nothing(text: str, published: str | None, price: str) -> None:
    assert told(text=text, published_at=published).price == price


def test_a_list_that_says_what_the_comment_says_contradicts_nobody() -> None:
    found = told(text="Ho pagato 49 euro la crema", published_at="2026-05-04")
    assert (found.price, found.item, found.price_agrees) == ("", "", True)
    assert not told(text=LIE, published_at="2026-05-04").price_agrees


def test_the_price_is_written_in_the_language_of_the_reply() -> None:
    assert dialogue_of(assessed(published_at="2026-05-04"), "en").price == "€49"


@pytest.mark.parametrize(
    ("text", "published", "closed"),
    [
        ("Il 3 maggio la camera era sporca", None, date(2026, 5, 3)),
        ("Il 2 maggio e il 3 maggio la camera era sporca", None, date(2026, 5, 3)),
        ("Il 3 maggio 2025 la camera era sporca", None, None),
        ("Il 4 maggio la camera era sporca", None, None),
        ("La camera era sporca", "2026-05-03", None),
    ],
)
def test_a_closing_day_must_be_named_in_the_comment(
    text: str, published: str | None, closed: date | None
) -> None:
    assert told(text=text, published_at=published).closed_on == closed


def test_the_first_question_counts_whenever_it_was_written_down() -> None:
    asked = (after(3, "reference-asked"), after(1, "reference-asked"))
    assert told(*asked).asked_on == date(2026, 5, 13)
    assert told().asked_on is None
    late = Event(
        type="reference-asked",
        at=datetime(2026, 5, 14, 0, 30, tzinfo=timezone(timedelta(hours=2))),
        who="Anna",
    )
    assert told(late).asked_on == date(2026, 5, 14)


def test_after_an_answer_the_question_is_the_next_one() -> None:
    first, answer, second = (
        after(1, "reference-asked"),
        after(2, "customer-answered"),
        after(4, "reference-asked"),
    )
    assert told(first, answer, second, after(6, "reference-asked")).asked_on == date(2026, 5, 16)
    assert told(first, answer).asked_on == date(2026, 5, 13)


def test_only_a_question_before_the_silence_was_asked() -> None:
    silence = after(5, "silence", days=4)
    assert (told(silence).asked, told(silence).asked_on, told(silence).was_asked) == (False, None, False)
    late = told(silence, after(6, "reference-asked"))
    assert (late.asked, late.asked_on) == (False, None)
    replied = told(after(1, "replied", text="Buongiorno"), silence)
    assert (replied.asked, replied.asked_on, replied.was_asked) == (True, None, True)
    asked = told(after(1, "reference-asked"), silence)
    assert (asked.asked, asked.asked_on) == (True, date(2026, 5, 13))
    short = told(after(1, "reference-asked"), after(5, "silence", days=0.5), after(6, "reference-asked"))
    assert short.asked_on == date(2026, 5, 13)
    again = told(silence, after(6, "customer-answered"), after(7, "reference-asked"))
    assert (again.asked, again.asked_on) == (True, date(2026, 5, 19))


@pytest.mark.parametrize(("days", "fits"), [(3, True), (4, True), (5, True), (5.5, False), (10, False)])
def test_a_day_is_told_only_where_the_silence_is_not_longer(days: float, fits: bool) -> None:
    dialogue = told(after(1, "reference-asked"), after(5, "silence", days=days))
    assert dialogue.asked
    assert dialogue.asked_on == (date(2026, 5, 13) if fits else None)
    assert dialogue.history[-1].days == (days if fits else None)


def test_a_silence_from_before_the_question_keeps_its_length() -> None:
    dialogue = told(after(1, "silence", days=9), after(2, "reference-asked"), after(6, "silence", days=4))
    assert [each.days for each in dialogue.history] == [9, None, 4]


def test_the_item_has_its_name_from_the_list() -> None:
    assert (told(published_at="2026-05-04").item, told().item) == ("Crema", "")
    long = Business(name="Aurora", prices=(Price(item=f"Crema ({'x' * 60})", price=49),))
    found = dialogue_of(replace(assessed(), business=long), "it")
    assert (found.price, found.item) == ("49 euro", "")
    odd = Business(name="Aurora", prices=(Price(item="Crema\u202e \n (viso)", price=49),))
    assert dialogue_of(replace(assessed(), business=odd), "it").item == "Crema (viso)"


def test_what_is_told_of_today_is_the_day_itself() -> None:
    assert abs((datetime.now(UTC).date() - (told().today or date.min)).days) <= 1


def test_an_event_is_what_its_type_says() -> None:
    (fact,) = told(after(1, "note", note=" due\u200b\n righe. ", kind="price-list")).history
    assert (fact.what, fact.said) == ("note", "due righe")


def test_only_contradictions_that_hold_are_told() -> None:
    vague = after(1, "contradiction", kind="no-booking")
    proof = after(2, "contradiction", kind="price-list", source=" listino\n di maggio ")
    same = after(3, "contradiction", kind="copies")
    dialogue = told(same, vague, proof)
    assert dialogue.contradictions == ("price-list",)
    assert dialogue.history == (Fact("price-list", date(2026, 5, 14), "Anna", "listino di maggio"),)
    known = told(same, vague, proof, copied=2)
    assert known.contradictions == ("price-list", "copies")
    assert (known.copies, known.similar) == (2, 0)


def test_copies_are_counted_by_people() -> None:
    assert copies_of(assessed(copied=3)) == 3
    assert copies_of(assessed()) == 0


@pytest.mark.parametrize(("alike", "verbatim"), [((0.68,), False), ((1.0, 0.68), False), ((0.95, 1.0), True)])
def test_only_texts_that_are_nearly_the_same_are_called_so(alike: tuple[float, ...], verbatim: bool) -> None:
    found = assessed(copied=len(alike))
    matches = tuple(Match(found.comment, "copy", each) for each in alike)
    near = replace(found, company=replace(found.company, matches=matches))
    assert dialogue_of(near, "it").verbatim is verbatim


def test_the_history_is_in_order_and_keeps_how_long_a_silence_was() -> None:
    dialogue = told(
        after(5, "decision", decision="B", note="basta"), after(4, "silence", days=3.5), after(0, "weighed"),
        after(6, "decision", decision="C"), url="https://www.example.test/1", published_at="ieri",
    )  # fmt: skip
    assert dialogue.history == (
        Fact("weighed", date(2026, 5, 12), "Anna"),
        Fact("silence", date(2026, 5, 16), "Anna", days=3.5),
        Fact("decision", date(2026, 5, 17), "Anna", said="basta"),
        Fact("decision", date(2026, 5, 18), "Anna"),
    )
    assert (dialogue.silent_days, dialogue.decision, dialogue.opened_on) == (3.5, "C", date(2026, 5, 12))
    assert (dialogue.url, dialogue.published) == ("https://www.example.test/1", "ieri")


def test_reasons_and_band_are_those_of_the_suspicion() -> None:
    found = assessed()
    dialogue = dialogue_of(found, "it")
    assert dialogue.band == found.suspicion.band == "to-check"
    assert "Confronto di prezzo" in dialogue.reasons
    assert "Price comparison" in dialogue_of(found, "en").reasons
    assert dialogue.law == ()


def test_a_comment_that_is_not_kept_has_no_dialogue() -> None:
    comment = Comment(id="", fingerprint="", text="Camera sporca", created_at=NOW)
    dialogue = dialogue_of(assess(comment, None, None), "it")
    assert (dialogue.asked_on, dialogue.opened_on, dialogue.history, dialogue.price) == (None, None, (), "")
    assert (dialogue.url, dialogue.published, dialogue.decision, dialogue.reference) == ("", "", "", None)
