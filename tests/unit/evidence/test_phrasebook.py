"""Every line of the tables is heard where it should be and nowhere near."""

import time
from pathlib import Path

import pytest

from server.evidence import SIGNALS, phrasebook
from server.evidence.phrasebook import NEAR_MISSES, PHRASES, Phrase, find, joined, marks
from server.reading.model import Span

LANGUAGES = {"it", "en", "es", "fr", "de"}
TABLES = {path.stem for path in (Path(phrasebook.__file__).parent / "phrases").glob("*.toml")}


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: f"{phrase.signal}: {phrase.say[:60]}")
def test_a_phrase_is_heard_in_its_example(phrase: Phrase):
    heard = phrase.find(phrase.example, phrase.example.lower())
    words = [span.of(phrase.example) for found in heard for span in found.spans]
    assert words, phrase.say
    if phrase.marks:
        assert words == list(phrase.marks)


@pytest.mark.parametrize(("signal", "sentence"), NEAR_MISSES)
def test_a_near_miss_is_not_heard(signal, sentence):
    assert [found.phrase.say for found in find(signal, sentence)] == []


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.say[:60])
def test_a_phrase_is_written_as_the_notation_allows(phrase: Phrase):
    assert phrase.say[0] not in "(…", "a phrase begins with something it insists on"
    assert "|{" not in phrase.say, "a choice cannot hold a {kind}"
    assert "}|" not in phrase.say, "a choice cannot hold a {kind}"
    assert phrase.needed, "a phrase has at least one word of its own"


def test_every_table_belongs_to_a_signal_and_every_language_has_the_basics():
    names = {signal.NAME for signal in SIGNALS}
    assert {phrase.signal for phrase in PHRASES} <= names
    assert {signal for signal, _ in NEAR_MISSES} <= names
    assert TABLES == LANGUAGES


@pytest.mark.parametrize("signal", ["competitor", "bare-insult", "creator", "review-trade", "price-claim"])
@pytest.mark.parametrize("text", ["", " ", "\0", "🙂🙂", "مرحبا بالعالم", "<b>ciao</b>", "(((((", "{money}"])
def test_strange_texts_are_heard_in_peace(signal, text):
    assert find(signal, text) == []


@pytest.mark.parametrize(
    "piece", ["Da Bar Roma stessa ", "stessa ", "300 euro o ", "se non ", "a", "!", "dell'", "Via ", "1"]
)
def test_a_hostile_text_takes_no_longer_than_a_blink(piece):
    text = piece * (100_000 // len(piece)) + " costa meno recensioni negative stessa metà vi"
    began = time.process_time()
    for signal in SIGNALS:
        find(signal.NAME, text)
    assert time.process_time() - began < 10


def test_what_comes_after_twelve_thousand_characters_is_not_listened_to():
    assert marks("creator", "x" * 11_988 + " link in bio") == (Span(11_989, 12_000),)
    assert marks("creator", "x" * 11_989 + " link in bio") == ()


def test_spans_that_share_a_character_become_one():
    spans = [Span(8, 9), Span(0, 4), Span(3, 6), Span(1, 2), Span(6, 7)]
    assert joined(spans) == (Span(0, 6), Span(6, 7), Span(8, 9))
    assert joined([]) == ()
