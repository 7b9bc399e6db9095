"""Parts a sentence where its tone turns, so that praise and complaint keep their own words.

"Personale gentile ma camera sporca" praises the staff and complains of the room: read as one it would
be a complaint about both. The words at which a sentence turns are in ``clauses.toml``, and those that
join two things, of which one may be praised and the other complained of.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from server.reading.model import Sentence, Span
from server.reading.notation import read_toml
from server.reading.sentiment import score

if TYPE_CHECKING:
    from server.reading.analyzers import Sentiment

_TABLE: Final[dict[str, Any]] = read_toml(Path(__file__).with_name("clauses.toml"))
_MOST = 8


def part(text: str, sentences: Iterable[Sentence], language: str) -> tuple[Sentence, ...]:
    """Return ``sentences``, those that turn cut in their parts, each with a polarity of its own."""
    seam = _seam(language)
    if seam is None:
        return tuple(sentences)
    return tuple(piece for each in sentences for piece in _parted(text, each, language, seam))


@cache
def _seam(language: str) -> re.Pattern[str] | None:
    """Return where a sentence of ``language`` may be parted: a group ``turn`` for the words that turn."""
    turns, joins = _TABLE.get(language), _TABLE["joins"].get(language, [])
    if not isinstance(turns, list):
        return None
    turn, join = (
        "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in words) for words in (turns, joins)
    )
    return re.compile(rf"(?<=[\s,;:(–—-])(?:(?P<turn>{turn})|(?:{join}))(?!\w)|,(?=\s)", re.IGNORECASE)


def _parted(text: str, sentence: Sentence, language: str, seam: re.Pattern[str]) -> Iterator[Sentence]:
    start, stop = sentence.span.start, sentence.span.end
    found = [match for match, _ in zip(seam.finditer(text, start, stop), range(_MOST), strict=False)]
    turns = [match.start() for match in found if match["turn"]]
    doubtful = len(turns) < len(found) and abs(sentence.polarity) < _TABLE["sure"]
    if doubtful and _is_mixed(score(sentence.span.of(text), language)):
        turns = _turns(text, sentence.span, language, found)
    spans = [Span(begin, end) for begin, end in pairwise([start, *turns, stop])]
    polarities = [score(span.of(text), language).polarity for span in spans] if turns else []
    if not polarities or max(polarities) < _TABLE["praise"] or min(polarities) > 0:
        yield sentence
        return
    yield from (Sentence(span, polarity) for span, polarity in zip(spans, polarities, strict=True))


def _turns(text: str, whole: Span, language: str, seams: Sequence[re.Match[str]]) -> list[int]:
    """Return where ``whole`` turns: at the words that turn, and at joints between praise and complaint."""
    places = [match.start() for match in seams]
    turns: list[int] = []
    before = score(text[whole.start : places[0]], language)
    for match, end in zip(seams, [*places[1:], whole.end], strict=True):
        after = score(text[match.start() : end], language)
        if match["turn"] or _oppose(before, after):
            turns.append(match.start())
        if match["turn"] or abs(after.polarity) >= _TABLE["praise"]:
            before = after
    return turns


def _is_mixed(sentiment: "Sentiment") -> bool:
    return sentiment.features.praise > 0 and sentiment.features.complaint > 0


def _oppose(before: "Sentiment", after: "Sentiment") -> bool:
    """Say whether one praises and the other complains; after a "not", which may reach further, nobody can."""
    if before.features.negated or before.features.loose_negations:
        return False
    low, high = sorted((before.polarity, after.polarity))
    least: float = _TABLE["praise"]
    return low <= -least and high >= least
