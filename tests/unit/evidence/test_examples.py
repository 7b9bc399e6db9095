"""The examples of the features, each with an English twin, from the words to the band."""

import pytest

from server.evidence import NEUTRAL, explain, next_step, weigh
from server.evidence.model import Context, Echo
from server.reading import read
from server.reading.model import Span

LIVED = (
    "Camera 12, il 3 agosto: il condizionatore perdeva acqua sul letto, "
    "la reception ha risposto dopo due ore",
    "Room 12, on 3 August: the air conditioning leaked on the bed, "
    "and the reception answered after two hours",
)
PRICE = (
    "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45",
    "I paid 89 euros for the same cream that at Lilla Perfumes, 14 Mazzini Street, costs 45",
)

# feature, text, band, next step, and the words that each signal marks
EXAMPLES = [
    (
        "F1 it",
        "Pessimi, andate dal Bar Roma in via Verdi 3, costa la metà",
        "to-check",
        "check-price",
        {"competitor": ["Bar Roma in via Verdi 3"], "price-claim": ["costa la metà"]},
    ),
    (
        "F1 en",
        "Terrible, go to Bar Roma on Verdi Street 3 instead, it costs half",
        "to-check",
        "check-price",
        {"competitor": ["Bar Roma on Verdi Street 3"], "price-claim": ["costs half"]},
    ),
    (
        "F3 it, generic",
        "Fate schifo, state alla larga",
        "to-check",
        "ask-what",
        {"bare-insult": ["Fate schifo", "state alla larga"]},
    ),
    (
        "F3 en, generic",
        "You suck, stay away",
        "to-check",
        "ask-what",
        {"bare-insult": ["You suck", "stay away"]},
    ),
    (
        "F4 it",
        PRICE[0],
        "to-check",
        "check-price",
        {
            "competitor": ["Profumeria Lilla, via Mazzini 14"],
            "price-claim": ["Ho pagato 89 euro", "costa 45"],
        },
    ),
    (
        "F4 en",
        PRICE[1],
        "to-check",
        "check-price",
        {
            "competitor": ["Lilla Perfumes, 14 Mazzini Street"],
            "price-claim": ["paid 89 euros", "costs 45"],
        },
    ),
    (
        "F5 it",
        "Sono cliente dell'Hotel Miramare da anni, lì sì che sanno lavorare",
        "to-check",
        "ask-reference",
        {"competitor": ["Hotel Miramare"]},
    ),
    (
        "F5 en",
        "I have been a customer of the Hotel Miramare for years, they really know their job",
        "to-check",
        "ask-reference",
        {"competitor": ["Hotel Miramare"]},
    ),
    (
        "F6 it",
        "VERGOGNA!!! mai più!!!!!!",
        "likely-customer",
        "calm-reply",
        {"impulse": ["VERGOGNA!!!", "mai più!!!!!!"]},
    ),
    (
        "F6 en",
        "SHAME ON YOU!!! never again!!!!!!",
        "likely-customer",
        "calm-reply",
        {"impulse": ["SHAME ON YOU!!!", "never again!!!!!!"]},
    ),
    (
        "F7 it",
        "Tre motivi per NON prenotare qui, link in bio, seguitemi per la parte 2 #deinfluencing",
        "to-check",
        "facts-reply",
        {"creator": ["link in bio", "seguitemi", "per la parte 2", "#deinfluencing"]},
    ),
    (
        "F7 en",
        "Three reasons NOT to book here, link in bio, follow for part 2 #deinfluencing",
        "to-check",
        "facts-reply",
        {"creator": ["link in bio", "follow for part 2", "#deinfluencing"]},
    ),
    (
        "F8 it, offer",
        "Le pubblichiamo 10 recensioni a 5 stelle a 100 euro",
        "to-check",
        "report-offer",
        {"review-trade": ["Le pubblichiamo 10 recensioni a 5 stelle a 100 euro"]},
    ),
    (
        "F8 en, offer",
        "We will post 10 five star reviews for 100 euros",
        "to-check",
        "report-offer",
        {"review-trade": ["We will post 10 five star reviews for 100 euros"]},
    ),
    (
        "F8 it, extortion",
        "300 euro in bitcoin o mille recensioni negative",
        "to-check",
        "report-extortion",
        {"review-trade": ["300 euro in bitcoin o mille recensioni negative"]},
    ),
    (
        "F8 en, extortion",
        "300 euros in bitcoin or a thousand negative reviews",
        "to-check",
        "report-extortion",
        {"review-trade": ["300 euros in bitcoin or a thousand negative reviews"]},
    ),
]


# F10 and F11: the motives too, and how many points they leave the score away from where it was.
WHO_AND_WHY = [
    (
        "F10 it",
        "Due ore al telefono e poi mi hanno pure riso in faccia",
        {"lived-detail": ["Due ore"]},
        ("time-lost", "offended"),
        "likely-customer",
        "reply",
    ),
    (
        "F10 en",
        "Two hours on the phone and then they even laughed in my face",
        {"checkable-fact": ["Two hours"]},
        ("time-lost", "offended"),
        "likely-customer",
        "reply",
    ),
    (
        "F11 it",
        "Ci ho lavorato due stagioni, pagano in nero",
        {"former-employee": ["Ci ho lavorato due stagioni", "pagano in nero"]},
        ("money",),
        "likely-customer",
        "hear-adviser",
    ),
    (
        "F11 en",
        "I worked here for two seasons, they pay off the books",
        {"former-employee": ["I worked here for two seasons", "they pay off the books"]},
        (),
        "likely-customer",
        "hear-adviser",
    ),
]


@pytest.mark.parametrize(
    ("text", "signals", "motives", "band", "step"),
    [one[1:] for one in WHO_AND_WHY],
    ids=[one[0] for one in WHO_AND_WHY],
)
def test_why_somebody_writes_and_who_it_may_be(text, signals, motives, band, step):
    reading = read(text)
    suspicion = weigh(reading, Context())
    marked = {
        one.name: [span.of(reading.text) for span in one.observation.spans] for one in suspicion.evidence
    }
    assert marked == signals
    assert reading.motives == motives
    assert (suspicion.band, next_step(suspicion, reading, Context()).code) == (band, step)
    assert suspicion.score <= NEUTRAL


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Mi hanno detto che la cucina è sporca e il personale ruba", "hearsay"),
        ("I heard that the kitchen is filthy and the staff steal", "hearsay"),
        ("Il pacco è in ritardo, il corriere non risponde, la taglia delle scarpe è sbagliata", "off-topic"),
        ("The parcel never came, the courier lost it, the shoes were the wrong size", "off-topic"),
    ],
)
def test_a_hint_raises_a_little_and_is_no_reason_to_suspect(text, signal):
    suspicion = weigh(read(text), Context(business_kind="hotel"))
    assert [one.name for one in suspicion.evidence] == [signal]
    assert (suspicion.score, suspicion.band) == (22, "likely-customer")


@pytest.mark.parametrize(
    ("text", "band", "step", "signals"), [one[1:] for one in EXAMPLES], ids=[one[0] for one in EXAMPLES]
)
def test_an_example_lies_in_its_band_with_its_signals(text, band, step, signals):
    reading = read(text)
    suspicion = weigh(reading, Context())
    marked = {
        one.name: [span.of(reading.text) for span in one.observation.spans] for one in suspicion.evidence
    }
    assert marked == signals
    assert (suspicion.band, suspicion.ceiling) == (band, 59)
    assert next_step(suspicion, reading, Context()).code == step


@pytest.mark.parametrize("text", LIVED, ids=["it", "en"])
def test_lived_detail_is_a_likely_customer_with_at_least_four_marks(text):
    suspicion = weigh(read(text), Context())
    assert suspicion.band == "likely-customer"
    assert suspicion.score < NEUTRAL
    (only,) = suspicion.evidence
    assert only.name == "lived-detail"
    assert len(only.observation.spans) >= 4


def test_impulse_leaves_the_suspicion_where_it_was():
    assert weigh(read("VERGOGNA!!! mai più!!!!!!"), Context()).score == NEUTRAL == 17


@pytest.mark.parametrize("text", [one[1] for one in EXAMPLES if one[0].startswith("F8")])
def test_trade_in_reviews_reaches_the_ceiling_of_words(text):
    assert weigh(read(text), Context()).score == 59


@pytest.mark.parametrize("text", PRICE, ids=["it", "en"])
def test_the_price_that_was_not_paid(text):
    """The first seed from beginning to end: words, the price list, silence."""
    reading = read(text)
    listed = weigh(reading, Context(contradictions=("price-list",)))
    assert (listed.band, listed.ceiling) == ("suspicious", 79)
    silent = weigh(reading, Context(contradictions=("price-list",), silence_days=4))
    assert (silent.band, silent.ceiling) == ("probable-campaign", 100)
    found = weigh(reading, Context(reference="verified"))
    assert found.band == "likely-customer"


@pytest.mark.parametrize(
    "text",
    [
        "Se non mi rimborsate i 120 euro lascio una recensione negativa ovunque",
        "ladri!!! la camera 7 puzzava di muffa e alle 23 la reception era chiusa",
        "Ho pagato 120 euro a notte, troppo caro per una stanza con il bagno rotto",
        "PESSIMA ESPERIENZA, IL BAGNO ERA SPORCO E NESSUNO HA RISPOSTO",
        "colazzione scarsa, letto duro, perche nn cambiate i materassi???",
        "The shower was cold, the room smelled and nobody cared",
    ],
)
def test_angry_misspelt_and_shouted_complaints_are_likely_customers(text):
    assert weigh(read(text), Context()).band == "likely-customer"


COPIED = (
    "Servizio vergognoso e personale scortese, non prenotate in questo albergo",
    "Shameful service and rude staff, do not book in this hotel",
)
LIFT = ("L'ascensore era guasto e siamo saliti a piedi", "The lift was broken and we had to take the stairs")


def shared(text):
    return (Span(0, len(text)),)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            COPIED[0],
            "it",
            "Possibile campagna: 3 commenti uguali o molto simili, di autori diversi e su più pagine, "
            "in meno di 48 ore.",
        ),
        (
            COPIED[1],
            "en",
            "Possible campaign: 3 comments that are the same or very similar, by different authors and on "
            "several pages, within 48 hours.",
        ),
    ],
)
def test_three_copies_within_two_days_are_a_possible_campaign(text, language, said):
    """F14, first half: not before there are three, and never on one page."""
    reading = read(text)
    context = Context(copies=Echo(authors=2, pages=2, hours=30, spans=shared(reading.text)))
    suspicion = weigh(reading, context)
    copies = next(one for one in suspicion.evidence if one.name == "copies")
    assert (suspicion.band, suspicion.ceiling) == ("suspicious", 79)
    assert explain(copies, language).why == said
    assert [span.of(reading.text) for span in copies.observation.spans] == [reading.text]
    step = next_step(suspicion, reading, context, language=language)
    assert step.code == "compare"
    assert step.title in ("Confronta i commenti fianco a fianco", "Compare the comments side by side")
    two = weigh(reading, Context(copies=Echo(1, 1, 30, shared(reading.text))))
    assert (two.band, two.ceiling) == ("to-check", 79)
    quoted = weigh(reading, Context(copies=Echo(2, 0, 30, shared(reading.text))))
    assert (quoted.score, quoted.ceiling) == (weigh(reading, Context()).score, 59)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            LIFT[0],
            "it",
            "Lo stesso problema segnalato da 2 persone con parole loro: di solito è un problema vero.",
        ),
        (
            LIFT[1],
            "en",
            "The same problem is reported by 2 people in words of their own: usually it is a real one.",
        ),
    ],
)
def test_a_lift_that_two_guests_found_broken_is_probably_broken(text, language, said):
    """F14, second half."""
    reading = read(text)
    alone = weigh(reading, Context())
    both = weigh(reading, Context(same_problem=Echo(authors=1, pages=0, spans=shared(reading.text))))
    lowered = next(one for one in both.evidence if one.name == "same-problem")
    assert both.score < alone.score
    assert (both.band, both.ceiling) == ("likely-customer", 59)
    assert explain(lowered, language).why == said


@pytest.mark.parametrize("text", COPIED, ids=["it", "en"])
def test_a_campaign_and_a_checked_fact_open_the_highest_band(text):
    reading = read(text)
    copies = Echo(2, 2, 30, shared(reading.text))
    checked = weigh(reading, Context(copies=copies, contradictions=("closed-that-day",)))
    assert (checked.band, checked.ceiling) == ("probable-campaign", 100)
    same = weigh(reading, Context(copies=copies, contradictions=("copies",)))
    assert (same.band, same.ceiling) == ("suspicious", 79)
