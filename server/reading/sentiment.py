"""Praise or complaint: the polarity of a text, and whether it is clearly not negative.

Two voices are blended: a lexicon of ours through TextBlob's interface, and, where the sentence
encoder is installed, a learned head that knows sixteen languages. The figures that blend them
are in ``lexicon/blend.toml``, those of what is clear in ``lexicon/clear.toml``.
"""

import math
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from server.reading.lexicon import LANGUAGES, Features, load
from server.reading.notation import read_toml

if TYPE_CHECKING:
    from server.reading.analyzers import Sentiment

_FOLDER = Path(__file__).with_name("lexicon")
_BLEND = read_toml(_FOLDER / "blend.toml")
_CLEAR = read_toml(_FOLDER / "clear.toml")
_NEVER_QUITE_SURE = 0.999
_REMEMBERED = 256


def forget() -> None:
    """Remember no text any more: one of them was erased."""
    score.cache_clear()


@lru_cache(maxsize=_REMEMBERED)
def score(text: str, language: str) -> "Sentiment":
    """Return what TextBlob says with our analyzer: polarity -1 to 1, and what it rests on.

    In a language without a lexicon the polarity is 0. TextBlob is imported here, not before: it
    takes longer than the rest of the server together. Of one comment the same sentences are asked
    about several times, so the last ones are remembered.
    """
    from textblob import TextBlob

    from server.reading.analyzers import Sentiment, analyzer

    if language not in LANGUAGES:
        return Sentiment(0.0, Features())
    answer: Sentiment = TextBlob(text, analyzer=analyzer(language)).sentiment
    return answer


def blend(lexicon: float, head: float | None, negated: float = 0.0) -> float:
    """Return one polarity from the lexicon's and the head's; the lexicon's where there is no head.

    Both are read as odds, so that a sure voice outweighs a doubtful one. The head is deaf to
    negations ("not bad at all"): the more of the text rests on one (``negated``, 0 to 1), the less
    it is heard.
    """
    if head is None:
        return lexicon
    heard = _BLEND["head"] * (1.0 - negated)
    return math.tanh(_BLEND["intercept"] + _BLEND["lexicon"] * _odds(lexicon) + heard * _odds(head))


def is_clearly_positive(polarity: float, features: Features, *, blended: bool) -> bool:
    """Say whether a text praises without a doubt; ``blended`` when the head was heard too."""
    cut: float = _CLEAR["blended" if blended else "lexicon"]
    return polarity >= cut and features.complaint <= _CLEAR["complaint"] * features.praise


def is_enquiry(sentence: str, language: str) -> bool:
    """Say whether ``sentence`` only asks for information ("A che ora aprite?"), without complaint."""
    if language not in LANGUAGES or not load(language).asks(sentence):
        return False
    features = score(sentence, language).features
    return not features.loose_negations and features.complaint < _CLEAR["enquiry"]


def is_courtesy(sentence: str, language: str) -> bool:
    """Say whether ``sentence`` is only a greeting or a "please"."""
    return language in LANGUAGES and load(language).is_courtesy(sentence)


def _odds(polarity: float) -> float:
    return math.atanh(max(-_NEVER_QUITE_SURE, min(_NEVER_QUITE_SURE, polarity)))
