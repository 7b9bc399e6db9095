import pytest

from server.evidence import review_trade, weigh
from server.evidence.model import Context
from server.evidence.steps import next_step


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


EXTORTION = (
    "Se entro domani non ricevo 300 euro, scriverò dieci recensioni negative su TripAdvisor.",
    "se non mi rimborsate 300 euro entro domani pubblico dieci recensioni negative… con i miei amici",
    "Pagate o vi distruggo la reputazione online.",
    "If you do not refund me 300 euros by tomorrow I will post ten negative reviews",
    "Se non ci versate 500 euro pubblicheremo decine di recensioni a una stella",
    "Se non mi regalate una cena, rovino il vostro locale su TripAdvisor",
    "Mandate 1000 euro in criptovaluta entro 24 ore o distruggeremo la vostra reputazione su Google",
)
DOUBT = (
    "Mi dia uno sconto del 50% o le lascio una stella.",
    "Se non mi fate uno sconto di 200 euro scrivo una recensione pessima su TripAdvisor.",
    "Give me a discount or I leave a bad review",
)
OFFERS = (
    "Possiamo eliminare le vostre recensioni negative su Google, 150 euro a recensione.",
    "Vendo pacchetti di like e recensioni verificate, prezzi da 5 euro",
    "Aumentiamo il vostro punteggio su Google con recensioni reali di utenti italiani: preventivo gratuito",
)
CUSTOMERS = (
    "se non mi rimborsate scriverò una recensione onesta",
    "voglio il rimborso o vado dall'avvocato",
    "Se non mi rimborsate i 300 euro scrivo una recensione negativa e basta",
    "Se non avessi letto dieci recensioni negative non ci avrei creduto",
    "Non hanno rimborsato i 300 euro e ora trovo decine di recensioni negative come la mia",
    "Se il rimborso non arriva scriverò una recensione e andrò dall'avvocato",
    "Pagate il personale o vi rovinate da soli",
    "Se non mi rimborsate scrivo due recensioni negative, una su Google e una su Booking",
    "Se non ci rimborsate, noi quattro lasceremo quattro recensioni negative",
    "Se non pagate i fornitori, non rovino io il vostro hotel: ci pensate da soli",
    "If you don't book early we will ruin our trip; the hotel is full",
    "If you do not refund me I will write an honest one star review",
    "If you don't pay attention they ruin your stay at this hotel",
)


@pytest.mark.parametrize(
    ("texts", "reason", "trade", "extortion"),
    [
        (EXTORTION, {"extortion"}, True, True),
        (DOUBT, {"doubt"}, False, False),
        (OFFERS, {"offer"}, True, False),
        (CUSTOMERS, {None, "pressure"}, False, False),
    ],
)
def test_money_against_many_reviews_is_extortion_and_a_customer_is_not(
    texts, reason, trade, extortion, make_reading
):
    for text in texts:
        reading = make_reading(text)
        seen = review_trade.observe(reading, Context())
        assert (seen.reason if seen else None) in reason, text
        assert review_trade.is_trade(reading) is trade, text
        assert review_trade.is_extortion(text) is extortion, text


@pytest.mark.parametrize("text", EXTORTION)
def test_a_ransom_is_no_fact_to_check_and_the_step_is_to_report_it(text, make_reading):
    reading = make_reading(text)
    suspicion = weigh(reading, Context())
    assert [each.name for each in suspicion.evidence if each.weight < 0] == []
    assert next_step(suspicion, reading, Context()).code == "report-extortion"


@pytest.mark.parametrize("text", [*CUSTOMERS, *DOUBT])
def test_where_it_is_in_doubt_no_step_speaks_of_a_crime(text, make_reading):
    reading = make_reading(text)
    step = next_step(weigh(reading, Context()), reading, Context())
    assert step.code not in ("report-extortion", "report-offer")
