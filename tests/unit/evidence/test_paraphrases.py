import pytest

from server.evidence import paraphrases, weigh
from server.evidence.model import Context, Echo
from server.reading.model import Span

PLAIN = "Il posto era molto deludente"


@pytest.mark.parametrize(
    ("echo", "reason", "weight", "score"),
    [
        (Echo(1, 1), "pair", 2.8, 24),
        (Echo(1, 1, 12), "pair-soon", 4.0, 27),
        (Echo(2, 1), "why", 6.0, 32),
        (Echo(2, 2, 47), "soon", 8.0, 37),
        (Echo(30, 30, 1), "soon", 8.0, 37),
        (Echo(5, 0, 1), "one-page", 0.0, 17),
    ],
)
def test_rises_less_than_copies_do(echo, reason, weight, score, make_reading):
    suspicion = weigh(make_reading(PLAIN), Context(paraphrases=echo))
    (only,) = suspicion.evidence
    assert (only.name, only.family, only.weight) == ("paraphrases", "campaign", pytest.approx(weight))
    assert (only.observation.reason, suspicion.score) == (reason, score)
    assert weight <= weigh(make_reading(PLAIN), Context(copies=echo)).evidence[0].weight


def test_marks_what_is_shared_and_leaves_the_details_to_the_customer(make_reading, marked):
    reading = make_reading("Camera 12 alle 9: freddo", {"room": ["Camera 12"], "time": ["alle 9"]})
    context = Context(paraphrases=Echo(1, 1, None, (Span(0, 24),)))
    assert marked(reading, paraphrases.observe(reading, context)) == ["Camera 12 alle 9: freddo"]
    assert {one.name for one in weigh(reading, context).evidence} == {"paraphrases", "lived-detail"}


def test_a_person_who_found_copies_says_nothing_of_paraphrases(make_reading):
    context = Context(paraphrases=Echo(1, 1), contradictions=("copies",))
    assert paraphrases.observe(make_reading(PLAIN), context).reason == "pair"


@pytest.mark.parametrize("context", [Context(), Context(copies=Echo(3, 3)), Context(same_problem=Echo(3, 3))])
def test_keeps_silent_without_paraphrases(context, make_reading):
    assert paraphrases.observe(make_reading(PLAIN), context) is None
