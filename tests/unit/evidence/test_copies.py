import pytest

from server.evidence import copies, weigh
from server.evidence.model import Context, Echo
from server.reading.model import Span

TEXT = "Camera 12 sporca, state alla larga da questo posto"
SPANS = (Span(0, 9), Span(18, 34))


@pytest.mark.parametrize(
    ("echo", "kinds", "reason"),
    [
        (Echo(1, 1, None, SPANS), (), "pair"),
        (Echo(2, 1, 3.0, SPANS), (), "soon"),
        (Echo(2, 1, 3.0, SPANS), ("price-list",), "soon"),
        (Echo(1, 1, None, SPANS), ("copies",), "checked-pair"),
        (Echo(2, 1, None, SPANS), ("copies",), "checked"),
        (Echo(1, 0, None, SPANS), (), "one-page"),
    ],
)
def test_rises_with_other_people_on_other_pages_and_marks_what_is_shared(
    echo, kinds, reason, make_reading, marked
):
    reading = make_reading(TEXT)
    seen = copies.observe(reading, Context(copies=echo, contradictions=kinds))
    assert marked(reading, seen) == ["Camera 12", "state alla larga"]
    assert seen.reason == reason


@pytest.mark.parametrize(
    ("echo", "weight", "score"),
    [
        (Echo(1, 1), 8.1, 37),
        (Echo(1, 1, 12), 9.9, 42),
        (Echo(2, 1), 15.3, 55),
        (Echo(2, 2, 47), 18.0, 62),
        (Echo(30, 30, 1), 18.0, 62),
        (Echo(5, 0, 1), 0.0, 17),
    ],
)
def test_counts_more_with_more_people_and_less_time(echo, weight, score, make_reading):
    suspicion = weigh(make_reading("Il posto era molto deludente"), Context(copies=echo))
    (only,) = suspicion.evidence
    assert (only.name, only.family, only.weight) == ("copies", "campaign", pytest.approx(weight))
    assert suspicion.score == score


def test_shared_details_do_not_speak_for_a_customer_unless_all_stand_on_one_page(make_reading):
    reading = make_reading("Camera 12 alle 9: freddo", {"room": ["Camera 12"], "time": ["alle 9"]})
    whole = (Span(0, 24),)
    shared = weigh(reading, Context(copies=Echo(1, 1, None, whole)))
    assert [one.name for one in shared.evidence] == ["copies"]
    answered = weigh(reading, Context(copies=Echo(1, 0, None, whole)))
    assert {one.name for one in answered.evidence} == {"copies", "lived-detail"}
    assert answered.score == weigh(reading, Context()).score


@pytest.mark.parametrize(
    "context",
    [
        Context(),
        Context(contradictions=("copies",)),
        Context(paraphrases=Echo(3, 3)),
        Context(same_problem=Echo(3, 3)),
        Context(elsewhere=5),
    ],
)
def test_keeps_silent_without_copies(context, make_reading):
    assert copies.observe(make_reading(TEXT), context) is None
