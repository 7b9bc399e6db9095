from server.evidence import checkable_fact
from server.evidence.model import Context


def test_marks_the_detail_and_names_it(make_reading, marked):
    reading = make_reading("Stanza 4 sporca", {"room": ["Stanza 4"]})
    seen = checkable_fact.observe(reading, Context())
    assert marked(reading, seen) == ["Stanza 4"]
    assert (seen.words, seen.strength) == ({"fact": "Stanza 4"}, 1.0)


def test_a_role_is_no_fact(make_reading, marked):
    assert checkable_fact.observe(make_reading("Un cuoco", {"staff": ["cuoco"]}), Context()) is None
    reading = make_reading("Un cuoco alle 9", {"staff": ["cuoco"], "time": ["alle 9"]})
    assert marked(reading, checkable_fact.observe(reading, Context())) == ["alle 9"]


def test_keeps_silent_without_details(make_reading):
    assert checkable_fact.observe(make_reading("Stanza sporca"), Context()) is None
