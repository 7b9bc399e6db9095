"""How a text is written, whatever it says: nineteen cheap measures that need no language and no library.

They tell hurried human hands (loose commas, missing full stops, lines instead of sentences)
from the even prose of a text generator. How long a text is isn't among them: that is what the
generator was asked for. Every measure is one pass over the first :data:`READ_CHARACTERS`.
"""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

#: Only this much of a text is measured; style does not change after it.
READ_CHARACTERS = 8_000
#: No measure counts for more than this, in standard deviations from its centre.
BOUND = 4.0

#: The measures, in the order of :func:`measures`.
NAMES: tuple[str, ...] = (
    "sentence_length", "sentence_spread", "short_sentences", "capital_starts", "closed_ends",
    "commas", "exclamations", "ellipses", "loose_marks", "unfinished_end", "digits", "capitals",
    "word_length", "variety", "line_breaks", "list_lines", "brackets", "joiners", "symbols",
)  # fmt: skip

_SENTENCE = re.compile(r"[^.!?…。！？\n]+[.!?…。！？]{0,8}")
_LOOSE = re.compile(r"\s[,.;:!?](?=\s|$)|[,;:!?][^\W\d_]|[!?,]{2}|[^\W\d_]\.[^\W\d_]")
_LIST_LINE = re.compile(r"^\s{0,8}(?:[-*•–+]|\d{1,2}[.)])\s", re.MULTILINE)
_ELLIPSIS = re.compile(r"\.{2,8}|…")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]")
_END = '.!?…。！？"”»)'


def word_count(text: str) -> int:
    """Count the words; in scripts without spaces (Chinese, Japanese, Thai) two characters are a word."""
    unspaced = len(_UNSPACED.findall(text))
    spaced = sum(1 for word in _UNSPACED.sub(" ", text).split() if any(map(str.isalnum, word)))
    return spaced + unspaced // 2


def measures(text: str) -> tuple[float, ...]:
    """Measure ``text``: one finite number for each of :data:`NAMES`, all zero for a text without words."""
    text = text[:READ_CHARACTERS].strip()
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    if not words:
        return (0.0,) * len(NAMES)
    sentences = [s for s in (m.group().strip() for m in _SENTENCE.finditer(text)) if word_count(s)]
    return (*_of_sentences(sentences), *_of_marks(text, len(words), len(sentences)), *_of_words(text, words))


def standardised(text: str, rows: Sequence[Mapping[str, Any]]) -> tuple[float, ...]:
    """Measure ``text`` on the scale of ``rows`` (each has ``centre`` and ``scale``), cut at :data:`BOUND`."""
    pairs = zip(measures(text), rows, strict=True)
    return tuple(max(-BOUND, min(BOUND, (value - row["centre"]) / row["scale"])) for value, row in pairs)


def _of_sentences(sentences: Sequence[str]) -> tuple[float, ...]:
    lengths = [word_count(sentence) for sentence in sentences]
    count = max(1, len(lengths))
    mean = sum(lengths) / count
    spread = math.sqrt(sum((length - mean) ** 2 for length in lengths) / count)
    return (
        math.log1p(mean),
        spread / max(1.0, mean),
        sum(length <= 3 for length in lengths) / count,
        sum(not sentence[0].islower() for sentence in sentences) / count,
        sum(sentence[-1] in _END for sentence in sentences) / count,
    )


def _of_marks(text: str, words: int, sentences: int) -> tuple[float, ...]:
    count = max(1, sentences)
    return (
        10 * (text.count(",") + text.count("，") + text.count("、")) / words,
        min(3.0, (text.count("!") + text.count("！")) / count),
        min(3.0, len(_ELLIPSIS.findall(text)) / count),
        min(3.0, len(_LOOSE.findall(text)) / count),
        float(text[-1] not in _END),
    )


def _of_words(text: str, words: Sequence[str]) -> tuple[float, ...]:
    count = len(words)
    letters = [sum(map(str.isalpha, word)) for word in words]
    symbols = sum(unicodedata.category(character) in ("So", "Sk", "Sm") for character in text)
    return (
        10 * sum(any(map(str.isdigit, word)) for word in words) / count,
        10 * sum(word.isupper() and size > 1 for word, size in zip(words, letters, strict=True)) / count,
        min(12.0, sum(letters) / count),
        len({word.lower() for word in words}) / math.sqrt(count),
        min(3.0, 10 * text.count("\n") / count),
        min(3.0, 10 * len(_LIST_LINE.findall(text)) / count),
        min(3.0, 10 * sum(text.count(mark) for mark in '()[]"“”«»') / count),
        min(3.0, 10 * sum(text.count(mark) for mark in "/+&=-–—") / count),
        min(3.0, 10 * symbols / count),
    )
