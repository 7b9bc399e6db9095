import time

import numpy as np
import pytest

from server.campaigns import trace
from server.campaigns.signature import signature
from server.campaigns.traces import cosines, unpacked
from server.reading.model import Reading, Sentence, Span
from server.reading.patterns import tokenize
from server.records import Trace

LONG = "Siamo stati tre notti. La camera puzzava di fumo e il bagno era pieno di capelli. Bella la vista."


def reading(text, language="it", polarities=None, vectors="one each"):
    """Read at full stops; sentence ``n`` points along dimension ``n``."""
    spans, start = [], 0
    for part in text.split(". "):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 2
    polarities = polarities or [0.0] * len(spans)
    rows = np.eye(len(spans), 512, dtype=np.float32) if vectors else None
    sentences = tuple(map(Sentence, spans, polarities))
    return Reading(text, language, -0.5, False, len(tokenize(text)), sentences, vectors=rows)


def test_words_are_those_of_the_set():
    assert trace(reading(LONG)).words == signature({token.word for token in tokenize(LONG)})


def test_a_few_words_leave_no_trace():
    assert trace(reading("bello bello bello, camera pulita, posizione comoda")) == Trace()
    assert len(trace(reading("bella la camera, comoda la posizione centrale")).words) == 252


def test_a_text_of_one_concern_has_no_meaning_of_its_own():
    eleven = reading("uno due tre quattro cinque sei sette otto nove dieci undici", polarities=[-1.0])
    twelve = reading("uno due tre quattro cinque sei sette otto nove dieci undici dodici", polarities=[-1.0])
    assert (trace(eleven).meaning, len(trace(eleven).concern)) == (b"", 512)
    assert len(trace(twelve).meaning) == 512


def test_the_meaning_has_every_sentence_by_the_root_of_its_length():
    letters = [18, 46, 12]
    found = unpacked(trace(reading(LONG)).meaning)[:3]
    assert [sum(len(token.word) for token in tokenize(part)) for part in LONG.split(". ")] == letters
    assert found.tolist() == [round(127 * (each / 46) ** 0.5) for each in letters]


def test_the_concern_is_the_sentence_that_complains_most():
    kept = trace(reading(LONG, polarities=[-0.4, -0.9, 0.8])).concern
    assert np.flatnonzero(unpacked(kept)).tolist() == [1]
    assert trace(reading(LONG, polarities=[0.0, 0.3, 0.8])).concern == b""


def test_a_sentence_of_three_words_says_no_problem():
    text = "Tutto molto male. Per tre notti il bagno era pieno di capelli"
    kept = trace(reading(text, polarities=[-1.0, -0.2])).concern
    assert np.flatnonzero(unpacked(kept)).tolist() == [1]


def test_quoted_sentences_have_no_part_in_the_meaning():
    text = (
        "Rispondo a chi ha scritto questo. «La camera era sporca e puzzava di fumo». "
        "Noi invece stavamo benissimo per una settimana"
    )
    kept = trace(reading(text, polarities=[0.0, -1.0, 0.5]))
    assert np.flatnonzero(unpacked(kept.meaning)).tolist() == [0, 2]
    assert kept.concern == b""


@pytest.mark.parametrize(("language", "vectors"), [("ro", "one each"), ("und", "one each"), ("it", None)])
def test_where_there_are_no_good_vectors_there_are_words(language, vectors):
    kept = trace(reading(LONG, language, [-1.0] * 3, vectors))
    assert (len(kept.words), kept.meaning, kept.concern) == (252, b"", b"")


def test_cosine():
    one, other = np.zeros(512, np.int8), np.zeros(512, np.int8)
    one[0], other[:2] = 100, (3, 4)
    first, second = one.tobytes(), other.tobytes()
    assert list(cosines(first, [second, b"", bytes(512), first, first[:-1]])) == pytest.approx(
        [0.6, 0, 0, 1, 0]
    )
    assert list(cosines(b"", [first, b""])) == [0.0, 0.0]
    assert list(cosines(bytes(512), [first])) == [0.0]
    assert len(cosines(first, [])) == 0


def test_long_and_odd_texts_are_quick():
    begin = time.process_time()
    for text in [
        "parola " * 14_000,
        "Bella. " * 12_000,
        "😀" * 30_000,
        "\0" * 50_000,
        "مرحبا بالعالم " * 5_000,
    ]:
        trace(reading(text))
    assert time.process_time() - begin < 5
