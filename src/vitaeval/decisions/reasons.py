"""Why a gate says what it says, in words with numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from vitaeval.schema.verdict import Held

PLAIN = 0.05
NAMED = 5


def named(examples: Sequence[str]) -> str:
    """The first examples by name, and how many more."""
    rest = len(examples) - NAMED
    return ", ".join(examples[:NAMED]) + (f" and {rest} more" if rest > 0 else "")


def share_gained(aim: Held) -> float:
    """The goal's gain as a share of the baseline's mean; 0 where that is 0."""
    return aim.gain / abs(aim.baseline) if aim.baseline else 0.0


def told(held: Held) -> str:
    """How far a condition got."""
    bound = "" if held.bound is None else f", at least {held.bound:+.3f}"
    return f"gain {held.gain:+.3f}{bound} where more than {held.null:+.3f} is needed ({held.n} people)"


def plain_rule(aim: Held | None) -> str:
    """What "more than 5 % better" would say of the same means."""
    if aim is None or aim.baseline == 0:
        return "nothing: there is no baseline to gain on"
    gain = share_gained(aim)
    return f"{'release' if gain > PLAIN else 'keep'} ({gain:+.1%} where more than {PLAIN:.0%} is asked)"


def plain_pass_rate(before: Mapping[str, float], after: Mapping[str, float]) -> str:
    """What "no fewer examples may pass" would say of both sides' pass rates by person."""
    if not before:
        return "nothing: no example passes or fails on both sides"
    old, new = fmean(before.values()), fmean(after.values())
    return f"{'release' if new >= old else 'keep'} ({new:.1%} pass where {old:.1%} passed)"
