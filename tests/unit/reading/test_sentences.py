"""Sentences as people write them in comments."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.reading import sentences
from server.reading.sentences import split


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Camera sporca. bagno pessimo. mai più", ["Camera sporca.", "bagno pessimo.", "mai più"]),
        ("VERGOGNA!!! mai più!!!!!!", ["VERGOGNA!!!", "mai più!!!!!!"]),
        ("Ma come?! non ci credo", ["Ma come?!", "non ci credo"]),
        ("bello... ma caro… e poi... Mai più", ["bello... ma caro… e poi...", "Mai più"]),
        ("Ha detto «mai.» Poi via", ["Ha detto «mai.»", "Poi via"]),
        ('Ha detto "mai." Poi via', ['Ha detto "mai."', "Poi via"]),
        ("(Camera sporca.) Bagno", ["(Camera sporca.)", "Bagno"]),
        ("riga uno\nriga due\r\n\r\nriga tre", ["riga uno", "riga due", "riga tre"]),
        ("Camera sporca 😡😡 Bagno pessimo 😊 davvero", ["Camera sporca 😡😡", "Bagno pessimo 😊 davvero"]),
        ("Fine! 😡 Poi basta", ["Fine! 😡", "Poi basta"]),
        ("Camera sporca.Bagno pessimo", ["Camera sporca.", "Bagno pessimo"]),
        ("È vero?Sì!No", ["È vero?", "Sì!", "No"]),
        ("Costa 12€.Mai più", ["Costa 12€.", "Mai più"]),
        ("su WordPress.com e Booking.com oggi", ["su WordPress.com e Booking.com oggi"]),
        ("alle 7.30 del mattino. Poi", ["alle 7.30 del mattino.", "Poi"]),
        ("S.p.A. fallita", ["S.p.A. fallita"]),
        ("M. Rossi venne", ["M. Rossi venne"]),
        ("1. Camera sporca\n2. Bagno", ["1. Camera sporca", "2. Bagno"]),
        ("Arrivati il 3. Poi via", ["Arrivati il 3.", "Poi via"]),
        ("房间很脏。服务很差！", ["房间很脏。", "服务很差！"]),
        ("الغرفة قذرة. لن أعود", ["الغرفة قذرة.", "لن أعود"]),
        ("...", ["..."]),
        ("😡", ["😡"]),
        ("  a  ", ["a"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_cuts_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert _sentences(text) == expected


@pytest.mark.parametrize("word", sorted(sentences._BEFORE_MORE))
def test_a_title_never_ends_a_sentence(word: str) -> None:
    assert _sentences(f"Con {word}. Rossi. Poi") == [f"Con {word}. Rossi.", "Poi"]


@pytest.mark.parametrize("word", sorted(sentences._BEFORE_NUMBER))
def test_before_a_number_the_sentence_goes_on(word: str) -> None:
    assert _sentences(f"al {word}. 12 niente") == [f"al {word}. 12 niente"]
    assert _sentences(f"detto {word}. Niente") == [f"detto {word}.", "Niente"]


@pytest.mark.parametrize("word", sorted(sentences._MAYBE_LAST))
def test_before_a_capital_the_sentence_ends(word: str) -> None:
    assert _sentences(f"il letto {word}. e poi") == [f"il letto {word}. e poi"]
    assert _sentences(f"il letto {word}. Poi") == [f"il letto {word}.", "Poi"]


@settings(max_examples=120, deadline=None)
@given(st.one_of(st.text(max_size=200), st.text('ab.A!?… 😡\n1€"。', max_size=80)))
def test_spans_hold_all_that_is_not_blank(text: str) -> None:
    spans = split(text)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    held = {place for span in spans for place in range(span.start, span.end)}
    assert [sign for place, sign in enumerate(text) if place not in held and not sign.isspace()] == []


@pytest.mark.parametrize("unit", ["a. ", ".", "😡", "a.b.", "\n", "! 😡", "x", " ", "\x00", "! 😡😡"])
def test_a_huge_text_is_split(unit: str) -> None:
    text = unit * (100_000 // len(unit)) + "1"
    assert split(text)[-1].end == len(text)
