"""MinHash: a short signature by which word sets that overlap can be found without comparing all.

Two sets agree in each place of their signatures as often as their Jaccard index says. Source:
A. Z. Broder, *On the resemblance and containment of documents*. The permutations are multiply-shift
hashes with fixed seeds: signatures are kept, so they must never change.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

#: Numbers in a signature.
PLACES: Final = 63
_SEED: Final = 0x6761_7262_6F
_CHUNK: Final = 2048


def _seeds() -> Iterator[int]:
    """Yield 64-bit numbers without a pattern: SplitMix64 (Steele, Lea and Flood 2014)."""
    state = _SEED
    while True:
        state = (state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        yield mixed ^ (mixed >> 31)


_NUMBERS: Final = _seeds()
_FACTORS: Final = np.array([next(_NUMBERS) | 1 for _ in range(PLACES)], np.uint64)
_TERMS: Final = np.array([next(_NUMBERS) for _ in range(PLACES)], np.uint64)


def signature(words: Iterable[str]) -> bytes:
    """Return the signature of a set of words: 63 unsigned 32-bit numbers, little-endian.

    The order of ``words`` and how often one is said make no difference. No words, no bytes.
    """
    hashes = np.array(sorted({crc32(word.encode("utf-8", "replace")) for word in words}), np.uint64)
    if not len(hashes):
        return b""
    least = np.full(PLACES, 2**32 - 1, np.uint64)
    for start in range(0, len(hashes), _CHUNK):
        part = hashes[start : start + _CHUNK, None]
        np.minimum(least, ((part * _FACTORS + _TERMS) >> np.uint64(32)).min(axis=0), out=least)
    return least.astype("<u4").tobytes()


def agreements(one: bytes, others: Sequence[bytes]) -> NDArray[np.float64]:
    """Return the share of places in which a signature agrees with each of the others.

    It is an estimate of the Jaccard index; 0 where one of the two is missing.
    """
    found = np.zeros(len(others))
    rows = [row for row, other in enumerate(others) if one and len(other) == len(one)]
    if rows:
        theirs = np.frombuffer(b"".join(others[row] for row in rows), "<u4").reshape(len(rows), -1)
        found[rows] = (theirs == np.frombuffer(one, "<u4")).mean(axis=1)
    return found
