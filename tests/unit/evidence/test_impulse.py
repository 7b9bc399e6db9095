import pytest

from server.evidence import impulse
from server.evidence.model import Context


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("VERGOGNA!!! mai più!!!!!!", ["VERGOGNA!!!", "mai più!!!!!!"]),
        ("CAMERA SPORCA e basta", ["CAMERA SPORCA"]),
        ("Camera sporca!!!", ["sporca!!!"]),
        ("Camera sporca ?!!!", ["sporca ?!!!"]),
        ("Che delusione, mai piu", ["mai piu"]),
        ("Shame on you", ["Shame on you"]),
    ],
)
def test_marks_the_shouting(text, words, make_reading, marked):
    reading = make_reading(text)
    assert marked(reading, impulse.observe(reading, Context())) == words


@pytest.mark.parametrize("text", ["", "Camera sporca!!", "Il WIFI non va", "HOTEL rumoroso", "La TV è rotta"])
def test_keeps_silent_in_a_calm_text(text, make_reading):
    assert impulse.observe(make_reading(text), Context()) is None


def test_one_outburst_in_a_long_text_is_not_impulse(make_reading):
    short = "Vergogna " + "e poi " * 12
    assert impulse.observe(make_reading(short), Context()) is not None
    assert impulse.observe(make_reading(short + "e"), Context()) is None
