import pytest

from server.evidence import price_claim
from server.evidence.model import Context


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pessimi, andate dal Bar Roma in via Verdi 3, costa la metà", ["costa la metà"]),
        (
            "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45",
            ["Ho pagato 89 euro", "costa 45"],
        ),
        ("Lo trovate a 20 euro in meno da Elettro Sud", ["20 euro in meno"]),
        (
            "I paid 120 dollars for the serum that Sephora sells for 60",
            ["paid 120 dollars", "sells for 60"],
        ),
        ("Costa la meta' altrove", ["Costa la meta'"]),
    ],
)
def test_marks_the_two_sides_of_the_comparison(text, words, make_reading, marked):
    reading = make_reading(text)
    assert marked(reading, price_claim.observe(reading, Context())) == words


@pytest.mark.parametrize("text", ["", "Caro", "Troppo costoso", "Ho pagato 120 euro a notte"])
def test_keeps_silent_where_nothing_is_compared(text, make_reading):
    assert price_claim.observe(make_reading(text), Context()) is None
