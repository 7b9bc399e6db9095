"""Readings built by hand, so that these tests speak of the evidence room alone."""

from collections.abc import Callable, Iterable, Mapping

import pytest

from server.evidence.model import Observation
from server.reading.model import Aspect, AspectName, Detail, DetailKind, Reading, Span

Details = Mapping[DetailKind, Iterable[str]]
MakeReading = Callable[..., Reading]


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def make_reading() -> MakeReading:
    """Return a factory: a text, its details by kind, its aspects, whether it is not negative."""

    def make(
        text: str,
        details: Details | None = None,
        aspects: Iterable[AspectName] = (),
        not_negative: bool = False,
    ) -> Reading:
        found = [
            Detail(kind, _span(text, words)) for kind, several in (details or {}).items() for words in several
        ]
        return Reading(
            text=text,
            language="it",
            polarity=0.3 if not_negative else -0.6,
            not_negative=not_negative,
            words=len(text.split()),
            details=tuple(sorted(found, key=lambda one: one.span)),
            aspects=tuple(Aspect(name, -0.5, (Span(0, len(text)),)) for name in aspects),
        )

    return make


@pytest.fixture
def marked() -> Callable[[Reading, Observation | None], list[str] | None]:
    """Return a function that gives the words an observation marks, ``None`` when nothing was seen."""

    def words(reading: Reading, seen: Observation | None) -> list[str] | None:
        return None if seen is None else [span.of(reading.text) for span in seen.spans]

    return words
