import pytest

from server.evidence import too_short
from server.evidence.model import Context


@pytest.mark.parametrize(("text", "n"), [("Pessimo", "1"), ("Non ci siamo", "3"), ("", "0")])
def test_says_how_few_words_there_are(text, n, make_reading):
    seen = too_short.observe(make_reading(text), Context())
    assert (seen.words, seen.spans) == ({"n": n}, ())


@pytest.mark.parametrize("text", ["Un hotel davvero pessimo", "Fate schifo", "VERGOGNA!!!", "Ladri"])
def test_keeps_silent_where_the_words_say_something(text, make_reading):
    assert too_short.observe(make_reading(text), Context()) is None


def test_keeps_silent_beside_a_detail_or_a_subject(make_reading):
    assert too_short.observe(make_reading("Stanza 4", {"room": ["Stanza 4"]}), Context()) is None
    assert too_short.observe(make_reading("Bagno sporco", aspects=["cleanliness"]), Context()) is None
