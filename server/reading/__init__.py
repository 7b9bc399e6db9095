"""Reading: from the words of a comment to what they say. One call, :func:`read`."""

import threading
from functools import cache

from server.reading import (
    aspects,
    aspects_by_example,
    clauses,
    details,
    embedding,
    heads,
    motives,
    patterns,
    sentences,
    sentiment,
)
from server.reading import language as tongues
from server.reading.language import detect
from server.reading.model import Reading
from server.reading.patterns import tokenize
from server.reading.verdict import judge

__all__ = ["read", "warm_up"]

_LOCK = threading.Lock()


def read(text: str, language: str | None = None) -> Reading:
    """Return what ``text`` (cleaned of its page) says.

    ``language`` (ISO 639-1) overrides what would be detected. Any text is read, the empty one too.
    It may be called from several threads at once.
    """
    warm_up()
    spoken = language or detect(text)
    spans = sentences.split(text)
    vectors = embedding.vectors([span.of(text) for span in spans])
    verdict = judge(text, spans, spoken, vectors)
    return Reading(
        text=text,
        language=spoken,
        polarity=verdict.polarity,
        not_negative=verdict.not_negative,
        words=len(tokenize(text)),
        sentences=verdict.sentences,
        details=details.find(text, spoken),
        aspects=aspects.find(
            text,
            clauses.part(text, verdict.sentences, spoken),
            spoken,
            aspects_by_example.hear(spans, vectors, spoken),
        ),
        vectors=vectors,
        motives=() if verdict.not_negative else motives.find(text, spoken),
        machine_written=heads.machine_written(vectors, text),
    )


def forget() -> None:
    """Remember no text any more: one of them was erased."""
    patterns.forget()
    sentiment.forget()
    tongues.forget()


def warm_up() -> None:
    """Load what reading needs, once, so that the first comments of several threads don't race."""
    with _LOCK:
        _load_all()


@cache
def _load_all() -> None:
    for language in aspects.LANGUAGES:
        aspects.load(language)
        judge("ok", sentences.split("ok"), language, embedding.vectors(["ok"]))
    for language in motives.LANGUAGES:
        motives.load(language)
    heads.machine_written(None, "ok")
    aspects_by_example.hear(sentences.split("ok"), embedding.vectors(["ok"]), "en")
