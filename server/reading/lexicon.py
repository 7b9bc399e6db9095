"""A lexicon of praise and complaint, read from TOML, and what it notices in a text.

One class for all languages: the words, their weights, what turns them round and how the sums
become a polarity are in ``lexicon/*.toml``.
"""

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from server.reading.notation import read_toml
from server.reading.patterns import Patterns, entries, tokenize

_FOLDER = Path(__file__).with_name("lexicon")
#: What a word does to its neighbours: turn, strengthen, weaken, or turn the sentence.
Role = Literal["not", "not-back", "more", "never-so", "less", "but", "although"]

LANGUAGES = ("it", "en", "es", "fr", "de")


#: What the calibration weighs, in the order of its tables.
INPUTS = ("praise", "complaint", "balance", "loose_negation", "length", "second")


@dataclass(frozen=True, slots=True)
class Features:
    """What the lexicon noticed. Sums are of weights after negation and degree, both at least 0.

    ``turned`` counts the praises and complaints that rest on a negation ("not bad");
    ``second`` is the opinion of another analyzer, 0 where there is none.
    """

    praise: float = 0.0
    complaint: float = 0.0
    praises: int = 0
    complaints: int = 0
    turned: int = 0
    loose_negations: int = 0
    words: int = 0
    second: float = 0.0

    @property
    def negated(self) -> float:
        """The share of the praises and complaints that rest on a negation, 0 to 1."""
        return min(1.0, self.turned / max(1, self.praises + self.complaints))

    def vector(self) -> dict[str, float]:
        """Return the inputs of the calibration by name; sums grow like logarithms."""
        total = self.praise + self.complaint
        return {
            "praise": math.log1p(self.praise),
            "complaint": math.log1p(self.complaint),
            "balance": (self.praise - self.complaint) / (total + 2.0),
            "loose_negation": math.log1p(self.loose_negations),
            "length": math.log1p(self.words) / 4,
            "second": self.second,
        }


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression over :meth:`Features.vector`; trained as its table says."""

    intercept: float
    coefficients: dict[str, float]

    def polarity(self, features: Features) -> float:
        """Return the polarity of what was noticed: twice the probability of praise, less one.

        It is 0 where there was not a single word.
        """
        if not features.words:
            return 0.0
        vector = features.vector()
        logit = self.intercept + sum(weight * vector[name] for name, weight in self.coefficients.items())
        return math.tanh(logit / 2)


class Lexicon:
    """The table of one language."""

    def __init__(self, table: dict[str, Any], emoji: dict[str, Any], calibration: dict[str, Any]) -> None:
        """Compile a parsed TOML table; ``emoji`` is shared, ``calibration`` trained."""
        self.language: str = table["language"]
        self.words: Patterns[float] = Patterns(
            (entry, float(group["weight"]))
            for group in (*table["group"], *emoji["group"])
            for entry in entries(group["words"])
        )
        negation, degree, turn = table["negation"], table["degree"], table["turn"]
        self.window: int = negation["window"]
        self.after: int = negation.get("after", 0)
        self.light = frozenset(entries(negation["light"]))
        self.suffix: str = degree.get("suffix", "")
        roles: tuple[tuple[Role, str], ...] = (
            ("not", negation["words"]),
            ("not-back", negation.get("backward", "")),
            ("more", degree["more"]),
            ("never-so", degree.get("never", "")),
            ("less", degree["less"]),
            ("but", turn["but"]),
            ("although", turn["although"]),
        )
        self.roles: Patterns[Role] = Patterns(
            (entry, role) for role, words in roles for entry in entries(words)
        )
        enquiry = table["enquiry"]
        self._openings: Patterns[None] = Patterns((entry, None) for entry in entries(enquiry["openings"]))
        self._polite: Patterns[None] = Patterns((entry, None) for entry in entries(enquiry["polite"]))
        self.calibration = Calibration(calibration["intercept"], dict(calibration["coefficients"]))

    def asks(self, sentence: str) -> bool:
        """Say whether ``sentence`` only asks for information, politely or bluntly."""
        return sentence.rstrip().endswith("?") and self._manner(sentence) == "enquiry"

    def is_courtesy(self, sentence: str) -> bool:
        """Say whether ``sentence`` is nothing but a greeting or a "please"."""
        return self._manner(sentence) == "courtesy"

    def _manner(self, sentence: str) -> Literal["enquiry", "courtesy", "other"]:
        """Say how ``sentence`` opens: an enquiry may follow any number of courtesies."""
        tokens = tokenize(sentence)
        at = 0
        while at < len(tokens):
            if self._openings.at(tokens, at) is not None:
                return "enquiry"
            hit = self._polite.at(tokens, at)
            if hit is None:
                return "other"
            at = hit.last
        return "courtesy" if tokens else "other"


@cache
def load(language: str) -> Lexicon:
    """Return the lexicon of ``language``, one of :data:`LANGUAGES`, read once."""
    return Lexicon(_table(language), _table("emoji"), _table("calibration")[language])


def _table(name: str) -> dict[str, Any]:
    return read_toml(_FOLDER / f"{name}.toml")
