"""One word for one paired comparison."""

from __future__ import annotations

from vitaeval.schema.comparison import Word
from vitaeval.stats.equivalence import tost
from vitaeval.stats.paired import Paired, paired
from vitaeval.stats.sign_flip import sign_flip

FEW = 30


def p_of(differences: list[float], found: Paired | None = None) -> float:
    """Two-sided p value of the mean difference: paired t, or sign flips where units are few or all agree.

    1 with fewer than two units: one person proves nothing.
    """
    found = found or paired(differences)
    if found.n < 2:
        return 1.0
    t = found.p()
    return sign_flip(differences) if t is None or found.n < FEW else t


def word(found: Paired, p: float, *, alpha: float, margin: float | None, up: bool) -> Word:
    """The word for a difference with (possibly adjusted) p value `p`; `up` tells whether more is better.

    EQUIVALENT when the 1 - 2 alpha interval lies inside ±`margin` (TOST) and no difference is shown beyond it, and
    when everybody's numbers are the same.
    """
    if found.se == 0 and found.delta == 0:
        return Word.EQUIVALENT
    shown = p < alpha and found.delta != 0
    same = None if margin is None else tost(found, margin)
    if same is not None and same < alpha:
        return Word.EQUIVALENT
    if shown:
        return Word.BETTER if (found.delta > 0) is up else Word.WORSE
    return Word.UNDECIDED
