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
    assert (seen.reason, seen.strength, seen.spans) == ("checked", 1.0, SPANS)
