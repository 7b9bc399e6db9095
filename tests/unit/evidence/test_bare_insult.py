from dataclasses import replace

import pytest

from server.evidence import bare_insult
from server.evidence.model import Context
from server.reading.model import Aspect, Span

FROM_THE_SEED = "Fate schifo, state alla larga"


def test_marks_the_insult_and_the_call_to_keep_away(make_reading, marked):
    reading = make_reading(FROM_THE_SEED)
    seen = bare_insult.observe(reading, Context())
    assert marked(reading, seen) == ["Fate schifo", "state alla larga"]
    assert (seen.strength, seen.reason) == (1.0, "why")


def test_keeps_silent_beside_a_detail(make_reading):
    reading = make_reading(FROM_THE_SEED + ", camera 12", {"room": ["camera 12"]})
    assert bare_insult.observe(reading, Context()) is None


def test_keeps_silent_beside_a_concrete_subject(make_reading):
    told = "La cena: " + FROM_THE_SEED
    subject = Aspect("food", -1.0, (Span(0, 7),))
    reading = replace(make_reading(told), aspects=(subject,))
    assert bare_insult.observe(reading, Context()) is None


def test_a_word_of_the_insult_is_no_subject(make_reading):
    subject = Aspect("cleanliness", -1.0, (Span(5, 11),))
    reading = replace(make_reading(FROM_THE_SEED), aspects=(subject,))
    assert bare_insult.observe(reading, Context()) is not None


def test_the_aspect_other_is_not_concrete(make_reading):
    reading = make_reading("Qui: " + FROM_THE_SEED, aspects=[])
    reading = replace(reading, aspects=(Aspect("other", -1.0, (Span(0, 3),)),))
    assert bare_insult.observe(reading, Context()) is not None


def test_keeps_silent_in_a_text_that_tells_something(make_reading):
    told = FROM_THE_SEED + " perché" * 20
    assert bare_insult.observe(make_reading(told), Context()) is not None
    assert bare_insult.observe(make_reading(told + " perché"), Context()) is None


@pytest.mark.parametrize("text", ["Pessimo", "VERGOGNA!!! mai più!!!!!!", "", "Non lo consiglio"])
def test_keeps_silent_without_an_insult(text, make_reading):
    assert bare_insult.observe(make_reading(text), Context()) is None
