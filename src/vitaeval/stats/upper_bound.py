"""What zero, or few, bad cases prove."""

from __future__ import annotations


def upper_bound(bad: int, of: int, *, confidence: float = 0.95) -> float:
    """The largest share of bad cases that `bad` of `of` leave possible, one-sided, in (0, 1].

    0 of 300 leave 1.0 %. Source: Clopper & Pearson (1934), doi 10.1093/biomet/26.4.404.
    """
    from scipy.stats import beta

    if not 0 <= bad <= of or of < 1:
        raise ValueError(f"{bad} of {of} cases is no count")
    return 1.0 if bad == of else float(beta.ppf(confidence, bad + 1, of - bad))
