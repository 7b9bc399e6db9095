"""The plain rubric finds what it is there to find, and nothing in a reply that is as it should be."""

from dataclasses import replace

import pytest

from server.evaluation.replies.rubric import breaches
from server.reading import read
from server.records import Business
from server.replies.model import Brief, Reply

COMMENTS = {
    "it": "Due ore in piedi al check-in, il 3 agosto, e nessuna spiegazione: fate schifo.",
    "en": "Two hours standing at check-in on 3 August and no explanation: disgusting.",
}
GOOD = {
    "it": "Buongiorno, ci dispiace che l'attesa al check-in sia stata così lunga. Verifichiamo con le "
    "persone del nostro staff come sono andate le cose, perché vogliamo capire bene e rimediare. "
    "Può scriverci in privato a info@aurora.example, con il codice G-4K7Q e il numero della prenotazione? "
    "Rispondo io di persona. Anna, direzione",
    "en": "Hello, and thank you for telling us. We are sorry that the wait at check-in was so long, and we "
    "understand how tiring it must have been. We check with our staff what happened. Could you write to us "
    "privately at info@aurora.example, with the code G-4K7Q and your booking number? Anna, direzione",
}
BAD = [
    ("it", "R1", "ci dispiace che l'attesa", "sappiamo che l'attesa"),
    ("it", "R2", "Verifichiamo", "È colpa nostra, verifichiamo"),
    ("it", "R3", "l'attesa al check-in sia stata così lunga", "sia andata così"),
    ("it", "R5", "G-4K7Q", "del caso"),
    ("it", "R6", "in privato a info@aurora.example, ", ""),
    ("it", "R6", "il numero della prenotazione", "una carta d'identità"),
    ("it", "R7", "di persona", "di persona entro 48 ore"),
    ("it", "R8", "Rispondo io", "Non ci risulta, ma rispondo io"),
    ("it", "R9", "Rispondo io", "Il nostro avvocato legge, e rispondo io"),
    ("it", "R10", "come sono andate", "come sono andate, evidentemente,"),
    ("it", "R11", "Rispondo io", "C'è uno sconto, e rispondo io"),
    ("it", "R12", "perché vogliamo", "perché non si deve scrivere vergogna, e vogliamo"),
    ("it", "R12", "perché vogliamo", "perché TUTTI vogliamo"),
    ("it", "R13", "Può scriverci", "Puoi scriverci"),
    ("it", "R14", ". Anna, direzione", "."),
    ("it", "R14", ". Può", ".\nPuò"),
    ("it", "R15", "Rispondo io", "Cambieremo tutto, e rispondo io"),
    ("en", "R1", "We are sorry", "We know"),
    ("en", "R2", "We check", "It was our fault. We check"),
    ("en", "R4", "We check with our staff what happened.", "We thank our staff for what happened."),
    ("en", "R8", "We check", "We have no record of you, so we check"),
    ("en", "R9", "We check", "Our lawyer reads along. We check"),
    ("en", "R11", "We check", "You get a voucher. We check"),
    ("en", "R13", "We check", "We don't know, so we check"),
    ("en", "R15", "We check", "We will replace everything. We check"),
]


def found(language: str, text: str, **known: object) -> list[str]:
    business = Business(
        name="Aurora", signature="Anna", role="direzione", private_channel="info@aurora.example"
    )
    brief = Brief(read(COMMENTS[language]), language, "G-4K7Q", business=business)
    register = {"it": "lei", "en": "formal"}[language]
    reply = Reply(text, "first", register, language, "lived-detail")
    return list(breaches(brief, replace(reply, **known)))


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_good_reply_breaks_nothing(language: str) -> None:
    assert found(language, GOOD[language]) == []


@pytest.mark.parametrize(("language", "rule", "words", "instead"), BAD)
def test_each_breach_is_found(language: str, rule: str, words: str, instead: str) -> None:
    assert words in GOOD[language]
    assert rule in found(language, GOOD[language].replace(words, instead))


def test_a_reply_like_one_just_sent_is_rote() -> None:
    assert found("it", GOOD["it"], likeness=0.6) == ["R15"]
    assert found("it", GOOD["it"], likeness=0.59) == []


def test_the_comments_own_words_are_an_echo() -> None:
    text = GOOD["it"].replace("come sono andate le cose", "delle due ore in piedi al check-in")
    assert found("it", text) == ["R12"]


def test_the_register_is_held_in_every_form() -> None:
    assert found("it", GOOD["it"], register="tu") == ["R13"]
    assert found("it", GOOD["it"], register="voi") == ["R13"]
    tu = GOOD["it"].replace("Può scriverci", "Puoi scriverci")
    assert found("it", tu, register="tu") == []
