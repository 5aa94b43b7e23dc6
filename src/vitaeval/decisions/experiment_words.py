"""From the arms of an experiment to its one verdict and one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vitaeval.schema.experiment_verdict import ArmVerdict, Condition
from vitaeval.schema.verdict import Standing, Verdict


@dataclass(frozen=True, slots=True)
class Joined:
    """What all arms come to; `winner` only with PASS."""

    verdict: Verdict
    reason: str
    winner: str | None
    is_final: bool


def joined(arms: Sequence[ArmVerdict], *, is_last: bool) -> Joined:
    """One arm that passes decides (of several the one that gains most); all have to fail before the control stays."""
    passed = [arm for arm in arms if arm.verdict is Verdict.PASS]
    if passed:
        best = max(passed, key=lambda arm: arm.goal.gain if arm.goal else 0.0)
        return Joined(Verdict.PASS, best.reason, best.arm, is_final=True)
    invalid = [arm for arm in arms if arm.verdict is Verdict.INVALID]
    if invalid:
        return Joined(Verdict.INVALID, invalid[0].reason, None, is_final=False)
    if all(arm.verdict is Verdict.FAIL for arm in arms):
        return Joined(Verdict.FAIL, "; ".join(arm.reason for arm in arms), None, is_final=True)
    first = next(arm for arm in arms if arm.verdict is Verdict.INCONCLUSIVE)
    after = "; the declared end is reached, the control stays" if is_last else ""
    return Joined(Verdict.INCONCLUSIVE, first.reason + after, None, is_final=is_last)


def told(held: Condition) -> str:
    """Gain, how much of it is sure (of what is refuted: how much it can be at most), and the control's own mean."""
    return f"gain {held.gain:+.4g}{_sure(held)}, the control has {held.control:.4g} ({held.n})"


def at_most(held: Condition) -> float | None:
    """The upper end of the gain: as far above it as `bound` lies below."""
    return None if held.bound is None else 2 * held.gain - held.bound


def _sure(held: Condition) -> str:
    if held.bound is None:
        return f" where more than {held.null:+.4g} is needed"
    if held.standing is Standing.REFUTED:
        allowed = f" where {held.null:+.4g} is allowed" if held.null else ""
        return f", at most {at_most(held):+.4g}{allowed}"
    needed = "" if held.standing is Standing.SHOWN else f" where more than {held.null:+.4g} is needed"
    return f", at least {held.bound:+.4g}{needed}"
