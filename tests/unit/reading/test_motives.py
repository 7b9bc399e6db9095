"""Why somebody is unhappy."""

from pathlib import Path

import pytest

from server.reading import motives
from server.reading.contractions import expand
from server.reading.notation import read_toml
from server.reading.patterns import entries, fold, tokenize

FOLDER = Path(motives.__file__).with_name("motives")
TABLES = {language: read_toml(FOLDER / f"{language}.toml") for language in motives.LANGUAGES}
NAMES = ["time-lost", "offended", "let-down", "money", "health", "safety", "ignored", "disturbed"]


def spoken(entry: str) -> str:
    """Return the words of a table's entry as somebody might write them."""
    words = ["due" if part == "#" else part.split("/")[0] for part in entry.split() if part != "…"]
    return " ".join(word.removesuffix("*") for word in words)


@pytest.mark.parametrize("language", TABLES)
def test_a_table_has_every_motive_without_doubles(language: str) -> None:
    assert TABLES[language]["language"] == language
    assert list(TABLES[language]["motives"]) == NAMES
    for name, words in TABLES[language]["motives"].items():
        folded = [fold(" ".join(entry.split())) for entry in words.split(",")]
        assert sorted({entry for entry in folded if folded.count(entry) > 1}) == [], name


@pytest.mark.parametrize("language", TABLES)
def test_every_entry_tells_its_motive(language: str) -> None:
    words = motives.load(language)
    for name, listed in TABLES[language]["motives"].items():
        for entry in entries(listed):
            text = expand(spoken(entry)) if language == "en" else spoken(entry)
            assert any(name in hit.value for hit in words.find(tokenize(text))), (name, entry)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "Due ore al telefono e poi mi hanno pure riso in faccia", ("time-lost", "offended")),
        ("it", "Nessuno risponde alle mail da tre settimane", ("ignored", "time-lost")),
        ("it", "Mia figlia celiaca è stata male", ("health",)),
        ("it", "La porta non si chiudeva a chiave", ("safety",)),
        ("it", "Hanno addebitato due volte lo stesso importo", ("money",)),
        ("it", "Ci aspettavamo altro, siamo delusi", ("let-down",)),
        ("it", "Notte in bianco per la musica", ("disturbed",)),
        ("it", "Boh", ()),
        ("it", "", ()),
        ("en", "We waited two hours and they laughed in our faces", ("time-lost", "offended")),
        ("en", "Overpriced and noisy, couldn't sleep", ("money", "disturbed")),
        ("en", "Nobody answered the phone", ("ignored",)),
        ("en", "The lock was broken and I didn't feel well: food poisoning", ("safety", "health")),
        ("fr", "Deux heures d'attente", ()),
        ("und", "money", ()),
    ],
)
def test_motives_in_the_order_of_the_text(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert motives.find(text, language) == expected
