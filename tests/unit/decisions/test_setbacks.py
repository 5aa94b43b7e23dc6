"""An example that passed and now fails blocks only when it happens again and again."""

from __future__ import annotations

import numpy as np
from tests.worlds import run

from vitaeval.decisions.setbacks import suspects

PASSES, FAILS = 0.9, 0.1


def test_a_suspect_passes_in_every_old_answer_and_in_no_new_one() -> None:
    old = run("old", np.array([[PASSES, PASSES], [PASSES, FAILS], [PASSES, PASSES], [FAILS, FAILS]]))
    new = run("new", np.array([[FAILS, FAILS], [FAILS, FAILS], [FAILS, PASSES], [FAILS, FAILS]]))
    assert suspects(old, new) == ("e000",)


def test_confirming_blocks_an_equal_version_far_more_rarely_than_a_single_look() -> None:
    rng = np.random.default_rng(3)
    once, again = 0, 0
    for _ in range(100):
        drawn = [np.where(rng.random((40, 4)) < 0.9, PASSES, FAILS) for _ in range(2)]
        first = [run(str(side), values[:, :1]) for side, values in enumerate(drawn)]
        later = [run(str(side), values[:, 1:]) for side, values in enumerate(drawn)]
        doubted = suspects(first[0], first[1])
        once += bool(doubted)
        again += bool(set(doubted).intersection(suspects(later[0], later[1])))
    assert once > 85
    assert again < 10
