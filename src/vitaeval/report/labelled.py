"""What people's labels come to, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vitaeval.report.judged import estimate
from vitaeval.schema.calibration import Detected, Estimate


def about_people(counts: Mapping[str, int], of: int, aside: int) -> Iterator[str]:
    """Who labelled how much of `of` things; `aside` labels do not count here."""
    if not counts:
        yield f"no person has labelled any of {of} yet"
    for who, count in counts.items():
        yield f"{who} (self-declared): {count} of {of}"
    if aside:
        yield f"{aside} labels are left aside: a model's, or of another text or rubric"


def about_claims(found: Mapping[str, Estimate | None]) -> Iterator[tuple[str, str]]:
    """Agreement of people beyond chance, by name."""
    for name, alpha in found.items():
        yield name, f"Krippendorff's alpha among people {agreed(alpha)}"


def agreed(alpha: Estimate | None) -> str:
    """Agreement with its interval, or why there is none."""
    if alpha is None:
        return "cannot be told (no two people labelled the same, or all labels are equal)"
    if alpha.low is None:
        return f"{estimate(alpha)} (no interval: it takes documents of ten people)"
    return estimate(alpha)


def about_check(doubted: Detected, stands: Detected) -> Iterator[str]:
    """How often the fabrication check says what most people say."""
    yield f"claims that the check doubts: people find {_share(doubted)} without support"
    yield f"claims that the check lets stand: people find {_share(stands)} supported"


def _share(found: Detected) -> str:
    share = found.share
    if share is None:
        return "none yet, of those read by them,"
    return f"{share.mean:.0%} of {found.n} ({share.low or 0:.0%} … {1 if share.high is None else share.high:.0%})"
