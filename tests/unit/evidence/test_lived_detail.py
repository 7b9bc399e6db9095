from dataclasses import replace

import pytest

from server.evidence import lived_detail
from server.evidence.model import Context
from server.reading.model import Detail, Span

FROM_THE_SEED = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, la reception ha risposto dopo due ore"
)


def test_marks_every_detail(make_reading, marked):
    reading = make_reading(
        FROM_THE_SEED,
        {"room": ["Camera 12"], "date": ["il 3 agosto"], "staff": ["reception"], "duration": ["due ore"]},
    )
    seen = lived_detail.observe(reading, Context())
    assert marked(reading, seen) == ["Camera 12", "il 3 agosto", "reception", "due ore"]
    assert (seen.strength, seen.reason, seen.words) == (1.0, "why", {"n": "4"})


@pytest.mark.parametrize(
    ("details", "strength"),
    [
        ({"room": ["stanza 4"]}, None),
        ({"room": ["stanza 4", "stanza 5"]}, None),
        ({"room": ["stanza 4"], "time": ["ore 9"]}, 0.5),
        ({"room": ["stanza 4"], "time": ["ore 9"], "price": ["9 euro"]}, 0.75),
        ({"room": ["stanza 4"], "time": ["ore 9"], "price": ["9 euro"], "date": ["lunedì"]}, 1.0),
        (
            {
                "room": ["stanza 4"],
                "time": ["ore 9"],
                "price": ["9 euro"],
                "date": ["lunedì"],
                "place": ["Po"],
            },
            1.0,
        ),
    ],
)
def test_grows_with_the_kinds_of_detail(details, strength, make_reading):
    reading = make_reading("stanza 4, stanza 5, ore 9, 9 euro, lunedì, Po", details)
    seen = lived_detail.observe(reading, Context())
    assert (seen and seen.strength) == strength


def test_one_detail_is_enough_in_the_first_person(make_reading, marked):
    reading = make_reading("Abbiamo aspettato due ore", {"duration": ["due ore"]})
    seen = lived_detail.observe(reading, Context())
    assert marked(reading, seen) == ["due ore"]
    assert (seen.strength, seen.reason, seen.words) == (0.5, "one", {"n": "1"})


def test_the_same_words_a_hundred_times_are_one_detail(make_reading):
    text = "camera 12, Camera  12, camera 12"
    reading = make_reading(text, {"room": ["camera 12", "Camera  12"]})
    reading = replace(reading, details=(*reading.details, Detail("room", Span(23, 32))))
    assert lived_detail.observe(reading, Context()) is None
    told = replace(reading, text="Abbiamo la " + text)
    moved = tuple(Detail("room", Span(one.span.start + 11, one.span.end + 11)) for one in reading.details)
    seen = lived_detail.observe(replace(told, details=moved), Context())
    assert (seen.reason, seen.words, len(seen.spans)) == ("one", {"n": "1"}, 3)


def test_a_role_alone_says_nothing(make_reading):
    reading = make_reading("Abbiamo chiamato la reception", {"staff": ["reception"]})
    assert lived_detail.observe(reading, Context()) is None


def test_a_story_without_details_is_not_enough(make_reading):
    assert lived_detail.observe(make_reading("Abbiamo aspettato tanto"), Context()) is None
