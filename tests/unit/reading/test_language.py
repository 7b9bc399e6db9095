"""The language of a comment, down to one word."""

import csv
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.reading.language import MAIN, detect

_SHARED = Path(__file__).parents[4] / "shared" / "data"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("VERGOGNA!!! mai più!!!!!!", "it"),
        ("Fate schifo, state alla larga", "it"),
        ("Pessimo", "it"),
        ("camera sporca", "it"),
        ("Mi piace molto la camera", "it"),
        ("Non ci tornerò", "it"),
        ("Personale maleducato", "it"),
        ("Staff gentile", "it"),
        ("Terrible", "en"),
        ("Horrible", "en"),
        ("Rude staff", "en"),
        ("Never again", "en"),
        ("Dirty room", "en"),
        ("Worst hotel ever!!!", "en"),
        ("Avoid.", "en"),
        ("Muy sucio", "es"),
        ("Habitación sucia", "es"),
        ("Una vergüenza", "es"),
        ("Très sale", "fr"),
        ("Chambre sale", "fr"),
        ("L’emplacement", "fr"),
        ("Sehr schlecht", "de"),
        ("Nie wieder!", "de"),
        ("Zimmer schmutzig", "de"),
        ("Lugar horrível, não voltem", "pt"),
        ("Péssimo atendimento", "pt"),
        ("Niet goed", "nl"),
        ("De kamer was vies en het personeel onvriendelijk", "nl"),
        ("Pokój był brudny", "pl"),
        ("Грязный номер", "ru"),
        ("Ужасно", "ru"),
        ("الغرفة قذرة", "ar"),
        ("房间很脏", "zh"),
        ("部屋が汚い", "ja"),
        ("방이 더러워요", "ko"),
        ("Oda çok kirliydi", "tr"),
        ("Nu recomand", "ro"),
        ("Βρώμικο δωμάτιο", "el"),
        ("La camera era sporca e il personale scortese, non torneremo mai più in questo albergo", "it"),
        ("<b>La camera</b> era sporca", "it"),
        ("https://example.org/the/room @thehotel #never la colazione era pessima", "it"),
    ],
)
def test_tells_the_language(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text", ["", "   ", "12345 !!! 😡", "https://example.org/never/again", "info@example.org", "Ok", "a"]
)
def test_says_und_where_nobody_could_tell(text: str) -> None:
    assert detect(text) == "und"


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("", "it", "it"),
        ("😡😡", "en-GB", "en"),
        ("Ok", "it_IT", "it"),
        ("", "italiano", "und"),
        ("", "", "und"),
        ("Terrible", "fr", "fr"),
        ("La camera era sporca e il personale scortese", "en", "it"),
        ("The room was dirty and nobody came to help us", "it", "en"),
    ],
)
def test_a_hint_decides_only_where_the_text_says_little(text: str, hint: str, language: str) -> None:
    assert detect(text, hint) == language


def test_the_first_two_main_languages_are_those_of_the_replies() -> None:
    assert MAIN == ("it", "en", "es", "fr", "de")


def test_many_threads_may_ask_at_once() -> None:
    texts = ["La camera era molto sporca", "The room was very dirty", "Das Zimmer war sehr schmutzig"] * 40
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect, texts)) == ["it", "en", "de"] * 40


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.one_of(st.none(), st.text(max_size=5)))
def test_any_text_has_an_answer(text: str, hint: str | None) -> None:
    language = detect(text, hint)
    assert language == "und" or (len(language) == 2 and language.islower())


@pytest.mark.parametrize("unit", ["a", "schifo ", "9", "\u202e", "😡", "<b>", "@", "x@", "www.", "\x00"])
def test_a_huge_text_has_an_answer(unit: str) -> None:
    language = detect(unit * (100_000 // len(unit)))
    assert language == ("it" if unit == "schifo " else language)
    assert len(language) in (2, 3)


def test_reads_real_italian_sentences_right() -> None:
    """At least 99 in 100 of ABSITA's sentences, and 98 of those with six words or fewer."""
    file = _SHARED / "absita.csv"
    if not file.exists():
        sys.stdout.write("absita.csv is not here: the language of real sentences was not measured\n")
        return
    with file.open(encoding="utf-8", newline="") as rows:
        sentences = [row["sentence"] for row in csv.DictReader(rows)]
    short = [sentence for sentence in sentences if len(sentence.split()) <= 6]
    assert sum(detect(sentence) == "it" for sentence in sentences) >= 0.99 * len(sentences)
    assert sum(detect(sentence) == "it" for sentence in short) >= 0.98 * len(short)
