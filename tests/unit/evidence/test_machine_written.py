from dataclasses import replace

import numpy as np
import pytest

from server.evidence import machine_written, next_step, weigh
from server.evidence.model import Context, Observation
from server.evidence.table import WEIGHTS

LONG = " ".join(["parola"] * 24)
READ = np.zeros((1, 512), dtype=np.float32)


@pytest.mark.parametrize(
    ("text", "likeness", "seen"),
    [
        (LONG, 1.0, True),
        (LONG, 0.9, True),
        (LONG, 0.899, False),
        (LONG, 0.0, False),
        (LONG + " altra", 0.95, True),
        (LONG.removesuffix(" parola"), 1.0, False),
        ("", 1.0, False),
    ],
)
def test_sees_a_long_enough_text_above_the_cut(text, likeness, seen, make_reading):
    reading = replace(make_reading(text), machine_written=likeness, vectors=READ)
    assert machine_written.observe(reading, Context()) == (Observation() if seen else None)


def test_style_alone_is_not_enough(make_reading):
    reading = replace(make_reading(LONG), machine_written=1.0, vectors=None)
    assert machine_written.observe(reading, Context()) is None


def test_a_kind_text_may_be_polished_by_whom_it_likes(make_reading):
    reading = replace(make_reading(LONG, not_negative=True), machine_written=1.0, vectors=READ)
    assert machine_written.observe(reading, Context()) is None
    assert weigh(reading, Context()).band == "not-negative"


def test_it_raises_a_little_and_stays_a_likely_customer(make_reading):
    reading = replace(make_reading(LONG), machine_written=1.0, vectors=READ)
    suspicion = weigh(reading, Context())
    assert [(one.name, one.family, one.weight) for one in suspicion.evidence] == [
        ("machine-written", "text", 2.0)
    ]
    assert (suspicion.score, suspicion.band, suspicion.ceiling) == (22, "likely-customer", 59)
    assert next_step(suspicion, reading, Context()).code == "reply"


def test_its_weight_was_measured_and_says_where_it_fails():
    weight = WEIGHTS["machine-written"]
    assert weight.basis == "measured"
    assert (weight.low, weight.high) == (0.0, 4.0)
    assert "On generators it never saw it is seldom seen" in weight.source
