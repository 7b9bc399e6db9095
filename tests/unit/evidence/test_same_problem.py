import pytest

from server.evidence import explain, same_problem, weigh
from server.evidence.model import Context, Echo
from server.reading.model import Span

PLAIN = "L'ascensore era rotto da giorni"


@pytest.mark.parametrize(
    ("authors", "weight", "score", "n"),
    [(1, -1.2, 14, "2"), (2, -1.6, 13, "3"), (3, -2.0, 12, "4"), (50, -2.0, 12, "51")],
)
def test_lowers_with_every_person_up_to_three_others(authors, weight, score, n, make_reading):
    suspicion = weigh(make_reading(PLAIN), Context(same_problem=Echo(authors, 0)))
    (only,) = suspicion.evidence
    assert (only.name, only.family, only.weight) == ("same-problem", "campaign", pytest.approx(weight))
    assert only.observation.words == {"n": n}
    assert (suspicion.score, suspicion.ceiling) == (score, 59)
    assert explain(only, "it").why == (
        f"Lo stesso problema segnalato da {n} persone con parole loro: di solito è un problema vero."
    )


@pytest.mark.parametrize("pages", [0, 1, 7])
@pytest.mark.parametrize("hours", [None, 1.0, 900.0])
def test_pages_and_hours_change_nothing(pages, hours, make_reading):
    echo = Echo(1, pages, hours)
    assert same_problem.observe(make_reading(PLAIN), Context(same_problem=echo)).strength == 0.6


def test_marks_what_is_shared_and_takes_no_detail_away(make_reading, marked):
    reading = make_reading("Camera 12 alle 9: freddo", {"room": ["Camera 12"], "time": ["alle 9"]})
    context = Context(same_problem=Echo(1, 0, None, (Span(0, 24),)))
    assert marked(reading, same_problem.observe(reading, context)) == ["Camera 12 alle 9: freddo"]
    assert {one.name for one in weigh(reading, context).evidence} == {"same-problem", "lived-detail"}


@pytest.mark.parametrize("context", [Context(), Context(copies=Echo(3, 3)), Context(paraphrases=Echo(3, 3))])
def test_keeps_silent_where_nobody_else_tells_of_it(context, make_reading):
    assert same_problem.observe(make_reading(PLAIN), context) is None
