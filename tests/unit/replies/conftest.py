import sys
from collections.abc import Callable

import pytest

from server.reading.model import Aspect, AspectName, Reading, Sentence, Span
from server.replies.finder import forget
from server.replies.model import Brief


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """A reading made by hand: aspects are given as name, polarity, and the words they come from."""

    def make(
        text: str, *aspects: tuple[AspectName, float, str], language: str = "it", not_negative: bool = False
    ) -> Reading:
        found = []
        for name, polarity, words in aspects:
            start = text.index(words)
            found.append(Aspect(name, polarity, (Span(start, start + len(words)),)))
        sentence = Sentence(Span(0, len(text)), 0.5 if not_negative else -0.5)
        return Reading(
            text=text,
            language=language,
            polarity=sentence.polarity,
            not_negative=not_negative,
            words=len(text.split()),
            sentences=(sentence,) if text else (),
            aspects=tuple(found),
        )

    return make


@pytest.fixture
def brief(reading: Callable[..., Reading]) -> Callable[..., Brief]:
    """The occasion of a reply to a comment about waiting at check-in, unless told otherwise."""

    def make(text: str | None = None, *aspects: tuple[AspectName, float, str], **known: object) -> Brief:
        language = known.pop("language", "it")
        if text is None:
            text = {
                "it": "Due ore in piedi al check-in, il 3 agosto, e nessuna spiegazione.",
                "en": "Two hours standing at check-in, on 3 August, and no explanation.",
            }[language]
            aspects = (("waiting", -0.8, "check-in"),)
        not_negative = bool(known.pop("not_negative", False))
        made = reading(text, *aspects, language=language, not_negative=not_negative)
        return Brief(**{"reading": made, "language": language, "code": "G-4K7Q", **known})

    return make


@pytest.fixture
def steps() -> Callable[[Callable[[], object]], int]:
    """Count the calls, ours and built-in ones, that a piece of work makes: no clock is needed."""

    def count(work: Callable[[], object]) -> int:
        calls = 0

        def one_more(frame: object, event: str, arg: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        forget()
        before = sys.getprofile()
        sys.setprofile(one_more)
        try:
            work()
        finally:
            sys.setprofile(before)
        return calls

    return count
