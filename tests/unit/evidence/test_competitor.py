import pytest

from server.evidence import competitor
from server.evidence.model import Context


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("Pessimi, andate dal Bar Roma in via Verdi 3, costa la metà", ["Bar Roma in via Verdi 3"], "why"),
        (
            "Ho pagato 89 euro la stessa crema che da Profumeria Lilla, via Mazzini 14, costa 45",
            ["Profumeria Lilla, via Mazzini 14"],
            "why",
        ),
        (
            "Sono cliente dell'Hotel Miramare da anni, lì sì che sanno lavorare",
            ["Hotel Miramare"],
            "loyalty",
        ),
        ("Sono cliente dell’hotel Miramare", ["hotel Miramare"], "loyalty"),
        ("andate dal bar roma in via verdi 3", ["bar roma in via verdi 3"], "why"),
        ("ANDATE DAL BAR ROMA", ["BAR ROMA"], "why"),
        ("Terrible, go to Bar Roma on Verdi Street 3 instead", ["Bar Roma on Verdi Street 3"], "why"),
    ],
)
def test_marks_the_business_that_is_recommended(text, words, reason, make_reading, marked):
    reading = make_reading(text)
    seen = competitor.observe(reading, Context())
    assert marked(reading, seen) == words
    assert (seen.reason, seen.words) == (reason, {"name": words[0]})


def test_a_recommendation_outweighs_loyalty(make_reading):
    reading = make_reading("Sono cliente dell'Hotel Miramare, andate dal Bar Roma")
    assert competitor.observe(reading, Context()).reason == "why"


def test_a_listed_competitor_is_seen_wherever_it_is_named(make_reading, marked):
    reading = make_reading("Ieri da girasole blu, oggi qui. Che differenza con Girasole Blu!")
    seen = competitor.observe(reading, Context(competitors=("", "  ", "Girasole Blu", "Altro")))
    assert marked(reading, seen) == ["girasole blu", "Girasole Blu"]
    assert seen.reason == "known"


def test_a_listed_name_inside_another_word_is_not_seen(make_reading):
    assert competitor.observe(make_reading("Girasoles (bello)"), Context(competitors=("Girasole",))) is None


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Hotel Paradiso", "Meglio andare al Paradiso", ["Paradiso"]),
        ("Hotel Paradiso", "Meglio l'Hotel Paradiso", ["Hotel Paradiso"]),
        ("Hotel Paradiso", "Qui è un paradiso", None),
        ("Hotel Paradiso", "Siamo in via Paradiso", None),
        ("Hotel Paradiso", "Andiamo al paradiso", None),
        ("Hotel Paradiso", "Meglio un altro Hotel", None),
        ("Ristorante La Pergola", "Meglio andare a mangiare alla Pergola", ["Pergola"]),
        ("Ristorante La Pergola", "Sotto una pergola", None),
        ("Bar Centrale", "Di fronte alla Stazione Centrale", None),
        ("Bar Centrale", "Meglio il Centrale", ["Centrale"]),
        ("Hotel Italia", "Il peggiore dell'Italia, anzi l'Italia intera", None),
        ("Bar Uno", "Meglio il Uno", None),
        ("Paradiso", "meglio paradiso", ["paradiso"]),
        ("Hotel Miramar", "Mieux, l’Miramar", ["Miramar"]),
    ],
)
def test_the_special_part_of_a_listed_name_is_enough_after_an_article(
    name, text, words, make_reading, marked
):
    reading = make_reading(text)
    seen = competitor.observe(reading, Context(competitors=(name,)))
    assert marked(reading, seen) == words
    assert seen is None or words == ["Hotel Paradiso"] or seen.reason == "known"


@pytest.mark.parametrize("text", ["", "Meglio andare altrove", "Hotel Roma in via Verdi 3: pessimo"])
def test_keeps_silent_where_nobody_is_recommended(text, make_reading):
    assert competitor.observe(make_reading(text), Context()) is None
