"""Weighs the rows of a file the way the server weighs a comment; nothing is kept."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from server.cases.assess import assess
from server.evaluation.metrics import probability
from server.evaluation.table import Row
from server.evidence.model import Band
from server.reading.clean import clean
from server.records import Comment

#: Where the lengths (in words) end that are looked at apart; the last has no end.
LENGTHS: Final = (10, 30, 80)
_BELOW_ALL: Final = -1000.0


@dataclass(frozen=True, slots=True)
class Result:
    """A row after weighing. ``log_odds`` and ``chance`` are ``None`` where there is nothing to weigh."""

    band: Band
    score: int | None
    log_odds: float | None
    language: str
    words: int
    milliseconds: float
    positive: bool | None = None

    @property
    def chance(self) -> float | None:
        """The probability (0 to 1) that the score shows."""
        return None if self.log_odds is None else probability(self.log_odds)

    @property
    def rank(self) -> float:
        """A number by which results can be ordered: what is not negative stands below all else."""
        return _BELOW_ALL if self.log_odds is None else self.log_odds

    @property
    def length(self) -> str:
        """The name of the length: ``<= 10``, ``11-30``, ``31-80`` or ``> 80`` words."""
        return length_of(self.words)


def weigh_row(row: Row) -> Result:
    """Clean, read and weigh one row as a comment nobody has seen before, on a page of no name."""
    started = time.perf_counter()
    text = clean(row.text, row.author).text
    comment = Comment(
        id="", fingerprint="", text=text, created_at=datetime.now(UTC),
        language=row.language, rating=row.rating,
    )  # fmt: skip
    found = assess(comment, None, None)
    weighed, reading = found.suspicion, found.reading
    return Result(
        band=weighed.band,
        score=weighed.score,
        log_odds=None if weighed.score is None else weighed.log_odds,
        language=reading.language,
        words=reading.words,
        milliseconds=(time.perf_counter() - started) * 1000,
        positive=row.positive,
    )


def weigh_rows(rows: Iterable[Row]) -> tuple[list[Result], bool]:
    """Weigh ``rows``; return the results and whether all were weighed. Ctrl+C ends it early."""
    results: list[Result] = []
    try:
        for row in rows:
            results.append(weigh_row(row))  # noqa: PERF401 - what was done must outlive an interrupt
    except KeyboardInterrupt:
        return results, False
    return results, True


def length_of(words: int) -> str:
    """Return the name of the length that ``words`` belong to."""
    low = 0
    for high in LENGTHS:
        if words <= high:
            return f"{low}-{high}" if low else f"<= {high}"
        low = high + 1
    return f"> {LENGTHS[-1]}"
