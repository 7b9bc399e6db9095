import math
import time

import pytest

from server.reading import style


def measured(name: str, text: str) -> float:
    return dict(zip(style.NAMES, style.measures(text), strict=True))[name]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("sentence_length", "Uno due tre. Quattro.", math.log1p(2)),
        ("sentence_spread", "Uno due tre. Quattro.", 0.5),
        ("sentence_spread", "Uno due. Tre quattro.", 0.0),
        ("short_sentences", "Uno due tre. Uno due tre quattro.", 0.5),
        ("capital_starts", "Bene. male. 3 notti. Male.", 0.75),
        ("closed_ends", "Bene.\nmale\nCosì così!\nmah", 0.5),
        ("commas", "sì, no, forse, mai, uno due tre quattro cinque sei", 4.0),
        ("commas", "好，好、好", 20.0),
        ("exclamations", "Bello! Brutto. Vero!", 2 / 3),
        ("exclamations", "Aiuto!!!!!!", 3.0),
        ("ellipses", "Mah... boh… ecco.", 2 / 3),
        ("loose_marks", "sporca,fredda . Mai più", 1.0),
        ("loose_marks", "Costa 1,50 euro, poco.", 0.0),
        ("unfinished_end", "Una notte", 1.0),
        ("unfinished_end", "Una notte.", 0.0),
        ("digits", "camera 12 bagno b2 letto", 4.0),
        ("capitals", "MAI visto uno SCHIFO A", 4.0),
        ("word_length", "ab, abcd 12", 2.0),
        ("variety", "Bello bello BELLO caro", 1.0),
        ("line_breaks", "uno\ndue", 3.0),
        ("line_breaks", "a b c d e f g h i l\nm n o p q r s t u v", 0.5),
        ("list_lines", "a b c d e f g h i l:\n- m n o p q\n2) r s t u", 1.0),
        ("brackets", "uno (due) tre quattro cinque sei sette otto nove dieci", 2.0),
        ("joiners", "uno/due e tre quattro cinque sei sette otto nove dieci", 1.0),
        ("symbols", "uno 😀 due tre quattro cinque sei sette otto nove dieci", 1.0),
    ],
)
def test_each_measure(name: str, text: str, value: float) -> None:
    assert measured(name, text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "   ", "...", "😀😀", "\x00"])
def test_without_words_all_is_zero(text: str) -> None:
    assert style.measures(text) == (0.0,) * len(style.NAMES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La camera, sporca!", 3),
        ("- ... !", 0),
        ("7 notti", 2),
        ("这家酒店很脏", 3),
        ("hotel 酒店 bello", 3),
        ("", 0),
    ],
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert style.word_count(text) == words


def test_only_the_beginning_is_measured() -> None:
    beginning = "Tutto bene qui. " * 500
    assert len(beginning) == style.READ_CHARACTERS
    assert style.measures(beginning + "MALE!!! " * 900) == style.measures(beginning)


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "!?," * 30_000, ".\n" * 50_000, "- 1) " * 20_000, "字" * 60_000]
)
def test_no_text_is_slow(text: str) -> None:
    started = time.perf_counter()
    assert all(map(math.isfinite, style.measures(text)))
    style.word_count(text)
    assert time.perf_counter() - started < 10


def test_the_scale_is_centred_and_bounded() -> None:
    rows = [{"centre": 0.0, "scale": 1.0} for _ in style.NAMES]
    text = "Bello! Brutto. Vero!"
    assert style.standardised(text, rows) == tuple(min(4.0, value) for value in style.measures(text))
    rows[style.NAMES.index("exclamations")] = {"centre": 1.0, "scale": 2.0}
    assert style.standardised(text, rows)[style.NAMES.index("exclamations")] == pytest.approx((2 / 3 - 1) / 2)
    far = [{"centre": 1000.0, "scale": 1.0} for _ in style.NAMES]
    assert style.standardised(text, far) == (-4.0,) * len(style.NAMES)
