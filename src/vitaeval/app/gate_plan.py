"""`vitaeval plan gate=…`: what a gate would cost at each step, and whether it can be won at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vitaeval.app.attempt import Attempt, gate_rules, with_sealed
from vitaeval.app.compare import in_memory
from vitaeval.app.gate import Arms, described
from vitaeval.app.gate_ledger import recorded
from vitaeval.app.golden import TYPICAL_SPREAD
from vitaeval.app.planning import estimate_run
from vitaeval.app.project import Project
from vitaeval.app.registry import releasing
from vitaeval.app.wire import wire
from vitaeval.decisions.attempts import attempts
from vitaeval.decisions.foresight import Foresight, foresee, spread_of
from vitaeval.decisions.gate import gate_ladder
from vitaeval.decisions.pairs import pairs
from vitaeval.errors import UserError
from vitaeval.report.plan import money
from vitaeval.runner import folder as folders
from vitaeval.schema.plan import total
from vitaeval.schema.run import Manifest, RunRecord
from vitaeval.schema.verdict import GateMode, GateRules
from vitaeval.stats.multiplicity import attempt_alpha

LEFT, GOOD = 5, 0.8


def plan_gate(arms: Arms, rules: str, overrides: Sequence[str], project: Project, console: Console) -> int:
    """Print what `vitaeval gate` with the same words would take and could show; nobody is asked."""
    releases = releasing(project, arms.registry)
    attempt = described(arms, gate_rules(project, rules), overrides, (project, releases))
    question = attempt.asked.question
    before = len(attempts(recorded(project, releases, arms.task), question.baseline.binding, question.golden))
    plan = wire(with_sealed(attempt.candidate), project).plan
    people = len({example.cluster for example in plan.examples})
    spread, basis = _spread(attempt, project)
    spending = GateRules(**{**dict(attempt.rules), "alpha": attempt_alpha(attempt.rules.alpha, before + 1)})
    rungs = gate_ladder(spending, attempt.examples)
    console.print(Text(f"gate {rules}: {attempt.asked.question.candidate.arm} against {question.baseline.arm}", "bold"))
    if attempt.anchor is not None:
        console.print(Text(f"and against {attempt.anchor.prompt}, with which a line of only no worse releases began"))
    console.print(_steps(attempt, project))
    for line in _lines(foresee(people, spread, spending, rungs), spending, before):
        console.print(line)
    console.print(Text(f"spread   {spread:.3f} between people, {basis}", style="dim"))
    return 0


def _steps(attempt: Attempt, project: Project) -> Table:
    """What has been bought after each step of the ladder, in all."""
    arms = [attempt.baseline, attempt.candidate, *([attempt.anchor] if attempt.anchor else [])]
    costs = total(estimate_run(with_sealed(arm), project).cost_usd for arm in arms)
    table = Table("step", "examples", "times", "answers", "USD", box=None, pad_edge=False, header_style="dim")
    for number, step in enumerate(gate_ladder(attempt.rules, attempt.examples).steps):
        share = step.examples * step.trials / attempt.examples
        answers = f"{len(arms) * step.examples * step.trials:,}"
        price = money(None if costs is None else costs.times(share))
        table.add_row(str(number + 1), str(step.examples), str(step.trials), answers, price)
    return table


def _lines(seen: Foresight, rules: GateRules, before: int) -> Iterator[Text]:
    whom = f"a version that gains {rules.target:g}"
    if rules.mode is GateMode.NONINFERIORITY:
        whom = f"an equal version (margin {rules.margin:g})"
    chance = f"{whom} is released {seen.power:.0%} of the time with {seen.people} people"
    if seen.can_be_won:
        yield Text(f"power    {chance}", style="green" if seen.power >= GOOD else "yellow")
    else:
        yield Text(f"this gate cannot be won with {seen.people} people: {chance}", style="bold red")
    if seen.smallest is not None:
        yield Text(f"shows    differences from {seen.smallest:.3f} on, nine times in ten")
    yield Text(f"needs    about {seen.needed} people to release {whom} nine times in ten")
    left = ", ".join(f"{attempt_alpha(_whole(rules, before), before + at):.4f}" for at in range(2, LEFT))
    yield Text(f"alpha    {rules.alpha:.4f} for this attempt, number {before + 1} on this golden set; then {left}, …")


def _whole(rules: GateRules, before: int) -> float:
    """The alpha of all attempts together."""
    return rules.alpha / attempt_alpha(1.0, before + 1)


def _spread(attempt: Attempt, project: Project) -> tuple[float, str]:
    """From the newest kept runs of both arms, where there are; else what is typical."""
    found = [_newest(project, attempt, side) for side in (attempt.baseline.prompt, attempt.candidate.prompt)]
    if found[0] is not None and found[1] is not None:
        gaps = pairs(found[0].examples, found[1].examples, found[1].goal).gaps()
        measured = spread_of(found[0], found[1], gaps)
        if measured is not None:
            return measured, f"measured between {found[0].manifest.run_id} and {found[1].manifest.run_id}"
    return TYPICAL_SPREAD, "a typical value: run eval on both versions to measure it"


def _newest(project: Project, attempt: Attempt, prompt: str) -> RunRecord | None:
    for run_id in reversed(folders.run_ids(project.runs)):
        folder = project.runs / run_id
        try:
            manifest = folders.read_manifest(folder)
        except UserError:
            continue
        if (folder / folders.RECORD).exists() and _is_of(manifest, attempt, prompt):
            return in_memory(folder)
    return None


def _is_of(manifest: Manifest, attempt: Attempt, prompt: str) -> bool:
    config, asked = manifest.config, attempt.asked.question
    same = (config.task, config.prompt, manifest.golden_digest) == (attempt.candidate.task, prompt, asked.golden)
    models = (attempt.baseline.model.name, attempt.candidate.model.name)
    return same and config.suite.trials == 1 and config.model.name in models
