import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from server.evaluation.weighing import Result
from server.evidence.weigh import band_of, score_of


@pytest.fixture
def result() -> Callable[..., Result]:
    """A weighed row made by hand: its odds in decibans (``None``: not negative), and what is known of it."""

    def make(
        log_odds: float | None, positive: bool | None = None, language: str = "it", words: int = 20
    ) -> Result:
        score = None if log_odds is None else score_of(log_odds)
        band = "not-negative" if score is None else band_of(score)
        return Result(band, score, log_odds, language, words, float(words), positive)

    return make


_COMPLAINTS = {
    "Italian": [
        "La camera era sporca e il personale scortese, che delusione per noi.",
        "Due ore di attesa al check-in e nessuno che ci abbia spiegato qualcosa.",
        "Il wifi non funzionava mai e la colazione era fredda e scarsa ogni mattina.",
        "Il bagno puzzava, la doccia perdeva e il letto era scomodo da morire.",
    ],
    "English": [
        "The room was dirty and the staff were rude to us from the first day.",
        "We waited two hours at check-in and nobody explained anything to us.",
        "The wifi never worked and the breakfast was cold and poor every morning.",
        "The bathroom smelled, the shower leaked and the bed was awful to sleep in.",
    ],
    "Spanish": ["La habitación estaba sucia y el personal era muy maleducado con nosotros."],
    "French": ["La chambre était sale et le personnel très désagréable avec nous."],
    "German": ["Das Zimmer war schmutzig und das Personal sehr unfreundlich zu uns."],
}
_PRAISE = {
    "Italian": ["Personale gentilissimo e camera splendida.", "Posizione ottima, colazione meravigliosa."],
    "English": ["Lovely staff and a wonderful room.", "Great location and an excellent breakfast."],
    "Spanish": ["Personal encantador y habitación preciosa."],
    "French": ["Personnel charmant et chambre magnifique."],
    "German": ["Sehr nettes Personal und ein wunderschönes Zimmer."],
}
_MACHINE = (
    "Regrettably, {} Overall, the experience fell considerably short of our reasonable expectations "
    "in nearly every respect."
)
_ASPECTS = ("cleanliness", "comfort", "amenities", "staff", "value", "wifi", "location", "other")
_SENTENCES = (
    ("La camera era sporca.", "cleanliness", "negative"),
    ("Il personale era scortese.", "staff", "negative"),
    ("Il wifi non funzionava mai.", "wifi", "negative"),
    ("Posizione splendida.", "location", "positive"),
    ("Letto comodissimo.", "comfort", "positive"),
)


def _write(path: Path, heading: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heading, *rows])


def _maide() -> list[list[str]]:
    rows = []
    for language, complaints in _COMPLAINTS.items():
        for hotel in ("Casa Prova", "Villa Esempio"):  # one of each half
            for text in complaints:
                mine = f"{text} ({hotel})"
                rows.append([language, hotel, "0", "NEG", "3.0", "", mine, mine])
                rows.append([language, hotel, "1", "NEG", "2.0", "", "", _MACHINE.format(mine)])
            for text in _PRAISE[language]:
                mine = f"{text} ({hotel})"
                rows.append([language, hotel, "0", "POS", "9.0", mine, "", mine])
    return rows


@pytest.fixture(scope="session")
def own_sets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all five sets, of a few texts of our own in the sets' columns."""
    folder = tmp_path_factory.mktemp("sets")
    _write(
        folder / "maide.csv",
        ["lang", "hotel", "label", "sentiment", "score", "upside", "downside", "text"], _maide(),
    )  # fmt: skip
    signs = [f"{name}_{sign}" for name in _ASPECTS for sign in ("presence", "positive", "negative")]
    _write(
        folder / "absita.csv",
        ["sentence_id", *signs, "sentence"],
        [
            [
                str(at),
                *("1" if each in (f"{name}_presence", f"{name}_{sign}") else "0" for each in signs),
                text,
            ]
            for at, (text, name, sign) in enumerate(_SENTENCES)
        ],
    )
    english = _COMPLAINTS["English"]
    _write(
        folder / "ott.csv",
        ["id", "polarity", "hotel", "source", "fold", "label", "text"],
        [
            [f"{label}{at}", "negative", "h", "-", "1", label, f"{text} {end}"]
            for at, text in enumerate(english)
            for label, end in (("truthful", "Never again."), ("deceptive", "Avoid!"))
        ]
        + [["p", "positive", "h", "-", "1", "truthful", "A lovely stay in the middle of the city."]],
    )
    _write(
        folder / "op_spam_ai.csv", ["id", "generator", "polarity", "hotel", "text", "label"],
        [
            [f"g{at}", generator, "negative", "h", text.replace("We", start), "1"]
            for at, text in enumerate(english)
            for generator, start in (("gpt3", "My wife and I"), ("gpt3_t5paraphrase", "My husband and I"))
        ]
        + [["l1", "llama", "negative", "h", "The hotel disappointed us in every way one can imagine.", "1"]],
    )  # fmt: skip
    _write(
        folder / "sentipolc.csv",
        ["idtwitter", "subj", "opos", "oneg", "iro", "lpos", "lneg", "top", "text"],
        [
            ["1", "1", "0", "1", "0", "0", "1", "0", "Che servizio pessimo, mai più"],
            ["2", "1", "0", "1", "1", "1", "0", "0", "Complimenti vivissimi, treno in ritardo anche oggi"],
            ["3", "1", "1", "0", "0", "1", "0", "0", "Che bella giornata, grazie a tutti"],
            ["4", "0", "0", "0", "0", "0", "0", "0", "Domani alle otto in piazza"],
        ],
    )
    return folder
