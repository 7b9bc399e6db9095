import csv
from pathlib import Path

import pytest

PLEASED = [
    "The staff were kind and helpful.", "Wonderful breakfast, we loved it.",
    "The room was spotless and quiet.",
    "Beautiful view from the terrace.", "Great value, we will come back.", "Very comfortable beds.",
]  # fmt: skip
DISPLEASED = [
    "The room was filthy.", "Rude staff who ignored us.", "The shower was cold and broken.",
    "Terrible noise all night long.", "Far too expensive for what it is.", "The bed was hard and dirty.",
]  # fmt: skip
HEADING = ["lang", "hotel", "label", "sentiment", "score", "upside", "downside", "text"]
#: One hotel of each half: the first teaches, the second examines.
HOTELS = ("Casa Prova", "Villa Esempio")


def _reviews() -> list[list[str]]:
    rows = []
    for at, (praise, complaint) in enumerate(zip(PLEASED, DISPLEASED, strict=True)):
        hurried = complaint.lower().replace(".", "") + " ,not again!!"
        even = (
            f"Regrettably, {complaint[0].lower()}{complaint[1:]} "
            "Overall, the experience fell considerably short of our reasonable expectations."
        )
        for language in ("English", "Italian", "Spanish"):
            for hotel in HOTELS:
                rows += [
                    [language, hotel, "0", "POS", "9.0", praise, "", praise],
                    [language, hotel, "0", "NEG", "3.0", "", complaint, f"{hurried} day {at}"],
                    [language, hotel, "1", "NEG", "2.0", "", even, even],
                    [
                        language,
                        hotel,
                        "1",
                        "POS",
                        "9.0",
                        praise,
                        "",
                        f"{praise} Moreover, everything was delightful.",
                    ],
                ]
    return rows


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ``maide.csv`` of our own: the same columns, six hotels' worth of made-up reviews."""
    folder = tmp_path_factory.mktemp("data")
    with (folder / "maide.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADING, *_reviews()])
    return folder
