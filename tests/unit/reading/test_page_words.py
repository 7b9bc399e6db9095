"""Every entry of the chrome tables is found by the search that stands on them."""

import re

import pytest

from server.reading.page_words import Entry, PageWord, entries, find_page_words, in_runs

_SAMPLES = {
    "{n}": "3",
    "{clock}": "14:30",
    "{word}": "WordPress.com",
    "{name}": "Marta",
    "{open}": "(",
    "{close}": ")",
}
_DATES = ["3 agosto 2024", "August 3, 2024", "3 de agosto de 2024", "3 août 2024", "3. August 2024"]
_AGES = ["2 ore fa", "2 hours ago", "hace 2 horas", "il y a 2 heures", "vor 2 Stunden"]


def _sample(phrase: str, date: str, age: str) -> str:
    """Return words that ``phrase`` reads: of choices the first, of what may be left out nothing."""
    words = phrase.replace("_", "")
    for _ in range(3):
        words = re.sub(r"\[[^\[\]()]*\]", "", words)
        words = re.sub(r"\(([^()\[\]|]*)\|[^()\[\]]*\)", r"\1", words)
    for shape, value in {**_SAMPLES, "{date}": date, "{age}": age}.items():
        words = words.replace(shape, value)
    return " ".join(words.split())


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.kind}-{entry.phrase}")
def test_every_entry_reads_its_own_words(entry: Entry) -> None:
    samples = [_sample(entry.phrase, date, age) for date in _DATES for age in _AGES]
    words = next(words for words in samples if re.fullmatch(entry.exact, words))
    assert re.fullmatch(entry.loose, words.upper())
    found = find_page_words(words)
    assert (found[0].start, found[-1].end) == (0, len(words))
    assert found[0].exact


def test_tells_capitals_of_the_table_from_others() -> None:
    assert find_page_words("Mi piace") == [PageWord(0, 8, "action", "shy", True)]
    assert find_page_words("mi piace") == [PageWord(0, 8, "action", "shy", False)]


def test_says_where_in_what_order() -> None:
    text = "x 3 ore fa Utile: 4 Altro... Autoreparto"
    assert [(text[word.start : word.end], word.kind, word.trust) for word in find_page_words(text)] == [
        ("3 ore fa", "age", "line"),
        ("Utile: 4", "count", "line"),
        ("Altro...", "expander", "sure"),
    ]


def test_finds_no_part_of_a_word() -> None:
    assert find_page_words("Altrove Autorevole Mi piacerebbe Condividiamo") == []


def test_a_run_has_only_blanks_and_separators_inside() -> None:
    text = "Mi piace · Rispondi\n3 h, Condividi"
    runs = in_runs(text, find_page_words(text))
    assert [[text[word.start : word.end] for word in run] for run in runs] == [
        ["Mi piace", "Rispondi", "3 h"],
        ["Condividi"],
    ]
