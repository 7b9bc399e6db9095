import pytest

from server.evidence import creator
from server.evidence.model import Context


@pytest.mark.parametrize(
    ("text", "words", "strength"),
    [
        (
            "Tre motivi per NON prenotare qui, link in bio, seguitemi per la parte 2 #deinfluencing",
            ["link in bio", "seguitemi", "per la parte 2", "#deinfluencing"],
            1.0,
        ),
        ("Link in bio", ["Link in bio"], 0.75),
        ("Link in bio, seguitemi", ["Link in bio", "seguitemi"], 0.9),
        ("Link in bio, seguitemi #deinfluencing", ["Link in bio", "seguitemi", "#deinfluencing"], 1.0),
        ("Worst hotel, link in bio, follow for part 2", ["link in bio", "follow for part 2"], 0.9),
    ],
)
def test_marks_every_call_to_the_audience(text, words, strength, make_reading, marked):
    reading = make_reading(text)
    seen = creator.observe(reading, Context())
    assert marked(reading, seen) == words
    assert (seen.strength, seen.words) == (strength, {"n": str(len(words))})


@pytest.mark.parametrize("text", ["", "La parte 2 del corso era chiusa", "Il link non funzionava"])
def test_keeps_silent_without_a_call(text, make_reading):
    assert creator.observe(make_reading(text), Context()) is None
