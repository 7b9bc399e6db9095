"""The verdict with and without the encoder's head."""

import numpy as np
import pytest

from server.reading import heads, sentences
from server.reading.model import Sentence, Span
from server.reading.sentiment import blend, score
from server.reading.verdict import judge


def alone(text: str, language: str = "it") -> tuple[float, bool, tuple[Sentence, ...]]:
    verdict = judge(text, sentences.split(text), language, None)
    return verdict.polarity, verdict.not_negative, verdict.sentences


def test_without_the_encoder_the_lexicon_speaks() -> None:
    polarity, not_negative, judged = alone("Camera pulitissima. Personale maleducato!")
    assert polarity == score("Camera pulitissima. Personale maleducato!", "it").polarity
    assert not not_negative
    assert [sentence.span for sentence in judged] == [Span(0, 19), Span(20, 41)]
    assert judged[0].polarity == score("Camera pulitissima.", "it").polarity > 0
    assert judged[1].polarity == score("Personale maleducato!", "it").polarity < 0


@pytest.mark.parametrize(
    "text",
    ["A che ora aprite?", "Buongiorno! Avete il parcheggio?", "Quanto costa una camera? Grazie mille."],
)
def test_enquiries_are_neutral(text: str) -> None:
    polarity, not_negative, judged = alone(text)
    assert (polarity, not_negative) == (0.0, True)
    assert any(sentence.polarity == 0 for sentence in judged)


@pytest.mark.parametrize(
    "text",
    ["Bagno sporco. A che ora aprite?", "Buongiorno!", "", "Siamo arrivati il 3 agosto.", "xyz qwerty"],
)
def test_mixed_unknown_or_empty_is_weighed(text: str) -> None:
    assert not alone(text)[1]


def test_clear_praise_is_not_negative() -> None:
    polarity, not_negative, _ = alone("Servizio impeccabile, personale gentilissimo, grazie!")
    assert polarity > 0.7
    assert not_negative


def test_a_language_without_lexicon_or_head_says_nothing() -> None:
    assert alone("Nuchili sana, asante", "sw") == (0.0, False, (Sentence(Span(0, 20), 0.0),))


def test_the_head_is_blended_in(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Camera pulita. Bagno sporco."
    vectors = np.zeros((2, 512), dtype=np.float32)
    vectors[0, 0] = 1.0
    monkeypatch.setattr(heads, "sentence_polarities", lambda rows: rows[:, 0] * -0.9)
    monkeypatch.setattr(heads, "polarity", lambda rows, language: -0.9)
    verdict = judge(text, sentences.split(text), "it", vectors)
    assert verdict.polarity == blend(score(text, "it").polarity, -0.9)
    assert verdict.sentences[0].polarity == pytest.approx(blend(score("Camera pulita.", "it").polarity, -0.9))
    assert verdict.sentences[1].polarity == score("Bagno sporco.", "it").polarity


def test_the_head_is_not_asked_in_a_language_it_never_saw() -> None:
    text = "Nuchili sana"
    vectors = np.ones((1, 512), dtype=np.float32)
    assert judge(text, sentences.split(text), "sw", vectors).sentences[0].polarity == 0.0
