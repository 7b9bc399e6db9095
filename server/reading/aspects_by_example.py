"""What a sentence is about, by its likeness to example sentences: heard from the encoder's vector.

The examples are in ``aspects/examples/*.toml``, written by us in Italian and English; because the
encoder puts what means the same near each other, they are understood in sixteen languages. One
logistic regression for each aspect learns them; ``python -m server.learning.aspects`` makes the
weights (``weights/aspects.npz``) and their card.
"""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from server.reading import heads
from server.reading.model import AspectName, Span
from server.reading.notation import read_toml

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

FOLDER: Final = Path(__file__).with_name("aspects") / "examples"
LANGUAGES: Final = ("it", "en")
NAMES: Final[tuple[AspectName, ...]] = get_args(AspectName)

#: How sure the encoder is of each aspect that a sentence speaks of it, 0 to 1, in the order of NAMES.
Chances = tuple[float, ...]


def examples() -> tuple[tuple[str, AspectName], ...]:
    """Return every example sentence with the aspect it speaks of."""
    tables = [read_toml(FOLDER / f"{language}.toml") for language in LANGUAGES]
    return tuple((sentence, name) for table in tables for name in NAMES for sentence in table[name])


def digest() -> str:
    """Return the SHA-256 of the examples: weights whose card bears another one are out of date."""
    lines = (f"{name}\t{sentence}\n" for sentence, name in examples())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def hear(spans: Sequence[Span], vectors: "Vectors | None", language: str) -> Mapping[Span, Chances]:
    """Return the chances of the sentences at ``spans``, whose vectors are the rows of ``vectors``.

    Sentences that were not read (rows of zeros) are left out; without the encoder, or in a
    ``language`` it never saw, nothing is heard.
    """
    if vectors is None or language not in heads.LANGUAGES or not len(vectors):
        return {}
    rows = chances(vectors).tolist()
    read = [bool(row.any()) for row in vectors]
    return {span: tuple(row) for span, row, was_read in zip(spans, rows, read, strict=True) if was_read}


def chances(vectors: "Vectors", folder: Path = heads.WEIGHTS) -> "NDArray[np.float64]":
    """Return how sure the head in ``folder`` is: shape ``(n, 13)``, a row for each of ``vectors``.

    Each column is a question of its own, so a row need not sum to 1: a sentence may speak of two
    aspects, or of none.
    """
    import numpy as np

    weights, bias = _load(folder)
    answers: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(vectors @ weights + bias, -30, 30)))
    return answers


@cache
def _load(folder: Path) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    import numpy as np

    with np.load(folder / "aspects.npz", allow_pickle=False) as file:
        return file["weights"].astype(np.float64), file["bias"].astype(np.float64)
