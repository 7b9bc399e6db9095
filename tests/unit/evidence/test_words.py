import string
import tomllib
from pathlib import Path

import pytest

from server.evidence import explain, words
from server.evidence.model import Observation, Weighed
from server.evidence.phrasebook import PHRASES
from server.evidence.table import WEIGHTS
from server.evidence.words import title_of

TABLES = {
    language: tomllib.loads((Path(words.__file__).parent / "words" / f"{language}.toml").read_text("utf-8"))
    for language in ("it", "en")
}
LEAVES = [
    (language, group, name, key, sentence)
    for language, table in TABLES.items()
    for group in ("signals", "steps")
    for name, entry in table[group].items()
    for key, sentence in entry.items()
]
ACCUSING = ("bugiard", "mente", "mentito", "falso", "liar", "lying", "fake")


def places(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def shape(value):
    return {key: shape(inner) for key, inner in value.items()} if isinstance(value, dict) else places(value)


def test_both_languages_say_the_same_things_with_the_same_places():
    assert shape(TABLES["it"]) == shape(TABLES["en"])


def test_every_signal_and_every_reason_has_its_sentence():
    signals = TABLES["it"]["signals"]
    assert set(signals) == set(WEIGHTS)
    for phrase in PHRASES:
        assert phrase.reason == "none" or phrase.reason in signals[phrase.signal]
    for name, weight in WEIGHTS.items():
        assert {*weight.strengths, *weight.uncapped} <= set(signals[name])


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("name", WEIGHTS)
def test_a_signal_is_called_by_its_title(language, name):
    assert title_of(name, language) == TABLES[language]["signals"][name]["title"]


@pytest.mark.parametrize(("language", "group", "name", "key", "sentence"), LEAVES)
def test_sentences_are_short_and_call_nobody_a_liar(language, group, name, key, sentence):
    assert sentence == sentence.strip()
    assert sentence[0].isupper() or sentence[0] in "«“"
    assert len(sentence) <= 190
    assert sentence.endswith(".") == (key != "title")
    assert not any(word in sentence.lower().split() for word in ACCUSING)


def test_the_places_are_filled():
    seen = Observation(words={"n": "4"})
    said = explain(Weighed("lived-detail", "text", -5, seen), "it")
    assert said.title == "Esperienza vissuta"
    assert said.why == ("Ci sono 4 dettagli che si possono verificare: di solito li racconta chi c'è stato.")


def test_the_reason_picks_the_sentence():
    seen = Observation(reason="loyalty", words={"name": "Hotel Miramare"})
    it, en = (explain(Weighed("competitor", "text", 5, seen), language) for language in ("it", "en"))
    assert it.why == (
        "Parla bene di «Hotel Miramare»: può essere un cliente affezionato a un altro marchio: "
        "non è una prova."
    )
    assert (en.title, en.why) == (
        "Another business",
        "It praises “Hotel Miramare”: it may be a customer who is fond of another brand. That is no proof.",
    )


def test_an_unknown_reason_falls_back_on_the_usual_sentence():
    said = explain(Weighed("creator", "text", 5, Observation(reason="no-such-reason")), "en")
    assert said.why.startswith("It asks people to follow")


def test_braces_in_a_comment_are_only_braces():
    seen = Observation(words={"name": "{n} {0} {"})
    assert "“{n} {0} {”" in explain(Weighed("competitor", "text", 5, seen), "en").why
