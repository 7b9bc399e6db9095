"""How often each signal is seen in real complaints and in invented ones, through the real pipeline.

A comment that is clearly not negative is never weighed, so it is in no count. All sets are about
hotels, and so the signals are told that the business is one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from server.evidence import weigh
from server.evidence.model import Context
from server.evidence.table import WEIGHTS
from server.learning import data
from server.reading import read

#: The texts of real complaints and those of invented ones, which may be none.
Texts: TypeAlias = tuple[list[str], list[str]]

_HOTEL: Final = Context(business_kind="hotel")


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set that counts: what it is, the files it needs, whether a weight may rest on it.

    Where ``teaches`` is false the licence lets the set only examine: its figures stand beside the weight.
    ``own`` tells that its real complaints are in no other set.
    """

    title: str
    files: tuple[str, ...]
    texts: Callable[[Path], Texts]
    teaches: bool = False
    own: bool = False


@dataclass(slots=True)
class Counts:
    """How many texts were weighed, and in how many of them each signal was seen.

    ``shares`` adds up how much of its full weight a signal counted there (0 to 1 for each text).
    """

    weighed: int = 0
    seen: dict[str, int] = field(default_factory=dict)
    shares: dict[str, float] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Read and weigh one text more."""
        seen = _seen(text)
        if seen is None:
            return
        self.weighed += 1
        for name, share in seen:
            self.seen[name] = self.seen.get(name, 0) + 1
            self.shares[name] = self.shares.get(name, 0.0) + share

    def percent(self, signal: str) -> float:
        """Return in how many of a hundred weighed texts ``signal`` was seen."""
        return 100 * self.seen.get(signal, 0) / self.weighed if self.weighed else 0.0

    def usual_share(self, signal: str) -> float:
        """Return how much of its full weight ``signal`` counts on the average where it is seen, else 1."""
        times = self.seen.get(signal, 0)
        return self.shares[signal] / times if times else 1.0


def count(texts: Iterable[str]) -> Counts:
    """Count the signals of ``texts``."""
    counts = Counts()
    for text in texts:
        counts.add(text)
    return counts


@cache
def _seen(text: str) -> tuple[tuple[str, float], ...] | None:
    """Return the signals of ``text`` with their shares, ``None`` where there is nothing to weigh.

    Kept, because the sets have texts in common and reading is what takes the time.
    """
    suspicion = weigh(read(text), _HOTEL)
    if suspicion.score is None:
        return None
    return tuple(
        (one.name, one.observation.strength * WEIGHTS[one.name].strengths.get(one.observation.reason, 1.0))
        for one in suspicion.evidence
    )


def thinned(texts: list[str], every: int) -> list[str]:
    """Return one text in ``every``, the first included."""
    return texts[::every]


def _maide(*languages: str) -> Callable[[Path], Texts]:
    def texts(folder: Path) -> Texts:
        negative = [
            review
            for review in data.reviews(folder / "maide.csv")
            if review.language in languages and not review.positive
        ]
        real, invented = ([one.text for one in negative if one.machine is label] for label in (False, True))
        return real, invented

    return texts


def _negative(path: Path, column: str, label: str) -> Iterator[str]:
    for row in data.rows(path):
        if row["polarity"] == "negative" and row[column] == label:
            yield row["text"]


def _ott(folder: Path) -> Texts:
    real, paid = (list(_negative(folder / "ott.csv", "label", label)) for label in ("truthful", "deceptive"))
    return real, paid


def _generated(generator: str) -> Callable[[Path], Texts]:
    def texts(folder: Path) -> Texts:
        return _ott(folder)[0], list(_negative(folder / "op_spam_ai.csv", "generator", generator))

    return texts


def _absita(folder: Path) -> Texts:
    return [text for text, praises in data.one_sided_sentences(folder / "absita.csv") if not praises], []


#: The sets by the name that ``weights.toml`` gives them.
SETS: Final[dict[str, LabelledSet]] = {
    "maide": LabelledSet(
        "MAiDE-up, Italian and English: guests, GPT-4",
        ("maide.csv",),
        _maide("Italian", "English"),
        teaches=True,
        own=True,
    ),
    "maide-italian": LabelledSet(
        "MAiDE-up, Italian: guests, GPT-4", ("maide.csv",), _maide("Italian"), teaches=True
    ),
    "ott": LabelledSet("Ott et al. 2013: guests, paid writers", ("ott.csv",), _ott, own=True),
    "gpt3": LabelledSet(
        "guests of Ott et al., GPT-3 of Liyanage et al. 2024",
        ("ott.csv", "op_spam_ai.csv"),
        _generated("gpt3"),
    ),
    "llama": LabelledSet(
        "guests of Ott et al., Llama of Liyanage et al. 2024",
        ("ott.csv", "op_spam_ai.csv"),
        _generated("llama"),
    ),
    "absita": LabelledSet(
        "ABSITA: sentences of guests that only complain", ("absita.csv",), _absita, own=True
    ),
}
