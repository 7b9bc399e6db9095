import pytest

from server.evidence import hearsay, next_step, weigh
from server.evidence.model import Context


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mi hanno detto che il servizio è pessimo", ["Mi hanno detto che"]),
        ("Un amico mi ha raccontato che la cucina è un disastro", ["Un amico mi ha raccontato"]),
        ("Dicono che siete ladri", ["Dicono che"]),
        ("I heard that the rooms are dirty", ["I heard that"]),
        ("A friend told me the kitchen is dirty", ["A friend told me"]),
        ("Una amiga me contó que la cocina es un desastre", ["Una amiga me contó"]),
        ("Des amis m'ont dit de ne pas y aller", ["Des amis m'ont dit"]),
        ("Ein Freund hat mir erzählt, wie es dort ist", ["Ein Freund hat mir erzählt"]),
        ("Mi hanno detto che in cucina ci sono i topi", ["Mi hanno detto che"]),
        (
            "Un'amica che ci ha cenato dice che il pesce era vecchio",
            ["Un'amica che ci ha cenato dice che"],
        ),
        (
            "Never been there but my cousin says they serve frozen food",
            ["Never been there but", "my cousin says they"],
        ),
        ("Me han dicho que en la cocina hay ratas", ["Me han dicho que"]),
        ("On m'a dit qu'il y a des cafards", ["On m'a dit qu'"]),
        ("Man hat mir gesagt, dass es dort Mäuse gibt", ["Man hat mir gesagt, dass"]),
        (
            "Ich war nie dort, aber man hört nur Schlechtes",
            ["Ich war nie dort, aber", "man hört nur Schlechtes"],
        ),
        (
            "Non ci sono mai stato ma mi hanno detto che fate schifo",
            ["Non ci sono mai stato ma", "mi hanno detto che"],
        ),
    ],
)
def test_marks_where_the_complaint_comes_from(text, words, make_reading, marked):
    reading = make_reading(text)
    seen = hearsay.observe(reading, Context())
    assert marked(reading, seen) == words
    assert (seen.reason, seen.strength) == ("why", 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mi hanno detto alla reception che la camera non era pronta",
        "Mi hanno detto che la camera non era pronta",
        "Mi ha detto il cameriere che la cucina era chiusa",
        "At the desk they told me that the room was not ready",
        "Sul sito dicono che la colazione è inclusa",
        "Mi hanno detto alla reception che in cucina ci sono i topi",
        "They told us at the desk there are rats in the kitchen",
        "Me han dicho en recepción que hay ratas",
        "On m'a dit à la réception qu'il y a des cafards",
        "Man hat mir an der Rezeption gesagt, dass es Mäuse gibt",
    ],
)
def test_what_the_staff_said_is_first_hand(text, make_reading):
    assert hearsay.observe(make_reading(text), Context()) is None


@pytest.mark.parametrize(
    "text",
    [
        "Un amico mi ha raccontato che la cucina è un disastro e abbiamo mangiato male anche noi",
        "Abbiamo mangiato male, e un amico mi ha raccontato lo stesso",
        "A friend told me the rooms are dirty, and our room was dirty too",
        "Un amico mi ha detto che la sua camera era sporca, la nostra invece aveva il bagno rotto",
    ],
)
def test_who_has_a_story_of_ones_own_may_also_say_what_others_heard(text, make_reading):
    assert hearsay.observe(make_reading(text), Context()) is None


def test_it_raises_a_little_and_asks_what_happened(make_reading):
    reading = make_reading("Mi hanno detto che il servizio è pessimo")
    suspicion = weigh(reading, Context())
    assert [(one.name, one.weight) for one in suspicion.evidence] == [("hearsay", 2.0)]
    assert (suspicion.score, suspicion.band) == (22, "likely-customer")
    assert next_step(suspicion, reading, Context()).code == "ask-what"


def test_praise_from_others_is_not_weighed(make_reading):
    reading = make_reading("Un amico mi ha raccontato meraviglie", not_negative=True)
    assert hearsay.observe(reading, Context()) is None
    assert weigh(reading, Context()).band == "not-negative"


@pytest.mark.parametrize(
    ("text", "staff", "seen"),
    [
        ("Alla reception mi hanno detto che ci sono i topi", "Alla reception", False),
        ("Ho visto la reception. Mi hanno detto che ci sono i topi", "reception", True),
        ("Mi hanno detto che ci sono i topi alla reception", "reception", True),
    ],
)
def test_staff_named_before_is_who_said_it(text, staff, seen, make_reading):
    reading = make_reading(text.replace("Ho visto", "Bella"), {"staff": [staff]})
    assert (hearsay.observe(reading, Context()) is not None) is seen


def test_a_room_named_before_is_not_who_said_it(make_reading):
    reading = make_reading("Camera 12: mi hanno detto che ci sono i topi", {"room": ["Camera 12"]})
    assert hearsay.observe(reading, Context()) is not None
