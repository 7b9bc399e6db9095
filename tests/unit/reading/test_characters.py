"""What nobody can see goes; what people see stays."""

import pytest

from server.reading.characters import printable


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Camera\x00 spor\u200bca", "Camera sporca"),
        ("\u202eacrops\u202c \u2066x\u2069", "acrops x"),
        ("\ufeffCiao\u00ad", "Ciao"),
        ("perche\u0301", "perch\u00e9"),
        ("a\r\nb\rc\u2028d\x0be\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a b"),
        ("a \n \n\n\n  b  ", "a\n\nb"),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467 noi", "\U0001f469\u200d\U0001f469\u200d\U0001f467 noi"),
        ("\u2764\ufe0f\u200d\U0001f525", "\u2764\ufe0f\u200d\U0001f525"),
        ("a\u200db", "ab"),
        ("\U0001f469\u200d testo", "\U0001f469 testo"),
        ("\ud800ok\U000e0041", "ok"),
        ("الغرفة قذرة", "الغرفة قذرة"),
        ("<b>Camera</b> &amp; bagno", "<b>Camera</b> &amp; bagno"),
        (" \u00a0\n ", ""),
        ("", ""),
    ],
)
def test_shows_a_text_as_a_reader_sees_it(written: str, seen: str) -> None:
    assert printable(written) == seen
    assert printable(seen) == seen
