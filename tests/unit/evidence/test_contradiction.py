import pytest

from server.evidence import contradiction
from server.evidence.model import Context, Echo

TEXT = "Il 3 agosto alle 9, camera 12, pagata 89 euro, prenotazione AB12"
DETAILS = {
    "date": ["3 agosto"],
    "time": ["alle 9"],
    "room": ["camera 12"],
    "price": ["89 euro"],
    "reference": ["AB12"],
}


@pytest.mark.parametrize(
    ("kinds", "reason", "words"),
    [
        (("price-list",), "price-list", ["89 euro"]),
        (("no-booking",), "no-booking", ["camera 12", "AB12"]),
        (("closed-that-day",), "closed-that-day", ["3 agosto", "alle 9"]),
        (("copies",), "copies", []),
        (("other",), "other", []),
        (("other", "price-list", "no-booking"), "price-list", ["camera 12", "89 euro", "AB12"]),
        (("price-list", "closed-that-day"), "closed-that-day", ["3 agosto", "alle 9", "89 euro"]),
    ],
)
def test_the_strongest_gives_the_reason_and_all_mark_their_details(
    kinds, reason, words, make_reading, marked
):
    reading = make_reading(TEXT, DETAILS)
    seen = contradiction.observe(reading, Context(contradictions=kinds))
    assert marked(reading, seen) == words
    assert seen.reason == reason


@pytest.mark.parametrize(
    ("kinds", "pages", "reason"),
    [
        (("copies",), 1, "copies"),
        (("copies", "other"), 1, "other"),
        (("no-booking", "copies", "price-list"), 2, "price-list"),
        (("copies", "other"), 0, "copies"),
    ],
)
def test_copies_that_count_by_themselves_leave_room_for_another_fact(kinds, pages, reason, make_reading):
    context = Context(contradictions=kinds, copies=Echo(1, pages))
    assert contradiction.observe(make_reading(TEXT), context).reason == reason


def test_keeps_silent_without_a_verified_contradiction(make_reading):
    assert contradiction.observe(make_reading(TEXT, DETAILS), Context()) is None
