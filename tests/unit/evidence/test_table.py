import pytest

from server.evidence import SIGNALS
from server.evidence.table import CAPS, CEILING_TEXT, PRIOR, UNVERIFIED, VERIFIED_TOGETHER, WEIGHTS
from server.evidence.weigh import score_of


def test_every_signal_has_a_weight_and_every_weight_a_signal():
    assert set(WEIGHTS) == {signal.NAME for signal in SIGNALS}
    assert set(WEIGHTS) >= VERIFIED_TOGETHER


@pytest.mark.parametrize("name", WEIGHTS)
def test_a_weight_lies_in_its_range_and_says_where_it_comes_from(name):
    weight = WEIGHTS[name]
    assert weight.low <= weight.db <= weight.high
    assert weight.low * weight.high >= 0, "a range does not cross from one side to the other"
    assert weight.basis in ("measured", "assumption")
    assert len(weight.source) > 30
    assert all(0 < share <= 1 for share in weight.strengths.values())


def test_silence_is_worth_eight_decibans_at_most():
    assert WEIGHTS["silence"].db <= 8
    assert CAPS["dialogue"].high == 8


def test_words_and_silence_stay_below_even_odds():
    assert PRIOR + CAPS["text"].high + CAPS["dialogue"].high < 0
    assert PRIOR + UNVERIFIED < 0
    assert score_of(PRIOR + UNVERIFIED) == CEILING_TEXT == 59
