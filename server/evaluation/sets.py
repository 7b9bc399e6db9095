"""The public sets that the card is measured on. They lie outside the project and are never quoted."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

from server.evaluation.table import TableError
from server.learning.aspects import complaints
from server.learning.data import Review, half, one_sided_sentences, reviews, rows

T = TypeVar("T")

FILES: Final = ("maide.csv", "absita.csv", "ott.csv", "op_spam_ai.csv", "sentipolc.csv")
#: The languages of MAiDE-up in which real complaints are weighed, the two that we write in first.
LANGUAGES: Final = {"it": "Italian", "en": "English", "es": "Spanish", "fr": "French", "de": "German"}
_QUICK: Final = 8


@dataclass(frozen=True)
class Sets:
    """The sets in ``folder``; with ``quick`` only some texts of each, chosen by their bytes."""

    folder: Path
    quick: bool = False

    def check(self) -> None:
        """Raise :class:`TableError` unless all files are there."""
        for name in FILES:
            if not (self.folder / name).is_file():
                raise TableError(f"The card needs {name}, and {self.folder} does not hold it.")

    def some(self, found: Iterable[T], most: int | None = None) -> list[T]:
        """Return ``found`` without repetitions, at most ``most`` of them, fewer when quick.

        Which ones are left is decided by a checksum: the same every time, and without meaning.
        """
        unique = list(dict.fromkeys(found))
        most = self.most(most)
        if most is None or len(unique) <= most:
            return unique
        return sorted(unique, key=lambda one: zlib.crc32(repr(one).encode()))[:most]

    @cached_property
    def reviews(self) -> Sequence[Review]:
        """All of MAiDE-up."""
        return [review for review in reviews(self.folder / "maide.csv") if review.text]

    def most(self, wanted: int | None) -> int | None:
        """Return how many texts a sample of ``wanted`` may hold (``None``: all of them)."""
        return _QUICK if self.quick else wanted

    def maide(self, language: str, *, machine: bool = False) -> list[str]:
        """Return the negative reviews of one language: written by guests, or by GPT-4."""
        return [
            review.text
            for review in self.reviews
            if (review.language, review.machine, review.positive) == (language, machine, False)
        ]

    def kept_out(self, language: str) -> list[Review]:
        """Return the real reviews of the hotels that taught nothing (see :mod:`server.learning.data`)."""
        return [r for r in self.reviews if r.examines and r.language == language and not r.machine]

    @cached_property
    def absita(self) -> list[tuple[str, bool]]:
        """ABSITA's sentences that only praise (true) or only complain (false)."""
        return one_sided_sentences(self.folder / "absita.csv")

    @cached_property
    def concerns(self) -> list[tuple[str, str]]:
        """ABSITA's complaints about exactly one aspect, each with that aspect; the half that chose nothing.

        The other half chose how loud the encoder is heard (:mod:`server.learning.aspects`).
        """
        return [each for each in complaints(self.folder / "absita.csv") if half(each[0]) == 1]

    def ott(self, label: str, polarity: str = "negative") -> list[str]:
        """Return Ott's reviews: ``truthful`` (from the web) or ``deceptive`` (written for pay)."""
        found = rows(self.folder / "ott.csv")
        return [row["text"].strip() for row in found if (row["label"], row["polarity"]) == (label, polarity)]

    def generated(self, generator: str) -> list[str]:
        """Return the negatives of one generator of op_spam_ai."""
        found = rows(self.folder / "op_spam_ai.csv")
        return [
            row["text"].strip()
            for row in found
            if (row["generator"], row["polarity"]) == (generator, "negative")
        ]

    @cached_property
    def reworded(self) -> list[tuple[str, str]]:
        """The negatives of op_spam_ai, each beside what another machine (T5) made of it.

        Only the half on which no line of :mod:`server.campaigns.likeness` was drawn.
        """
        sides: dict[str, dict[str, str]] = {}
        for row in rows(self.folder / "op_spam_ai.csv"):
            if row["polarity"] == "negative" and zlib.crc32(row["id"].encode()) % 2 == 1:
                sides.setdefault(row["id"], {})[row["generator"]] = row["text"].strip()
        wanted = ("gpt3", "gpt3_t5paraphrase")
        return [(each[wanted[0]], each[wanted[1]]) for each in sides.values() if each.keys() >= set(wanted)]

    @cached_property
    def tweets(self) -> list[tuple[str, bool, bool]]:
        """SENTIPOLC's tweets that only praise or only complain: text, praises, is ironic."""
        return [
            (row["text"], row["opos"] == "1", row["iro"] == "1")
            for row in rows(self.folder / "sentipolc.csv")
            if row["opos"] != row["oneg"]
        ]

    def crowd(self, most: int) -> list[str]:
        """Return ``most`` different real comments, kind and unkind: a busy desk's store.

        First the Italian ones, then Ott's from the web, then MAiDE-up's in the file's languages.
        """
        real = [review for review in self.reviews if not review.machine]
        texts = [review.text for review in real if review.language == "Italian"]
        texts += [row["sentence"] for row in rows(self.folder / "absita.csv")]
        texts += self.ott("truthful") + self.ott("truthful", "positive")
        texts += [review.text for review in real if review.language in LANGUAGES.values()]
        texts += [review.text for review in real]
        return list(dict.fromkeys(texts))[:most]
