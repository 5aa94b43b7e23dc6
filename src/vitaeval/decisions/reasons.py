"""Why a gate says what it says, in words with numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from vitaeval.schema.verdict import GateMode, GateRules, Held
from vitaeval.stats.power import clusters_needed

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


def next_step(aim: Held | None, unchecked: Sequence[str], rules: GateRules) -> str:
    """What to do where nothing is decided."""
    if unchecked:
        return "a person has to read the answers named above; a prompt may have changed their language or form"
    if aim is None or aim.se is None or rules.mode is GateMode.NONINFERIORITY:
        return "more examples, or keep the old version: the same attempt is not judged twice"
    people = clusters_needed(rules.target, sd_difference=aim.se * sqrt(aim.n), alpha=rules.alpha, power=1 - rules.beta)
    if people <= aim.n:
        return f"keep the old version: a gain of {rules.target:g} would probably have shown with {aim.n} people"
    return f"keep the old version, or add examples: {rules.target:g} shows with about {people} people (now {aim.n})"
