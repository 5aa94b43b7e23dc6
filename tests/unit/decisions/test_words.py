import numpy as np

from vitaeval.decisions.words import p_of, word
from vitaeval.schema.comparison import Word
from vitaeval.stats.paired import paired


def said(gaps: list[float], *, margin: float | None = 0.02, up: bool = True) -> Word:
    found = paired(gaps)
    return word(found, p_of(gaps, found), alpha=0.05, margin=margin, up=up)


def test_direction_decides_which_side_is_better() -> None:
    gaps = list(np.random.default_rng(1).normal(0.1, 0.05, 40))
    assert said(gaps) is Word.BETTER
    assert said(gaps, up=False) is Word.WORSE
    assert said([-gap for gap in gaps]) is Word.WORSE


def test_no_difference_is_claimed_only_when_it_is_shown() -> None:
    noisy = list(np.random.default_rng(2).normal(0, 0.2, 20))
    assert said(noisy) is Word.UNDECIDED
    assert said([0.0] * 20) is Word.EQUIVALENT
    assert said([0.0] * 20, margin=None) is Word.EQUIVALENT
    assert said([0.01, -0.01] * 10, margin=None) is Word.UNDECIDED


def test_one_person_decides_nothing() -> None:
    assert said([0.9]) is Word.UNDECIDED


def test_few_equal_differences_take_the_exact_test() -> None:
    assert p_of([0.1] * 4) == 2 / 2**4
    assert said([0.1] * 4) is Word.UNDECIDED
    assert said([0.1] * 8) is Word.BETTER


def test_small_and_large_samples_take_different_tests() -> None:
    gaps = list(np.random.default_rng(5).normal(0.02, 0.05, 40))
    assert p_of(gaps) == paired(gaps).p()
    assert p_of(gaps[:20]) != paired(gaps[:20]).p()
