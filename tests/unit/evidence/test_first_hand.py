import pytest

from server.evidence import checkable_fact, lived_detail
from server.evidence.first_hand import details_of
from server.evidence.model import Context

TOLD = "Mi hanno detto che in cucina ci sono i topi"


@pytest.mark.parametrize(
    ("text", "details", "left"),
    [
        (TOLD, {"place": ["in cucina"]}, []),
        (f"{TOLD}. Camera 12", {"place": ["in cucina"], "room": ["Camera 12"]}, ["Camera 12"]),
        (f"Camera 12. {TOLD}", {"place": ["in cucina"], "room": ["Camera 12"]}, ["Camera 12"]),
        ("Abbiamo visto i topi in cucina", {"place": ["in cucina"]}, ["in cucina"]),
        (
            "Abbiamo cenato lì e mi hanno detto che in cucina ci sono i topi",
            {"place": ["in cucina"]},
            ["in cucina"],
        ),
        ("Le pubblichiamo 10 recensioni a 5 stelle a 100 euro", {"price": ["100 euro"]}, []),
        ("300 euro o mille recensioni negative", {"price": ["300 euro"]}, []),
        (
            "Se non mi rimborsate 100 euro lascio una recensione negativa",
            {"price": ["100 euro"]},
            ["100 euro"],
        ),
        ("Camera sporca", {}, []),
    ],
)
def test_leaves_what_others_told_and_the_figures_of_a_trade(text, details, left, make_reading):
    reading = make_reading(text, details)
    assert [one.span.of(text) for one in details_of(reading, Context())] == left


def test_what_is_told_by_others_is_no_first_hand_experience_and_no_fact(make_reading):
    reading = make_reading(TOLD, {"place": ["in cucina"]})
    assert lived_detail.observe(reading, Context()) is None
    assert checkable_fact.observe(reading, Context()) is None
    beside = make_reading(f"{TOLD}. Camera 12", {"place": ["in cucina"], "room": ["Camera 12"]})
    assert lived_detail.observe(beside, Context()) is None
    assert checkable_fact.observe(beside, Context()).words == {"fact": "Camera 12"}


def test_an_offer_does_not_stay_vague_for_its_price(make_reading):
    text = "Wir veröffentlichen 10 Fünf-Sterne-Bewertungen für 100 Euro"
    assert checkable_fact.observe(make_reading(text, {"price": ["100 Euro"]}), Context()) is None
