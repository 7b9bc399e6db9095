"""Parts a sentence where its tone turns, so that praise and complaint keep their own words.

"Personale gentile ma camera sporca" praises the staff and complains of the room: read as one it would
be a complaint about both. The words at which a sentence turns are in ``clauses.toml``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from server.reading.model import Sentence, Span
from server.reading.notation import read_toml
from server.reading.sentiment import score

_TABLE: Final[dict[str, Any]] = read_toml(Path(__file__).with_name("clauses.toml"))
_MOST = 6


def part(text: str, sentences: Iterable[Sentence], language: str) -> tuple[Sentence, ...]:
    """Return ``sentences``, those that turn cut in their parts, each with a polarity of its own."""
    turn = _turn(language)
    if turn is None:
        return tuple(sentences)
    return tuple(piece for each in sentences for piece in _parted(text, each, language, turn))


@cache
def _turn(language: str) -> re.Pattern[str] | None:
    words = _TABLE.get(language)
    if not isinstance(words, list):
        return None
    either = "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in words)
    return re.compile(rf"(?<=[\s,;:(–—-])(?:{either})(?!\w)", re.IGNORECASE)


def _parted(text: str, sentence: Sentence, language: str, turn: re.Pattern[str]) -> Iterator[Sentence]:
    start, stop = sentence.span.start, sentence.span.end
    turns = [match.start() for match, _ in zip(turn.finditer(text, start, stop), range(_MOST), strict=False)]
    spans = [Span(begin, end) for begin, end in pairwise([start, *turns, stop])]
    polarities = [score(span.of(text), language).polarity for span in spans] if turns else []
    if not polarities or max(polarities) < _TABLE["praise"] or min(polarities) > 0:
        yield sentence
        return
    yield from (Sentence(span, polarity) for span, polarity in zip(spans, polarities, strict=True))
