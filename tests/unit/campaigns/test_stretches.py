import random
import time

import pytest

from server.campaigns import shared
from server.reading.model import Span


def said(one, other):
    return [(pair.here.of(one), pair.there.of(other)) for pair in shared(one, other)]


def test_stretches_of_four_words_stand_side_by_side():
    one = "Sono stato qui: la camera era sporca, ma colazione buona."
    other = "LA CAMERA ERA SPORCA! Non tornerò."
    assert said(one, other) == [("la camera era sporca", "LA CAMERA ERA SPORCA")]


def test_three_words_are_a_turn_of_phrase():
    assert shared("la camera era sporca", "la camera era pulita") == ()


def test_the_longest_run_is_taken_and_each_word_once():
    one = "uno due tre quattro cinque sei"
    other = "uno due tre quattro nove, uno due tre quattro cinque sei"
    assert said(one, other) == [(one, "uno due tre quattro cinque sei")]


def test_stretches_come_in_the_order_of_the_first_text():
    one = "a b c d x e f g h"
    assert said(one, "e f g h y a b c d") == [("a b c d", "a b c d"), ("e f g h", "e f g h")]


def test_accents_and_line_breaks_make_no_difference():
    assert said("Perché\nnon c'è acqua", "perche non c’e acqua") == [
        ("Perché\nnon c'è acqua", "perche non c’e acqua")
    ]


@pytest.mark.parametrize("text", ["", "😀", "\0", "una due tre"])
def test_short_texts_share_nothing(text):
    assert shared(text, text) == ()


def test_long_texts_are_compared_quickly():
    chance = random.Random(3)  # noqa: S311
    texts = [
        "la " * 6_600,
        " ".join(chance.choice(["camera", "bagno", "letto"]) for _ in range(3_300)),
        " ".join(f"w{number}" for number in range(3_300)),
    ]
    begin = time.process_time()
    for one in texts:
        for other in texts:
            shared(one, other)
        assert shared(one, one)[0].here == Span(0, len(one.strip()))
    assert time.process_time() - begin < 5
