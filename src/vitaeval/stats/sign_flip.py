"""A paired test that asks for symmetry only: what if each difference had come out the other way round?"""

from __future__ import annotations

from collections.abc import Sequence

EXACT_UP_TO, DRAWS, TIE = 13, 9_999, 1e-12


def sign_flip(differences: Sequence[float], *, seed: int = 0) -> float:
    """Two-sided p value of a mean difference of zero under random signs, in (0, 1].

    Exact (all 2**n sign patterns) up to 13 differences, else from 9 999 patterns drawn by `seed`, with the
    observed one counted among them, so that it is never 0. 1 when all are zero. Source: Fisher (1935),
    section 21; Phipson & Smyth (2010) for the added one.
    """
    import numpy as np

    values = np.asarray(differences, float)
    if not values.size or not np.isfinite(values).all():
        raise ValueError("differences must be finite numbers, at least one")
    seen = abs(values.sum()) - TIE * float(np.abs(values).sum())
    if values.size <= EXACT_UP_TO:
        patterns = (np.arange(2**values.size)[:, None] >> np.arange(values.size)) & 1
        return float(np.mean(np.abs((2 * patterns - 1) @ values) >= seen))
    signs = np.random.default_rng(seed).integers(0, 2, (DRAWS, values.size)) * 2 - 1
    return float((1 + np.sum(np.abs(signs @ values) >= seen)) / (1 + DRAWS))
