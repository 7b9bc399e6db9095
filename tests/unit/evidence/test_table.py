import pytest

from server.evidence import SIGNALS, contradiction
from server.evidence.model import Context
from server.evidence.table import (
    CAPS,
    CEILING_TEXT,
    PRIOR,
    SAME_FACTS,
    UNVERIFIED,
    VERIFIED_TOGETHER,
    WEIGHTS,
    SameFact,
)
from server.evidence.weigh import score_of
from server.reading.model import Reading


def test_every_signal_has_a_weight_and_every_weight_a_signal():
    assert set(WEIGHTS) == {signal.NAME for signal in SIGNALS}
    assert [sorted(group) for group in VERIFIED_TOGETHER] == [
        ["contradiction", "silence"],
        ["contradiction", "copies"],
    ]
    assert all(set(WEIGHTS) >= group for group in VERIFIED_TOGETHER)


def test_a_contradiction_by_copies_and_the_copies_are_one_fact():
    assert list(SAME_FACTS) == [SameFact("contradiction", "copies", "copies")]
    for fact in SAME_FACTS:
        assert {fact.signal, fact.other} <= set(WEIGHTS)
    seen = contradiction.observe(Reading("Male", "it", -0.5, False, 1), Context(contradictions=("copies",)))
    assert seen.reason == SAME_FACTS[0].reason


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


def test_a_campaign_alone_may_just_pass_even_odds_and_no_more():
    assert (CAPS["campaign"].low, CAPS["campaign"].high) == (-10, 18)
    assert WEIGHTS["copies"].db == CAPS["campaign"].high
    assert score_of(PRIOR + CAPS["campaign"].high) == 62
    assert score_of(PRIOR + WEIGHTS["copies"].db * WEIGHTS["copies"].strengths["why"]) == 55
    assert score_of(PRIOR + WEIGHTS["paraphrases"].db) == 37


def test_words_and_silence_stay_below_even_odds():
    assert PRIOR + CAPS["text"].high + CAPS["dialogue"].high < 0
    assert PRIOR + UNVERIFIED < 0
    assert score_of(PRIOR + UNVERIFIED) == CEILING_TEXT == 59
