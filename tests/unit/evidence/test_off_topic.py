import time
from typing import get_args

import pytest

from server.evidence import explain, next_step, off_topic, weigh
from server.evidence.model import Context
from server.evidence.off_topic import _TABLE, _kind
from server.records import BusinessKind

PARCEL = "Il pacco è in ritardo, il corriere non risponde e le scarpe sono della taglia sbagliata"
ROOM = "Camera sporca, colazione scarsa, check-in infinito"
KINDS = get_args(BusinessKind)


def plain(entry):
    return entry.removesuffix("*")


def words_of(topics):
    return [word for topic in topics for words in _TABLE["topics"][topic].values() for word in words]


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("hotel", PARCEL, ["pacco", "corriere", "scarpe", "taglia"]),
        ("restaurant", PARCEL, ["pacco", "corriere", "scarpe", "taglia"]),
        ("hotel", "The parcel got lost, the courier lied, shoes in the wrong size", None),
        ("shop", ROOM, ["Camera", "colazione", "check-in"]),
        ("online-shop", ROOM, ["Camera", "colazione", "check-in"]),
        ("restaurant", ROOM, ["Camera", "colazione", "check-in"]),
        ("public-service", ROOM, ["Camera", "colazione", "check-in"]),
        ("hotel", "Carta d’identità mai pronta, sportello chiuso, ufficio vuoto", None),
        ("hotel", "Il pacco e il corriere, un disastro", ["pacco", "corriere"]),
        ("online-shop", "La pizza era cruda", ["La pizza"]),
        ("restaurant", "La camera era sporca", ["camera era sporca"]),
        ("hotel", "Il volo è stato cancellato e nessun rimborso", ["volo è stato cancellato"]),
        ("restaurant", "Mi hanno bloccato il conto corrente", ["bloccato il conto"]),
    ],
)
def test_marks_what_this_business_does_not_do(kind, text, words, make_reading, marked):
    reading = make_reading(text)
    found = marked(reading, off_topic.observe(reading, Context(business_kind=kind)))
    assert found is not None
    assert words is None or found == words


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (None, PARCEL),
        ("shop", PARCEL),
        ("online-shop", PARCEL),
        ("hotel", ROOM),
        ("hotel", ""),
        ("hotel", "Il pacco e il corriere, un disastro, " + "e poi " * 10),
        ("hotel", "Il pacco, un disastro"),
        ("hotel", "La camera era sporca"),
        ("restaurant", "La pizza era cruda"),
        ("restaurant", "La sala era sporca"),
        ("shop", "La camera da letto è arrivata rotta"),
        ("hotel", "Wifi lento, router rotto, tecnico assente"),
        ("hotel", "Tassa di soggiorno cara, bus lontano e modulo da compilare"),
        ("shop", "Il letto e il materasso sono rotti"),
        ("shop", "Il tavolo e la cucina sono arrivati rotti"),
        ("public-service", "Il letto della stanza era rotto"),
        ("shop", "The camera broke after a week"),
        ("shop", "La pizza era cruda"),
        ("shop", "The fitting room was dirty"),
        ("online-shop", "Il materasso è scomodo"),
        ("public-service", "La camera era sporca"),
        ("public-service", "Il volo è stato cancellato"),
        ("hotel", "Volo cancellato, e in hotel nessuno ci ha aiutati"),
        ("hotel", "Il volo è stato cancellato " + "e poi " * 10),
        ("hotel", "Pacco, pacco, PACCO e ancora pacchi"),
        ("hotel", "Un corriere, due corrieri"),
        ("hotel", "Il pacco con le scarpe dimenticate in camera non è mai stato spedito dal corriere"),
        ("restaurant", "Un pacco, la taglia forte del cameriere, scarpe sporche"),
        ("shop", "Camera sporca, colazione scarsa, check-in infinito, e il negozio era chiuso"),
        ("hotel", "Pessimi, mai più"),
    ],
)
def test_keeps_silent_without_a_profile_or_beside_one_word_that_belongs(kind, text, make_reading):
    assert off_topic.observe(make_reading(text), Context(business_kind=kind)) is None


def test_it_quotes_three_words_in_their_order_and_raises_a_little(make_reading):
    reading = make_reading(PARCEL)
    context = Context(business_kind="hotel")
    suspicion = weigh(reading, context)
    (only,) = suspicion.evidence
    assert (only.name, only.weight, suspicion.score) == ("off-topic", 2.0, 22)
    assert only.observation.words == {"words": "pacco, corriere, scarpe"}
    assert "(pacco, corriere, scarpe)" in explain(only, "it").why
    assert "nome simile" in explain(only, "it").why
    step = next_step(suspicion, reading, context)
    assert (step.code, step.title) == ("ask-if-ours", "Chiedi se parla proprio di voi")


def test_a_word_that_comes_twice_is_quoted_once(make_reading):
    reading = make_reading("Scarpe? Il corriere ha perso le scarpe e il pacco")
    seen = off_topic.observe(reading, Context(business_kind="hotel"))
    assert seen.words == {"words": "Scarpe, corriere, pacco"}
    assert [span.of(reading.text) for span in seen.spans] == ["Scarpe", "corriere", "scarpe", "pacco"]


def test_capitals_and_strange_letters_do_not_shift_the_marks(make_reading, marked):
    reading = make_reading("İİİ 🙂 IL PACCO, IL\n RESO e la Carta d’Identità: PASSAPORTI!")
    seen = off_topic.observe(reading, Context(business_kind="restaurant"))
    assert marked(reading, seen) == ["PACCO", "IL\n RESO", "Carta d’Identità", "PASSAPORTI"]
    assert seen.words == {"words": "PACCO, IL RESO, Carta d’Identità"}


def test_a_kind_text_is_let_alone(make_reading):
    reading = make_reading(PARCEL, not_negative=True)
    assert off_topic.observe(reading, Context(business_kind="hotel")) is None
    assert weigh(reading, Context(business_kind="hotel")).band == "not-negative"


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_kind_is_heard_and_none_is_both_strange_and_its_own(kind):
    entry = _TABLE["kinds"][kind]
    patterns = _kind(kind)
    for word in words_of(entry["own"]):
        assert patterns.own.search(f"({plain(word)})"), word
        assert not patterns.strange.search(f"({plain(word)})"), word
    for word in words_of(entry["strange"]):
        assert patterns.strange.search(f"({plain(word)})"), word
        assert not patterns.own.search(f"({plain(word)})"), word
        assert not patterns.strange.search(f"xx{plain(word)}"), word


def test_the_table_knows_every_kind_and_uses_every_topic():
    assert set(_TABLE["kinds"]) == set(KINDS)
    kinds = _TABLE["kinds"].values()
    used = {topic for entry in kinds for side in ("own", "strange") for topic in entry[side]}
    assert {topic for entry in kinds for topic in entry["sure"]} == set(_TABLE["sure"])
    assert used == set(_TABLE["topics"])
    for topic in _TABLE["topics"].values():
        assert set(topic) == {"it", "en"}
        assert min(map(len, topic.values())) >= 10
    assert (_TABLE["fewest"], _TABLE["short"]) == (3, 12)
    fewest = {kind: entry["fewest-in-short"] for kind, entry in _TABLE["kinds"].items()}
    assert fewest == {"hotel": 2, "restaurant": 2, "shop": 3, "online-shop": 3, "public-service": 3}


@pytest.mark.parametrize("kind", KINDS)
def test_one_sure_phrase_is_enough_in_a_short_text_unless_it_belongs(kind, make_reading):
    context = Context(business_kind=kind)
    for topic in _TABLE["kinds"][kind]["sure"]:
        for phrases in _TABLE["sure"][topic].values():
            for phrase in map(plain, phrases):
                assert not _kind(kind).own.search(phrase), phrase
                assert off_topic.observe(make_reading(f"Ah: {phrase}!"), context) is not None, phrase


def test_a_short_text_has_twelve_words(make_reading):
    context = Context(business_kind="hotel")
    assert off_topic.observe(make_reading("pacco corriere" + " ah" * 10), context) is not None
    assert off_topic.observe(make_reading("pacco corriere" + " ah" * 11), context) is None


def test_a_hundred_thousand_characters_take_no_longer_than_a_blink(make_reading):
    reading = make_reading("pacco scarpe " + "il reso corrier un " * 6000)
    began = time.process_time()
    for kind in KINDS:
        off_topic.observe(reading, Context(business_kind=kind))
    assert time.process_time() - began < 10


def test_what_comes_after_twelve_thousand_characters_is_not_looked_at(make_reading):
    text = "pacco corriere " + "x " * 5_992 + "x"
    assert off_topic.observe(make_reading(text + " scarpe"), Context(business_kind="hotel")) is None
    text = "pacco corriere scarpe " + "x" * 11_980
    assert off_topic.observe(make_reading(text + " camera"), Context(business_kind="hotel")) is not None
