import pytest

from server.evidence import review_trade
from server.evidence.model import Context


@pytest.mark.parametrize(
    ("text", "reason", "words"),
    [
        (
            "Le pubblichiamo 10 recensioni a 5 stelle a 100 euro",
            "offer",
            ["Le pubblichiamo 10 recensioni a 5 stelle a 100 euro"],
        ),
        (
            "300 euro in bitcoin o mille recensioni negative",
            "extortion",
            ["300 euro in bitcoin o mille recensioni negative"],
        ),
        ("Rimborsatemi o vi riempio di recensioni negative", "extortion", ["vi riempio di recensioni"]),
        (
            "Se non mi rimborsate lascio una recensione negativa",
            "pressure",
            ["Se non mi rimborsate lascio una recensione negativa"],
        ),
        (
            "Vi do 5 stelle se mi rimborsate 100 euro, altrimenti recensione negativa",
            "pressure",
            ["rimborsate 100 euro, altrimenti recensione negativa"],
        ),
        (
            "Rimborso di 300 euro in bitcoin o mille recensioni negative",
            "extortion",
            ["300 euro in bitcoin o mille recensioni negative"],
        ),
        (
            "Datemi 300 euro o scrivo una recensione negativa",
            "extortion",
            ["300 euro o scrivo una recensione negativa"],
        ),
        (
            "Pay me back 100 euros or I leave a one star review",
            "pressure",
            ["Pay me back 100 euros or I leave a one star review"],
        ),
        (
            "Wir veröffentlichen 10 Fünf-Sterne-Bewertungen für 100 Euro",
            "offer",
            ["10 Fünf-Sterne-Bewertungen für 100 Euro"],
        ),
        (
            "Cancelliamo le vostre recensioni negative, solo 99 euro l'una",
            "offer",
            ["Cancelliamo le vostre recensioni negative"],
        ),
        (
            "We can post 20 five star Google reviews for 150 euros",
            "offer",
            ["20 five star Google reviews for 150 euros"],
        ),
        (
            "Give us a free dinner or I'll write a bad review",
            "extortion",
            ["free dinner or I'll write a bad review"],
        ),
        (
            "We will post 10 five star reviews for 100 euros",
            "offer",
            ["We will post 10 five star reviews for 100 euros"],
        ),
        (
            "If you don't refund me I will leave a bad review",
            "pressure",
            ["If you don't refund me I will leave a bad review"],
        ),
    ],
)
def test_tells_trade_from_a_customers_pressure(text, reason, words, make_reading, marked):
    reading = make_reading(text)
    seen = review_trade.observe(reading, Context())
    assert marked(reading, seen) == words
    assert seen.reason == reason


@pytest.mark.parametrize("text", ["", "Ho letto 10 recensioni", "Questa è la mia prima recensione negativa"])
def test_keeps_silent_where_reviews_are_only_mentioned(text, make_reading):
    assert review_trade.observe(make_reading(text), Context()) is None
