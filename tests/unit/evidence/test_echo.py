import math

import pytest

from server.evidence.echo import observation_of
from server.evidence.model import Echo
from server.reading.model import Span

SPANS = (Span(0, 4), Span(6, 9))


@pytest.mark.parametrize(
    ("echo", "reason", "n"),
    [
        (Echo(1, 1), "pair", "2"),
        (Echo(1, 1, 48), "pair-soon", "2"),
        (Echo(1, 1, 48.01), "pair", "2"),
        (Echo(1, 1, 0), "pair-soon", "2"),
        (Echo(2, 1), "why", "3"),
        (Echo(2, 2, 48), "soon", "3"),
        (Echo(2, 2, 49), "why", "3"),
        (Echo(40, 12, 1), "soon", "41"),
        (Echo(2, 2, math.nan), "why", "3"),
        (Echo(2, 2, -1), "why", "3"),
    ],
)
def test_people_and_hours_pick_the_reason(echo, reason, n):
    seen = observation_of(echo)
    assert (seen.reason, seen.words, seen.strength) == (reason, {"n": n}, 1.0)


@pytest.mark.parametrize("authors", [1, 2, 9])
@pytest.mark.parametrize("checked", [False, True])
def test_on_one_page_it_is_said_and_counts_nothing(authors, checked):
    seen = observation_of(Echo(authors, 0, 1.0, SPANS), checked=checked)
    assert (seen.reason, seen.strength, seen.words) == ("one-page", 0.0, {"n": str(authors + 1)})
    assert seen.spans == SPANS


def test_what_a_person_has_checked_is_said():
    seen = observation_of(Echo(1, 1, None, SPANS), checked=True)
    assert (seen.reason, seen.strength, seen.spans) == ("checked-pair", 1.0, SPANS)
    seen = observation_of(Echo(2, 1, None, SPANS), checked=True)
    assert (seen.reason, seen.strength, seen.spans) == ("checked", 1.0, SPANS)


@pytest.mark.parametrize(
    ("words", "strength", "reason"),
    [(7, 0.0, "few-words"), (8, 0.5, "soon"), (11, 0.5, "soon"), (12, 1.0, "soon"), (None, 1.0, "soon")],
)
def test_few_words_are_said_by_many(words, strength, reason):
    seen = observation_of(Echo(2, 2, 1.0, words=words))
    assert (seen.strength, seen.reason) == (strength, reason)


def test_where_nobody_knows_the_pages_it_counts_less():
    seen = observation_of(Echo(2, 0, 1.0, placeless=True))
    assert (seen.strength, seen.reason) == (1.0, "no-page")
    assert observation_of(Echo(2, 1, 1.0, placeless=True)).reason == "soon"
    assert observation_of(Echo(2, 0, 1.0)).reason == "one-page"
