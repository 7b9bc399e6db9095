"""The sieve behind :meth:`~server.store.base.CommentStore.near`: traces in memory, nothing on disk."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from server.records import Trace
from server.store.bands import SIGNATURE, Bands
from server.store.sketches import DIMENSIONS, Sketches
from server.store.things import Things

#: Vectors at least so near get through (cosine). Whoever asks draws a higher line of their own.
MEANING = 0.6
CONCERN = 0.5
#: So many comments get through for their words and for each vector, the most alike first.
BY_WORDS = 60
BY_VECTOR = 40
#: So many of the latest that complain of the same thing.
BY_THING = 20
# Traces taken in at one go on opening: few enough that the garbage collector has no reason to come by
_BATCH = 256


class _Shelf(Protocol):
    """Where one part of the traces is."""

    def extend(self, keys: Sequence[str], parts: Sequence[bytes], /) -> None: ...
    def remove(self, key: str) -> None: ...


class Sieve:
    """Finds the comments whose traces are like another. A comment is known by its id.

    It keeps 1.2 KB of each, besides the ids. Not safe for threads by itself.
    """

    def __init__(self, traces: Iterable[tuple[str, Trace]] = ()) -> None:
        self._words = Bands()
        self._keyed = Bands()
        self._meaning = Sketches(MEANING)
        self._concern = Sketches(CONCERN)
        self._things = Things()
        left = iter(traces)
        while batch := list(islice(left, _BATCH)):
            self._extend(batch)

    def put(self, comment_id: str, trace: Trace | None) -> None:
        """Take in the trace of a comment, in the place of the one it had."""
        self.remove(comment_id)
        if trace is not None:
            self._extend([(comment_id, trace)])

    def remove(self, comment_id: str) -> None:
        """Forget a comment, if it is known."""
        for shelf in (self._words, self._keyed, self._meaning, self._concern, self._things):
            shelf.remove(comment_id)

    def near(self, trace: Trace) -> list[str]:
        """Return the ids of the comments that may say the same, each once."""
        found: list[str] = []
        if len(trace.words) == SIGNATURE:
            found += self._words.sharing(trace.words, BY_WORDS)
        if len(trace.keyed) == SIGNATURE:
            found += self._keyed.sharing(trace.keyed, BY_WORDS)
        if len(trace.meaning) == DIMENSIONS:
            found += self._meaning.near(trace.meaning, BY_VECTOR)
        if len(trace.concern) == DIMENSIONS:
            found += self._concern.near(trace.concern, BY_VECTOR)
        if trace.things:
            found += self._things.sharing(trace.things, BY_THING)
        return list(dict.fromkeys(found))

    def _extend(self, batch: Sequence[tuple[str, Trace]]) -> None:
        _take(self._words, SIGNATURE, ((key, trace.words) for key, trace in batch))
        _take(self._keyed, SIGNATURE, ((key, trace.keyed) for key, trace in batch))
        _take(self._meaning, DIMENSIONS, ((key, trace.meaning) for key, trace in batch))
        _take(self._concern, DIMENSIONS, ((key, trace.concern) for key, trace in batch))
        things = [(key, trace.things) for key, trace in batch if trace.things and len(trace.things) % 4 == 0]
        if things:
            self._things.extend(*zip(*things, strict=True))


def _take(shelf: _Shelf, length: int, parts: Iterator[tuple[str, bytes]]) -> None:
    """Put those of ``parts`` on the shelf that have the right length; the others could not be had."""
    whole = [(key, part) for key, part in parts if len(part) == length]
    if whole:
        keys, values = zip(*whole, strict=True)
        shelf.extend(keys, values)
