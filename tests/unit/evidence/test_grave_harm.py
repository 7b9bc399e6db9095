import pytest

from server.evidence import grave_harm, next_step, weigh
from server.evidence.model import Context

TOLD = [
    "Mia madre è morta di intossicazione dopo aver mangiato da voi. Abbiamo la cartella clinica.",
    "Dopo la cena siamo finiti tutti al pronto soccorso con la flebo.",
    "Mia figlia si è fatta male sullo scivolo rotto e nessuno è venuto.",
    "Ho avuto uno shock anafilattico: avevo detto delle noci.",
    "Il vostro cuoco mi ha minacciato con un coltello.",
    "My mother died of food poisoning after eating at your restaurant.",
    "My wife slipped in the shower and broke her wrist.",
    "We had to call an ambulance for my son.",
    "Wir sind im Krankenhaus gelandet.",
    "Nous avons fini aux urgences.",
    "Acabamos en urgencias.",
]
SPARED = [
    "Siamo morti di caldo in camera",
    "Sono morto dal ridere, poi lo shock del conto",
    "Non siamo finiti in ospedale solo per fortuna",
    "Mi ha fatto morire dal ridere",
    "Un tiramisù da morire e una fame da morire",
    "Luckily we did not have to call an ambulance",
    "I died laughing",
    "Nobody died, and nobody was hospitalised",
    "The tiramisu is to die for and the view is a killer",
]


@pytest.mark.parametrize("text", TOLD)
def test_harm_that_was_told_is_seen_and_a_person_answers(text, make_reading):
    reading = make_reading(text)
    suspicion = weigh(reading, Context())
    (seen,) = [one for one in suspicion.evidence if one.name == "grave-harm"]
    assert seen.weight == 0
    assert next_step(suspicion, reading, Context()).code == "answer-in-person"


@pytest.mark.parametrize("text", SPARED)
def test_what_did_not_happen_or_is_a_figure_of_speech_is_no_harm(text, make_reading):
    assert grave_harm.observe(make_reading(text), Context()) is None


def test_even_a_verified_customer_is_called_first(make_reading):
    reading = make_reading("Siamo finiti al pronto soccorso")
    known = Context(reference="verified")
    assert next_step(weigh(reading, known), reading, known).code == "answer-in-person"


def test_harm_leaves_the_suspicion_where_it_was(make_reading):
    told = weigh(make_reading("La cena era fredda. Siamo finiti al pronto soccorso."), Context())
    untold = weigh(make_reading("La cena era fredda. Siamo tornati presto in albergo."), Context())
    assert told.score == untold.score
