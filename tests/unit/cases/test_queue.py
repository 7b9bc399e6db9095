"""The queue: every rule of the table, the order, and how long somebody has waited."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from server.cases.queue import RULES, WITHIN, first_reply_after, is_answered, queue, second_messages
from server.records import Case, Comment, Event, EventType, ExposureLevel

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
ORDER = ("now", "today", "soon", "waiting")


def at(hours: float, what: EventType, /, **fields: object) -> Event:
    return Event(type=what, at=NOON + timedelta(hours=hours), who="Anna", **fields)  # type: ignore[arg-type]


def on(hours: float) -> datetime:
    return NOON + timedelta(hours=hours)


def kept(
    name: str,
    *events: Event,
    opened: float = 0,
    exposure: ExposureLevel | None = None,
    author: str | None = None,
    business: str | None = None,
    text: str = "Camera sporca.",
) -> tuple[Case, Comment]:
    comment = Comment(
        id=f"c{name}",
        fingerprint=name,
        text=text,
        created_at=NOON,
        exposure=exposure,
        author=author,
        business=business,
    )
    begun = on(opened)
    timeline = (at(opened, "weighed"), *events)
    return Case(id=f"k{name}", comment_id=comment.id, code=name, opened_at=begun, events=timeline), comment


BLACKMAIL = "Se entro domani non ricevo 300 euro, scriverò dieci recensioni negative."

CASES = {
    "extortion": kept("l", opened=50, text=BLACKMAIL),
    "second-message": kept("a", at(1, "reference-asked"), at(9, "second-message")),
    "silence": kept("b", at(1, "reference-asked")),
    "exposure": kept("c", exposure="high"),
    "answered": kept("d", at(1, "reference-asked"), at(5, "customer-answered")),
    "checked": kept("e", at(1, "reference-asked"), at(6, "reference-not-found")),
    "unanswered": kept("f", opened=7),
    "tidy-up": kept("i", at(8, "decision", decision="B", note="n"), at(9, "note", note="n")),
    "asked": kept("g", at(40, "reference-asked")),
    "replied": kept("h", at(41, "replied", text="Grazie")),
}


def test_every_rule_of_the_table_has_its_case_and_its_place() -> None:
    assert set(CASES) == set(RULES)
    found = queue(reversed(CASES.values()), on(100), 3)
    assert [each.rule for each in found] == list(CASES)
    assert [each.urgency for each in found] == [RULES[rule]["urgency"] for rule in CASES]
    assert sorted(found, key=lambda each: ORDER.index(each.urgency)) == found
    assert [each.state for each in found] == [
        "open", "second-message", "silent", "open", "answered", "reference-not-found", "open", "decided",
        "waiting", "replied",
    ]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_every_reason_is_said_in_both_languages(rule: str) -> None:
    (found,) = queue([CASES[rule]], on(100), 3)
    said = (found.why("it"), found.why("en"))
    assert said[0] != said[1]
    assert not any("{" in each for each in said)
    assert ("4" in said[0] and "4" in said[1]) == (rule == "silence")
    assert ("3" in said[0] and "3" in said[1]) == (rule == "tidy-up")


def test_when_somebody_began_to_wait_and_when_it_is_due() -> None:
    found = {each.rule: each for each in queue(CASES.values(), on(100), 3)}
    assert {rule: (each.since, each.due) for rule, each in found.items()} == {
        "extortion": (on(50), on(100)),
        "second-message": (on(9), on(100)),
        "silence": (on(1), on(73)),
        "exposure": (on(0), on(24)),
        "answered": (on(5), on(77)),
        "checked": (on(6), on(78)),
        "unanswered": (on(7), on(79)),
        "tidy-up": (on(8), on(80)),
        "asked": (on(40), on(112)),
        "replied": (on(41), None),
    }
    assert WITHIN["high"] == 24
    assert WITHIN["low"] == 72
    (medium,) = queue([kept("m", exposure="medium")], on(1), 3)
    assert medium.due == on(48)


def test_of_two_with_the_same_rank_who_has_waited_longest_comes_first() -> None:
    late = kept("1", opened=3)
    early = kept("2", at(2, "customer-answered"), opened=-5)
    same = kept("3", opened=2)
    assert [each.case.id for each in queue([late, same, early], on(9), 3)] == ["k2", "k3", "k1"]


@pytest.mark.parametrize("what", ["resolved", "decision", "closed"])
def test_what_is_over_is_not_in_the_queue_and_what_goes_on_is_again(what: EventType) -> None:
    over = kept("1", at(1, what, decision="A", note="n"))
    assert queue([over], on(9), 3) == []
    again = kept("1", at(1, what, decision="A", note="n"), at(3, "customer-answered"))
    assert [each.rule for each in queue([again], on(9), 3)] == ["answered"]


def test_what_was_clarified_comes_back_to_be_tidied_up_and_nothing_else_does() -> None:
    clarified = kept("1", at(1, "decision", decision="B", note="n"))
    assert queue([clarified], on(72.9), 3) == []
    assert [each.rule for each in queue([clarified], on(73), 3)] == ["tidy-up"]
    sent = kept("1", at(1, "decision", decision="B", note="n"), at(5, "replied", text="I fatti."))
    (waits,), (comes_back,) = queue([sent], on(76.9), 3), queue([sent], on(77), 3)
    assert (waits.rule, comes_back.rule, comes_back.since, comes_back.state) == (
        "replied", "tidy-up", on(5), "replied",
    )  # fmt: skip
    went_on = (*sent[0].events[1:], at(9, "customer-answered"), at(10, "replied", text="Grazie."))
    assert [each.rule for each in queue([kept("1", *went_on)], on(999), 3)] == ["replied"]
    assert queue([kept("1", at(1, "decision", decision="A", note="n"))], on(999), 3) == []
    assert queue([kept("1", at(1, "decision", decision="B", note="n"), at(2, "closed"))], on(999), 3) == []


def test_a_silence_that_was_stated_counts_too() -> None:
    (asked,) = queue([kept("1", at(1, "reference-asked"), at(2, "silence", days=4.0))], on(3), 3)
    assert (asked.rule, asked.due) == ("silence", on(2))
    (found,) = queue([kept("1", at(1, "silence", days=5.9))], on(9), 3)
    assert (found.rule, found.days, found.due) == ("silence", 5.9, on(1))
    assert "da 5 giorni" in found.why("it")


def test_a_second_comment_of_somebody_nobody_has_answered_is_a_second_message() -> None:
    first, second = kept("1", author="x"), kept("2", author="x", opened=5)
    assert second_messages([second, first]) == {"k2"}
    assert [each.case.id for each in queue([first, kept("0", exposure="high"), second], on(9), 3)] == [
        "k2", "k0", "k1",
    ]  # fmt: skip
    answered = kept("1", at(2, "replied", text="Grazie"), author="x")
    assert second_messages([answered, second]) == set()
    assert second_messages([first, kept("2", at(6, "replied", text="x"), author="x", opened=5)]) == set()
    assert second_messages([first, kept("2", author="y", opened=5)]) == set()
    assert second_messages([kept("1"), kept("2", opened=5)]) == set()
    third = kept("3", author="x", opened=6)
    assert second_messages([first, second, third]) == {"k2", "k3"}


def test_at_another_business_the_same_author_writes_for_the_first_time() -> None:
    first, elsewhere = kept("1", author="x", business="inn"), kept("2", author="x", business="spa", opened=5)
    assert second_messages([first, elsewhere]) == set()
    assert second_messages([first, elsewhere, kept("3", author="x", business="inn", opened=6)]) == {"k3"}


@pytest.mark.parametrize("what", ["resolved", "decision", "closed"])
def test_after_a_case_that_is_over_without_a_reply_the_author_writes_for_the_first_time(
    what: EventType,
) -> None:
    over = kept("1", at(1, what, decision="A", note="n"), author="x")
    (found,) = queue([over, kept("2", author="x", opened=5)], on(9), 3)
    assert (found.case.id, found.rule) == ("k2", "unanswered")


def test_the_time_to_the_first_reply() -> None:
    assert first_reply_after(*kept("1", at(1, "note", note="n"))) is None
    assert first_reply_after(*kept("1", at(5, "replied", text="x"), at(2.505, "reference-asked"))) == 2.5
    assert first_reply_after(*kept("1", at(0, "replied", text="x"))) == 0.0


def test_a_reply_noted_as_earlier_than_its_case_tells_nothing_but_is_one() -> None:
    early = kept("1", at(-4, "replied", text="x"), at(4, "replied", text="x"), author="x")
    assert first_reply_after(*early) is None
    assert is_answered(early[0])
    assert not is_answered(kept("1", at(1, "note", note="n"))[0])
    assert second_messages([early, kept("2", author="x", opened=5)]) == set()


@pytest.mark.parametrize(
    ("published", "hours"),
    [
        ("2026-05-04T02:00:00+00:00", 6.0), ("2026-05-04T04:00:00+02:00", 6.0), (" 2026-05-04 ", 8.0),
        ("2026-05-04T09:00:00Z", None), ("3 h", None), ("9999-12-31T23:59:59-23:00", None), ("", None),
    ],
)  # fmt: skip
def test_a_reply_counts_from_the_publication_where_that_is_known(published: str, hours: float | None) -> None:
    case, comment = kept("1", at(-4, "reference-asked"))
    assert first_reply_after(case, msgspec.structs.replace(comment, published_at=published)) == hours


def test_no_comment_is_published_after_its_case_was_opened() -> None:
    case, comment = kept("1", at(3, "replied", text="x"))
    late = msgspec.structs.replace(comment, published_at="2026-05-04T13:00:00Z")
    assert first_reply_after(case, late) == 3.0


def test_extortion_comes_first_until_it_is_dealt_with() -> None:
    (found,) = queue([kept("a", exposure="high", text=BLACKMAIL)], on(2), 3)
    assert (found.rule, found.urgency, found.since, found.due) == ("extortion", "now", on(0), on(2))
    (asked,) = queue([kept("a", at(1, "reference-asked"), text=BLACKMAIL)], on(2), 3)
    assert asked.rule == "asked"
    assert queue([kept("a", at(1, "closed", note="n"), text=BLACKMAIL)], on(2), 3) == []
    (customer,) = queue([kept("a", text="Se non mi rimborsate scriverò una recensione onesta")], on(2), 3)
    assert customer.rule == "unanswered"
