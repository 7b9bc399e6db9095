import pytest

from server.evidence import next_step, threat, weigh
from server.evidence.model import Context

THREATS = [
    "Vi ammazzo tutti",
    "Se non mi ridate i soldi brucio il locale",
    "Stasera vi aspetto fuori",
    "So dove abiti.",
    "Ti spacco la faccia",
    "I'll burn the place down",
    "I will kill you all",
    "I'll be waiting for you outside",
    "Ich bringe euch alle um",
    "Je vais vous tuer",
    "Os voy a matar",
]
HARMLESS = [
    "Il cuoco mi ha urlato: ti ammazzo",
    "Il cameriere mi ha detto che mi aspetta fuori",
    "Vi ammazzo di baci, siete stati splendidi",
    "Ammazza che prezzi",
    "I'll kill you with kindness",
    "The cook shouted: I'll kill you",
    "I'm dying to return, a killer view",
    "Se non mi rimborsate lascio una recensione negativa",
]


@pytest.mark.parametrize("text", THREATS)
@pytest.mark.parametrize("context", [Context(), Context(silence_days=5), Context(reference="verified")])
def test_a_threat_is_reported_whatever_else_is_known(text, context, make_reading):
    reading = make_reading(text)
    suspicion = weigh(reading, context)
    (seen,) = [one for one in suspicion.evidence if one.name == "threat"]
    assert seen.weight == 0
    assert next_step(suspicion, reading, context).code == "report-threat"
    assert threat.is_threat(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_quoted_threat_and_a_figure_of_speech_are_none(text, make_reading):
    assert threat.observe(make_reading(text), Context()) is None
    assert not threat.is_threat(text)


def test_a_threat_in_kind_words_is_said_all_the_same(make_reading):
    reading = make_reading("Che bel locale! Vi ammazzo tutti", not_negative=True)
    suspicion = weigh(reading, Context())
    assert suspicion.score is None
    assert [one.name for one in suspicion.evidence] == ["threat"]
