import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.semantic.likeness import matched, pooled


def vectors(seed: int, tokens: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(tokens, 8)).astype(np.float32)


@given(st.integers(0, 1000), st.integers(3, 20), st.integers(3, 20))
def test_swapping_the_texts_swaps_precision_and_recall(seed: int, one: int, other: int) -> None:
    left, right = vectors(seed, one), vectors(seed + 1, other)
    there, back = matched(left, right), matched(right, left)
    assert there == pytest.approx((back[1], back[0], back[2]), abs=1e-6)


@given(st.integers(0, 1000), st.integers(3, 20))
def test_a_text_is_wholly_like_itself(seed: int, tokens: int) -> None:
    assert matched(vectors(seed, tokens), vectors(seed, tokens)) == pytest.approx((1, 1, 1), abs=1e-5)


def test_length_of_vectors_is_of_no_account() -> None:
    left, right = vectors(1, 6), vectors(2, 9)
    assert matched(left * 7, right) == pytest.approx(matched(left, right), abs=1e-6)
    assert float(np.linalg.norm(pooled(left))) == pytest.approx(1, abs=1e-6)


def test_a_lost_token_costs_recall_only() -> None:
    whole = np.eye(8, dtype=np.float32)[:6]
    part = whole[[0, 1, 2, 5]]
    precision, recall, _ = matched(part, whole)
    assert precision == pytest.approx(1)
    assert recall == pytest.approx(0.5)
