"""The score exactly as designed: the sum, the caps, the ceilings, the bands."""

from dataclasses import dataclass, field, replace
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.evidence import NEUTRAL, SIGNALS, weigh
from server.evidence.model import Context, Echo, Family, Observation
from server.evidence.table import CAPS, PRIOR, WEIGHTS
from server.evidence.weigh import add_up, band_of, score_of
from server.reading.model import Detail, Reading, Span

NEGATIVE = Reading(text="Male", language="it", polarity=-0.5, not_negative=False, words=1)
POSITIVE = Reading(text="Bene", language="it", polarity=0.5, not_negative=True, words=1)


@dataclass(frozen=True)
class Seen:
    """A signal that always sees the same."""

    NAME: str
    FAMILY: Family
    observation: Observation = field(default_factory=Observation)

    def observe(self, reading, context):
        return self.observation


def text_signals(*names, **kwargs):
    return [Seen(name, "text", Observation(**kwargs)) for name in names]


def weights_of(suspicion):
    return {one.name: one.weight for one in suspicion.evidence}


@pytest.mark.parametrize(
    ("log_odds", "ceiling", "score"),
    [
        (-17, 100, 17),
        (-12, 100, 30),
        (-12.001, 100, 29),
        (0, 100, 60),
        (-0.1, 100, 59),
        (8, 100, 80),
        (16, 100, 100),
        (40, 100, 100),
        (40, 79, 79),
        (40, 59, 59),
        (-40, 59, 0),
        (-17 + 0.1 * 3 + 4.7, 100, 30),
    ],
)
def test_sixty_is_even_odds_and_four_decibans_are_ten_points(log_odds, ceiling, score):
    assert score_of(log_odds, ceiling) == score


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (0, "likely-customer"),
        (29, "likely-customer"),
        (30, "to-check"),
        (59, "to-check"),
        (60, "suspicious"),
        (79, "suspicious"),
        (80, "probable-campaign"),
        (100, "probable-campaign"),
    ],
)
def test_bands(score, band):
    assert band_of(score) == band


def test_with_no_evidence_the_score_is_the_prior():
    suspicion = add_up([], NEGATIVE, Context())
    assert (suspicion.score, suspicion.band, suspicion.ceiling) == (17, "likely-customer", 59)
    assert (suspicion.log_odds, suspicion.evidence) == (-17.0, ())
    assert NEUTRAL == 17


def test_weights_add_up_and_the_strongest_comes_first():
    suspicion = add_up(text_signals("impulse", "price-claim", "checkable-fact"), NEGATIVE, Context())
    expected = WEIGHTS["price-claim"].db + WEIGHTS["checkable-fact"].db
    assert suspicion.log_odds == pytest.approx(PRIOR + expected)
    assert [one.name for one in suspicion.evidence] == ["price-claim", "checkable-fact", "impulse"]
    assert weights_of(suspicion)["impulse"] == 0


def test_strength_and_reason_scale_the_weight():
    half = add_up(text_signals("bare-insult", strength=0.5), NEGATIVE, Context())
    assert weights_of(half) == {"bare-insult": WEIGHTS["bare-insult"].db / 2}
    pressure = add_up(text_signals("review-trade", reason="pressure"), NEGATIVE, Context())
    share = WEIGHTS["review-trade"].strengths["pressure"]
    assert weights_of(pressure) == {"review-trade": pytest.approx(WEIGHTS["review-trade"].db * share)}
    assert pressure.band == "likely-customer"


def test_learned_weights_replace_those_of_the_table():
    learned = add_up(text_signals("bare-insult"), NEGATIVE, Context(), {"bare-insult": 2.0, "other": 9.0})
    assert weights_of(learned) == {"bare-insult": 2.0}
    assert learned.log_odds == -15.0
    assert learned.score == 22


def test_raising_words_are_capped_together_and_keep_their_proportion():
    learned = {"bare-insult": 10.0, "creator": 30.0}
    suspicion = add_up(text_signals("bare-insult", "creator"), NEGATIVE, Context(), learned)
    assert weights_of(suspicion) == pytest.approx({"bare-insult": 2.225, "creator": 6.675})
    assert suspicion.log_odds == pytest.approx(-8.1)
    assert suspicion.score == 39


def test_lowering_words_are_capped_apart_from_the_raising_ones():
    learned = {"lived-detail": -30.0, "checkable-fact": -10.0, "creator": 6.0}
    suspicion = add_up(text_signals(*learned), NEGATIVE, Context(), learned)
    assert weights_of(suspicion) == pytest.approx(
        {"lived-detail": -7.5, "checkable-fact": -2.5, "creator": 6.0}
    )
    assert suspicion.log_odds == pytest.approx(-21)


def test_a_weight_below_one_deciban_counts_like_any_other():
    signals = text_signals("competitor", "creator", "lived-detail")
    learned = {"competitor": 20.0, "creator": 0.8, "lived-detail": -30.0}
    weights = weights_of(add_up(signals, NEGATIVE, Context(), learned))
    assert weights == pytest.approx(
        {"competitor": 8.9 * 20 / 20.8, "creator": 8.9 * 0.8 / 20.8, "lived-detail": -10.0}
    )
    lifted = add_up([Seen("competitor", "campaign")], NEGATIVE, Context(), {"competitor": 0.5})
    assert lifted.ceiling == 79
    praise = add_up(text_signals("competitor"), POSITIVE, Context(), {"competitor": 0.5})
    assert (praise.score, praise.band) == (18, "likely-customer")


def test_small_words_too_leave_less_for_silence():
    signals = [*text_signals("review-trade", reason="offer"), *text_signals("creator")]
    learned = {"review-trade": 10.0, "creator": 0.5}
    both = add_up([*signals, Seen("silence", "dialogue")], NEGATIVE, Context(), learned)
    assert weights_of(both) == pytest.approx({"review-trade": 10.0, "silence": 6.4, "creator": 0.5})
    assert both.score == 59


@pytest.mark.parametrize("reason", ["offer", "extortion"])
def test_review_trade_stands_outside_the_cap_up_to_the_ceiling_of_words(reason):
    signals = [*text_signals("review-trade", reason=reason), *text_signals("competitor", "creator")]
    alone = add_up(signals[:1], NEGATIVE, Context())
    assert (alone.score, alone.band, alone.ceiling) == (59, "to-check", 59)
    assert weights_of(alone) == {"review-trade": 16.9}
    with_more = add_up(signals, NEGATIVE, Context())
    assert (with_more.score, with_more.ceiling) == (59, 59)
    assert weights_of(with_more)["review-trade"] == 16.9
    assert fsum(weights_of(with_more).values()) == pytest.approx(16.9 + 8.9)


def test_words_that_say_it_all_leave_nothing_for_silence():
    signals = [*text_signals("review-trade", reason="offer"), Seen("silence", "dialogue")]
    suspicion = add_up(signals, NEGATIVE, Context())
    assert weights_of(suspicion) == {"review-trade": 16.9, "silence": 0}
    assert (suspicion.score, suspicion.ceiling) == (59, 59)


@pytest.mark.parametrize(
    ("seen", "ceiling"),
    [
        ([], 59),
        ([("competitor", "text")], 59),
        ([("lived-detail", "text"), ("reference-verified", "dialogue")], 29),
        ([("silence", "dialogue")], 79),
        ([("reference-not-found", "dialogue")], 79),
        ([("contradiction", "facts")], 79),
        ([("contradiction", "facts"), ("reference-not-found", "dialogue")], 79),
        ([("contradiction", "facts"), ("silence", "dialogue")], 100),
        ([("copies", "campaign")], 79),
        ([("copies", "campaign"), ("silence", "dialogue")], 79),
        ([("copies", "campaign"), ("contradiction", "facts")], 100),
        ([("paraphrases", "campaign"), ("contradiction", "facts")], 79),
        ([("same-problem", "campaign")], 59),
    ],
)
def test_ceilings_by_kind_of_evidence(seen, ceiling):
    assert add_up([Seen(*one) for one in seen], NEGATIVE, Context()).ceiling == ceiling


def test_a_campaign_signal_that_raises_lifts_the_ceiling_and_one_that_lowers_does_not():
    campaign = [Seen("competitor", "campaign")]
    assert add_up(campaign, NEGATIVE, Context()).ceiling == 79
    assert add_up(campaign, NEGATIVE, Context(), {"competitor": -2.0}).ceiling == 59


def seen_twice(share=1.0):
    return [
        Seen("copies", "campaign", Observation(strength=share, reason="soon")),
        Seen("contradiction", "facts", Observation(reason="copies")),
    ]


def test_copies_that_a_person_has_checked_are_one_fact():
    suspicion = add_up(seen_twice(), NEGATIVE, Context())
    assert weights_of(suspicion) == {"contradiction": 20.0, "copies": 0.0}
    assert (suspicion.score, suspicion.ceiling) == (67, 79)
    silent = add_up([*seen_twice(), Seen("silence", "dialogue")], NEGATIVE, Context())
    assert (silent.score, silent.ceiling) == (87, 100)


def test_the_stronger_name_of_a_fact_counts_before_the_caps():
    learned = {"contradiction": 5.0, "copies": 18.0, "paraphrases": 8.0}
    signals = [*seen_twice(), Seen("paraphrases", "campaign")]
    suspicion = add_up(signals, NEGATIVE, Context(), learned)
    assert weights_of(suspicion) == pytest.approx({"copies": 13.5, "paraphrases": 4.5, "contradiction": 0.0})
    assert suspicion.ceiling == 79
    weaker = add_up(signals, NEGATIVE, Context(), {**learned, "contradiction": 19.0})
    assert weights_of(weaker) == pytest.approx({"contradiction": 19.0, "paraphrases": 6.0, "copies": 0.0})
    level = add_up(signals, NEGATIVE, Context(), {**learned, "contradiction": 18.0})
    assert weights_of(level) == pytest.approx({"contradiction": 18.0, "paraphrases": 6.0, "copies": 0.0})


def test_copies_that_count_nothing_lift_no_ceiling():
    contradiction = Seen("contradiction", "facts", Observation(reason="price-list"))
    quoted = Seen("copies", "campaign", Observation(strength=0.0, reason="one-page"))
    suspicion = add_up([quoted, contradiction], NEGATIVE, Context())
    assert weights_of(suspicion) == {"contradiction": 15.0, "copies": 0.0}
    assert suspicion.ceiling == 79
    assert add_up([quoted], NEGATIVE, Context()).ceiling == 59


def test_copies_beside_another_contradiction_are_two_facts(make_reading):
    reading = make_reading("Il posto era molto deludente")
    pair, three = Echo(1, 1), Echo(2, 2)
    both = weigh(reading, Context(copies=three, contradictions=("copies", "other")))
    assert weights_of(both) == {"copies": 18.0, "contradiction": 10.0}
    assert (both.score, both.ceiling) == (87, 100)
    checked = weigh(reading, Context(copies=pair, contradictions=("copies", "other")))
    assert (checked.score, checked.ceiling) == (79, 79)
    unsourced = Context(copies=three, contradictions=("copies", "other"), unsourced=("other",))
    assert weights_of(weigh(reading, unsourced)) == {"contradiction": 20.0, "copies": 0.0}
    assert (weigh(reading, unsourced).score, weigh(reading, unsourced).ceiling) == (67, 79)
    other = weigh(reading, Context(copies=pair, contradictions=("other",)))
    assert weights_of(other) == pytest.approx({"copies": 8.1, "contradiction": 10.0})
    assert (other.score, other.ceiling) == (62, 79)


def test_what_counts_nothing_takes_no_detail_away():
    room = Detail("room", Span(0, 9))
    reading = Reading("camera 12", "it", -0.5, False, 2, details=(room,))
    heard = []

    @dataclass(frozen=True)
    class Listens(Seen):
        def observe(self, reading, context):
            heard.append(reading.details)
            return self.observation

    whole = (Span(0, 9),)
    signals = [
        Listens("copies", "campaign", Observation(whole, strength=0.0)),
        Listens("copies", "campaign", Observation(whole, strength=0.1)),
        Listens("impulse", "text"),
    ]
    add_up(signals, reading, Context())
    assert heard == [(room,), (room,), ()]


def test_a_silence_that_words_left_no_room_for_was_seen_all_the_same():
    signals = [
        *text_signals("review-trade", reason="extortion"),
        Seen("silence", "dialogue"),
        Seen("contradiction", "facts", Observation(reason="copies")),
    ]
    suspicion = add_up(signals, NEGATIVE, Context())
    assert (suspicion.score, suspicion.ceiling, suspicion.band) == (100, 100, "probable-campaign")


def test_a_detail_belongs_to_the_first_signal_that_marks_it():
    price = Detail("price", Span(0, 7))
    room = Detail("room", Span(8, 17))
    reading = Reading("89 euro camera 12", "it", -0.5, False, 4, details=(price, room))
    heard = []

    @dataclass(frozen=True)
    class Listens(Seen):
        def observe(self, reading, context):
            heard.append((self.NAME, reading.details))
            return self.observation

    signals = [
        Listens("competitor", "text", Observation(spans=(Span(6, 7),))),
        Listens("price-claim", "text", Observation(spans=(Span(7, 8),))),
        Listens("creator", "text"),
    ]
    add_up(signals, reading, Context())
    assert heard == [("competitor", (price, room)), ("price-claim", (room,)), ("creator", (room,))]


@pytest.mark.parametrize("names", [[], ["lived-detail"], ["impulse", "too-short"]])
def test_a_comment_that_is_not_negative_has_no_score(names):
    suspicion = add_up([*text_signals(*names), Seen("silence", "dialogue")], POSITIVE, Context())
    assert (suspicion.score, suspicion.band, suspicion.evidence) == (None, "not-negative", ())
    assert (suspicion.ceiling, suspicion.log_odds) == (59, -17.0)


def test_what_is_worth_a_word_is_said_of_a_kind_comment_and_counts_nothing():
    signals = text_signals("rating-mismatch", "lived-detail", "former-employee")
    learned = {"rating-mismatch": -3.0, "former-employee": -2.0}
    suspicion = add_up(signals, POSITIVE, Context(), learned)
    assert (suspicion.score, suspicion.log_odds) == (None, -17.0)
    assert weights_of(suspicion) == {"rating-mismatch": 0.0, "former-employee": 0.0}


def test_unless_its_words_raise_suspicion():
    suspicion = add_up([Seen("competitor", "text")], POSITIVE, Context())
    assert (suspicion.score, suspicion.band) == (35, "to-check")


def test_copied_praise_is_no_attack():
    suspicion = add_up([Seen("copies", "campaign")], POSITIVE, Context())
    assert (suspicion.score, suspicion.band) == (None, "not-negative")
    assert weights_of(suspicion) == {"copies": 0.0}


def test_silence_alone_leaves_a_quiet_customer_below_even_odds(make_reading):
    reading = make_reading("La camera era sporca")
    scores = {days: weigh(reading, Context(silence_days=days)).score for days in (2, 3, 14, 365)}
    assert scores == {2: 26, 3: 30, 14: 37, 365: 37}


def test_two_contradictions_do_not_double(make_reading):
    reading = make_reading("La camera era sporca")
    one = weigh(reading, Context(contradictions=("closed-that-day",)))
    two = weigh(reading, Context(contradictions=("closed-that-day", "copies", "price-list")))
    assert one.score == two.score == 67
    assert one.log_odds == two.log_odds == 3.0


def test_silence_and_a_contradiction_together_can_convince(make_reading):
    reading = make_reading("La camera era sporca")
    suspicion = weigh(reading, Context(silence_days=3, contradictions=("closed-that-day",)))
    assert (suspicion.score, suspicion.band, suspicion.ceiling) == (80, "probable-campaign", 100)


def test_a_reference_that_was_found_settles_it(make_reading):
    reading = make_reading("Fate schifo, state alla larga")
    suspicion = weigh(reading, Context(reference="verified"))
    assert (suspicion.score, suspicion.band, suspicion.ceiling) == (0, "likely-customer", 29)


def test_who_is_in_the_books_is_a_customer_whatever_else_was_seen():
    seen = [("copies", "campaign"), ("contradiction", "facts"), ("reference-verified", "dialogue")]
    suspicion = add_up([Seen(*one) for one in seen], NEGATIVE, Context())
    assert (suspicion.score, suspicion.ceiling) == (29, 29)


WORDS = st.lists(
    st.sampled_from(
        [
            "fate schifo", "state alla larga", "link in bio", "seguitemi", "camera 12", "89 euro",
            "andate dal Bar Roma in via Verdi 3", "costa la metà", "300 euro o mille recensioni negative",
            "recensioni a 10 euro", "se non mi rimborsate lascio una recensione negativa", "vergogna!!!",
            "Sono cliente dell'Hotel Miramare", "avoid at all costs", "ieri", ".", ",", "\0", "🙂", "<b>",
        ]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip
DAYS = st.none() | st.floats(0, 400)
LEARNED = st.dictionaries(st.sampled_from([one.NAME for one in SIGNALS]), st.floats(-40, 40))


@given(text=WORDS | st.text(max_size=60), days=DAYS, learned=LEARNED, missing=st.booleans())
def test_words_and_silence_never_make_a_campaign_more_likely_than_not(text, days, learned, missing):
    details = (Detail("room", Span(0, 2)),) if len(text) % 2 else ()
    reading = Reading(text, "it", -0.5, False, len(text.split()), details=details)
    context = Context(silence_days=days, reference="not-found" if missing else None)
    suspicion = weigh(reading, context, learned)
    assert 0 <= suspicion.score <= 59
    assert weigh(reading, Context(), learned).ceiling == 59


@given(text=WORDS, days=DAYS, learned=LEARNED)
def test_every_point_has_a_reason(text, days, learned):
    reading = Reading(text, "it", -0.5, False, len(text.split()))
    suspicion = weigh(reading, Context(silence_days=days), learned)
    assert suspicion.log_odds == pytest.approx(PRIOR + fsum(weights_of(suspicion).values()), abs=1e-5)
    for family, cap in CAPS.items():
        capped = [
            one.weight
            for one in suspicion.evidence
            if one.family == family and one.observation.reason not in WEIGHTS[one.name].uncapped
        ]
        assert fsum(weight for weight in capped if weight > 0) <= cap.high + 1e-9
        assert fsum(weight for weight in capped if weight < 0) >= cap.low - 1e-9
    for one in suspicion.evidence:
        assert all(0 <= span.start < span.end <= len(text) for span in one.observation.spans)


def test_a_hundred_thousand_characters_are_weighed_in_a_moment(make_reading):
    suspicion = weigh(make_reading("VERGOGNA!!! costa la metà " * 4000), Context(silence_days=5))
    assert suspicion.score <= 59


KINDS = st.lists(
    st.sampled_from(["price-list", "no-booking", "closed-that-day", "copies", "other"]), unique=True
).map(tuple)
ECHOES = st.builds(Echo, st.integers(1, 9), st.integers(0, 9), st.none() | st.floats(0, 200))


def plain(text):
    return Reading(text, "it", -0.5, False, len(text.split()))


@given(text=WORDS, echo=ECHOES, paraphrases=st.none() | ECHOES, days=DAYS)
def test_without_a_verified_fact_a_campaign_is_suspicious_at_most(text, echo, paraphrases, days):
    context = Context(copies=echo, paraphrases=paraphrases, silence_days=days)
    suspicion = weigh(plain(text), context)
    assert suspicion.score <= 79
    assert suspicion.band != "probable-campaign"


@given(pages=st.integers(0, 9), hours=st.none() | st.floats(0, 200))
def test_one_other_author_alone_stays_below_even_odds(pages, hours):
    assert weigh(NEGATIVE, Context(copies=Echo(1, pages, hours))).score < 60
    assert weigh(NEGATIVE, Context(paraphrases=Echo(1, pages, hours))).score < 30


@given(text=WORDS, echo=ECHOES, kinds=KINDS)
def test_a_fact_more_never_lowers_the_score(text, echo, kinds):
    reading = plain(text)
    whole = weigh(reading, Context(copies=echo, contradictions=kinds)).score
    assert weigh(reading, Context(contradictions=kinds)).score <= whole
    for one in kinds:
        left = tuple(kind for kind in kinds if kind != one)
        assert weigh(reading, Context(copies=echo, contradictions=left)).score <= whole


@given(text=WORDS, echo=ECHOES)
def test_another_author_never_lowers_and_another_guest_never_raises(text, echo):
    reading, more = plain(text), replace(echo, authors=echo.authors + 1)
    assert weigh(reading, Context(copies=echo)).score <= weigh(reading, Context(copies=more)).score
    assert weigh(reading, Context(paraphrases=echo)).score <= weigh(reading, Context(paraphrases=more)).score
    troubled = weigh(reading, Context(same_problem=more)).score
    assert troubled <= weigh(reading, Context(same_problem=echo)).score <= weigh(reading, Context()).score


@given(text=WORDS, authors=st.integers(1, 9), elsewhere=st.integers(0, 9))
def test_one_page_and_one_name_leave_the_score_where_it_was(text, authors, elsewhere):
    reading = plain(text)
    echo = Echo(authors, 0, 1.0, (Span(0, len(text)),) if text else ())
    seen = weigh(reading, Context(copies=echo, paraphrases=echo, elsewhere=elsewhere))
    alone = weigh(reading, Context())
    assert (seen.score, seen.band, seen.ceiling) == (alone.score, alone.band, alone.ceiling)
