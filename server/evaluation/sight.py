"""Every text of the card goes through the real pipeline once; what several measures need is kept."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from server import campaigns
from server.evaluation.progress import shown
from server.evidence import weigh
from server.evidence.model import Context, Suspicion
from server.reading import read
from server.reading.clean import clean
from server.reading.model import Reading
from server.records import Trace

#: A private question that stayed without an answer for a month.
SILENT = Context(silence_days=30)


@dataclass(frozen=True, slots=True)
class Seen:
    """A text after its way: ``alone`` is weighed by its words, ``silent`` with a month of silence.

    ``reading`` has lost its vectors, which would fill the memory; ``milliseconds`` is the time from
    the raw text to the score.
    """

    reading: Reading
    trace: Trace
    alone: Suspicion
    silent: Suspicion
    milliseconds: float


class Sight:
    """What was seen of each text so far; a text that is asked for again is not read again."""

    def __init__(self) -> None:
        self._seen: dict[str, Seen] = {}

    def __getitem__(self, text: str) -> Seen:
        """Return what is seen of ``text``, in the language that is found in it."""
        if text not in self._seen:
            self._seen[text] = _look(text)
        return self._seen[text]

    def all(self, texts: Iterable[str], what: str) -> list[Seen]:
        """Return what is seen of each, saying on standard error how far it is."""
        wanted = list(texts)
        missing = [text for text in dict.fromkeys(wanted) if text not in self._seen]
        for text in shown(missing, what):
            self[text]
        return [self[text] for text in wanted]

    def times(self, low: int, high: int) -> list[float]:
        """Return the milliseconds of all texts of ``low`` to ``high`` words, both included."""
        seen = self._seen.values()
        return [each.milliseconds for each in seen if low <= each.reading.words <= high]


def _look(text: str) -> Seen:
    started = time.perf_counter()
    reading = read(clean(text).text)
    alone = weigh(reading, Context())
    milliseconds = (time.perf_counter() - started) * 1000
    silent = weigh(reading, SILENT)
    return Seen(replace(reading, vectors=None), campaigns.trace(reading), alone, silent, milliseconds)
