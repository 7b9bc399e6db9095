import math

import numpy as np
import pytest

from server.learning.logistic import DECIMALS, fit


def test_a_bias_alone_is_the_log_odds() -> None:
    weights, bias = fit(np.zeros((10, 1)), np.array([1.0] * 8 + [0.0] * 2), np.ones(1))
    assert weights.tolist() == [0.0]
    assert bias == pytest.approx(math.log(4), abs=1e-4)


def test_importance_counts_rows_as_if_they_were_many() -> None:
    x, y = np.array([[0.0], [1.0], [1.0], [0.0]]), np.array([0.0, 1.0, 0.0, 1.0])
    weighted = fit(x, y, np.ones(1), np.array([1.0, 3.0, 1.0, 1.0]))
    many = fit(np.vstack([x, x[1:2], x[1:2]]), np.append(y, [1.0, 1.0]), np.ones(1) * 6 / 4)
    assert weighted[0] == pytest.approx(many[0], abs=1e-3)
    assert weighted[1] == pytest.approx(many[1], abs=1e-3)


def test_at_the_solution_the_slope_is_nothing() -> None:
    chance = np.random.default_rng(3)
    x = chance.normal(size=(200, 4))
    y = (x[:, 0] - x[:, 1] + chance.normal(size=200) > 0.3).astype(float)
    ridge = np.array([1.0, 1.0, 2.0, 5.0])
    weights, bias = fit(x, y, ridge)
    foretold = 1 / (1 + np.exp(-(x @ weights + bias)))
    assert x.T @ (foretold - y) + ridge * weights == pytest.approx(np.zeros(4), abs=0.02)
    assert float(np.sum(foretold - y)) == pytest.approx(0, abs=0.02)


def test_a_stronger_ridge_pulls_to_zero() -> None:
    x, y = np.array([[-1.0], [1.0]] * 20), np.array([0.0, 1.0] * 20)
    loose, tight = fit(x, y, np.full(1, 0.1))[0][0], fit(x, y, np.full(1, 10.0))[0][0]
    assert loose > 2 * tight > 0


def test_weights_are_rounded() -> None:
    weights, bias = fit(np.array([[0.1], [0.7], [0.3]]), np.array([0.0, 1.0, 1.0]), np.ones(1))
    assert weights[0] == round(weights[0], DECIMALS)
    assert bias == round(bias, DECIMALS)


def test_one_class_teaches_nothing() -> None:
    with pytest.raises(ValueError, match="Both classes"):
        fit(np.ones((3, 1)), np.ones(3), np.ones(1))
