"""What to do where a gate has decided nothing: the next command, and its price."""

from __future__ import annotations

from math import sqrt

from vitaeval.schema.verdict import GateMode, GateRules, GateVerdict, Held, Standing, Verdict
from vitaeval.stats.power import clusters_needed


def advised(found: GateVerdict) -> GateVerdict:
    """An INCONCLUSIVE verdict with its next step; any other as it is.

    A person's answers are priced as the ones that were bought; "unknown" where a price was.
    """
    if found.verdict is not Verdict.INCONCLUSIVE:
        return found
    return GateVerdict(**{**dict(found), "next_step": _next_step(found)})


def again(found: GateVerdict) -> str:
    """The command that asks this gate about the same two versions."""
    arms = {"candidate": found.candidate, "baseline": found.baseline}
    sides = " ".join(f"{side}={arm.prompt}@{arm.model}" for side, arm in arms.items())
    return f"`vitaeval gate task={found.candidate.task} {sides} gate={found.rules.name}`"


def _next_step(found: GateVerdict) -> str:
    if found.unchecked:
        run = found.candidate.run_id
        return (
            "a person has to read the answers named above (a prompt may have changed their language or form): "
            f"runs/{run}/report.md holds them, free; nothing more is bought"
        )
    needed = {held.title: people for held in _open(found) if (people := _people(held, found.rules)) is not None}
    if not needed or found.goal is None:
        return f"more examples, or keep the old version; then {again(found)}: the same attempt is not judged twice"
    title, people = max(needed.items(), key=lambda item: item[1])
    if people <= found.goal.n:
        plan = again(found).replace("vitaeval gate", "vitaeval plan")
        gap = found.rules.target
        return (
            f"keep the old version: a gain of {gap:g} would probably have shown with {people} people; "
            f"{plan}, free, tells what can be shown"
        )
    return (
        f"keep the old version, or add examples: {title} shows with about {people} people (now {found.goal.n}); "
        f"then {again(found)}, about {_price(found, people)}"
    )


def _open(found: GateVerdict) -> list[Held]:
    held = [*([found.goal] if found.goal else []), *found.guardrails]
    return [item for item in held if item.standing is Standing.OPEN]


def _people(held: Held, rules: GateRules) -> int | None:
    """With how many people the condition would be shown where the candidate is what it has to be."""
    gap = rules.target if held.null == 0 and rules.mode is GateMode.SUPERIORITY else -held.null
    if not held.se or gap <= 0:
        return None
    return clusters_needed(gap, sd_difference=held.se * sqrt(held.n), alpha=rules.alpha, power=1 - rules.beta)


def _price(found: GateVerdict, people: int) -> str:
    if found.cost_usd is None or found.goal is None:
        return "a price that nobody knows"
    return f"${found.cost_usd * people / found.goal.n:,.2f}"
