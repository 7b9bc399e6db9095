import random

import numpy as np
import pytest

from server.campaigns.signature import PLACES, agreements, signature


def test_a_signature_is_63_numbers_that_never_change():
    made = np.frombuffer(signature(["camera", "sporca", "perché"]), "<u4")
    assert len(made) == PLACES == 63
    assert made[:3].tolist() == [2685470523, 1715465486, 45967397]


def test_order_and_repetition_make_no_difference():
    assert signature(["a", "b", "b"]) == signature(["b", "a"]) != signature(["a", "c"])


def test_no_words_no_signature():
    assert signature([]) == b""
    same = signature(["a"])
    assert list(agreements(b"", [same, b""])) == [0.0, 0.0]
    assert list(agreements(same, [same, b"", same[:-4], same])) == [1.0, 0.0, 0.0, 1.0]
    assert len(agreements(same, [])) == 0


@pytest.mark.parametrize("shared", [0, 20, 50, 80])
def test_agreement_estimates_the_jaccard_index(shared):
    chance = random.Random(5)  # noqa: S311
    guesses = []
    for _ in range(60):
        words = [f"w{chance.random()}" for _ in range(200 - shared)]
        one, other = words[:100], words[100 - shared :]
        guesses.append(agreements(signature(one), [signature(other)])[0])
    assert np.mean(guesses) == pytest.approx(shared / (200 - shared), abs=0.03)


def test_many_words_are_taken_in_parts():
    words = [f"w{number}" for number in range(5000)]
    whole = np.frombuffer(signature(words), "<u4")
    parts = [np.frombuffer(signature(part), "<u4") for part in (words[:2500], words[2500:])]
    assert (whole == np.minimum(*parts)).all()


def test_what_utf_8_cannot_write_is_taken_too():
    assert len(signature(["\ud800", "a\0b"])) == 252
