"""The verdict on a text and on each of its sentences: polarity, and whether anything is to weigh."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.reading import heads
from server.reading.model import Sentence, Span
from server.reading.sentiment import blend, is_clearly_positive, is_courtesy, is_enquiry, score

if TYPE_CHECKING:
    from server.reading.analyzers import Sentiment
    from server.reading.embedding import Vectors


@dataclass(frozen=True, slots=True)
class Verdict:
    """What :func:`judge` says; the fields are those of :class:`~server.reading.model.Reading`."""

    polarity: float
    not_negative: bool
    sentences: tuple[Sentence, ...]


def judge(text: str, spans: Sequence[Span], language: str, vectors: "Vectors | None") -> Verdict:
    """Judge ``text``, cut into sentences at ``spans``.

    ``vectors`` has a row for each sentence (see :func:`server.reading.embedding.vectors`), or is
    ``None`` without the encoder: then the lexicon speaks alone.
    """
    parts = [span.of(text) for span in spans]
    enquiries = [is_enquiry(part, language) for part in parts]
    heard = _heard(vectors, language, len(parts))
    sentences = tuple(
        Sentence(span, 0.0 if asks else _polarity(score(part, language), head))
        for span, part, asks, head in zip(spans, parts, enquiries, heard, strict=True)
    )
    if any(enquiries) and all(
        asks or is_courtesy(part, language) for part, asks in zip(parts, enquiries, strict=True)
    ):
        return Verdict(0.0, True, sentences)
    sentiment = score(text, language)
    head = heads.polarity(vectors, language)
    polarity = _polarity(sentiment, head)
    clear = is_clearly_positive(polarity, sentiment.features, blended=head is not None)
    return Verdict(polarity, clear, sentences)


def _polarity(sentiment: "Sentiment", head: float | None) -> float:
    return blend(sentiment.polarity, head, sentiment.features.negated)


def _heard(vectors: "Vectors | None", language: str, count: int) -> list[float | None]:
    """Return what the head says of each sentence, ``None`` where it was not asked."""
    if vectors is None or language not in heads.LANGUAGES:
        return [None] * count
    polarities = heads.sentence_polarities(vectors)
    return [float(said) if row.any() else None for said, row in zip(polarities, vectors, strict=True)]
