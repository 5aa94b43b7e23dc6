"""`vitaeval gate`: may this version replace that one? Climbs the ladder, buys no more than the answer needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vitaeval.app.compare import in_memory
from vitaeval.app.configure import configured
from vitaeval.app.evaluate import evaluate
from vitaeval.app.project import Project
from vitaeval.app.wire import wire
from vitaeval.compose import compose
from vitaeval.config import parse
from vitaeval.decisions.conditions import Runs
from vitaeval.decisions.gate import gate, gate_ladder
from vitaeval.decisions.ladder import Look, Step
from vitaeval.errors import ConfigError
from vitaeval.report.junit import junit
from vitaeval.report.progress import RunProgress
from vitaeval.report.verdict import HEADERS, cells, conditions, lines, markdown, sentence
from vitaeval.runner import folder as folders
from vitaeval.runner.generate import OnDone
from vitaeval.schema.config import EvalConfig, Suite
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import GateRules, GateVerdict, Verdict

STYLES = {Verdict.PASS: "bold green", Verdict.FAIL: "bold red"}


@dataclass(frozen=True, slots=True)
class Attempt:
    """One question to the gate: two arms under one set of rules. The same attempt has the same id, and one verdict."""

    baseline: EvalConfig
    candidate: EvalConfig
    rules: GateRules
    examples: int
    id: str


def run_gate(arms: tuple[str, str], rules: str, overrides: Sequence[str], project: Project, console: Console) -> int:
    """Judge `arms` (baseline and candidate version) by `conf/gate/<rules>.yaml` and return the exit code.

    An attempt that was judged before gets its stored verdict: nobody may ask until the answer pleases.
    """
    attempt = attempted(arms, gate_rules(project, rules), overrides, project)
    kept = project.root / "verdicts" / attempt.id
    if (kept / VERDICT).exists():
        found = GateVerdict.model_validate_json((kept / VERDICT).read_text(encoding="utf-8"))
        console.print(Text(f"this attempt was judged before ({attempt.id}); its verdict stands", style="yellow"))
    else:
        found = climb(attempt, project, console)
    show(console, found)
    if found.verdict is not Verdict.INVALID:
        keep(kept, found)
        console.print(f"verdict  {kept.relative_to(project.root)}")
    return found.verdict.exit_code


VERDICT = "verdict.json"


def gate_rules(project: Project, name: str) -> GateRules:
    """`conf/gate/<name>.yaml`. Raises ConfigError with near matches for an unknown name."""
    known = [path.stem for path in (project.conf / "gate").glob("*.yaml")]
    if name not in known:
        raise ConfigError(f"gate={name}: conf/gate has no {name!r}; {did_you_mean(name, known)}")
    values = compose(project.conf, f"gate/{name}", [])["gate"]
    return parse(values, GateRules, origin=f"conf/gate/{name}.yaml")


def attempted(arms: tuple[str, str], rules: GateRules, overrides: Sequence[str], project: Project) -> Attempt:
    """The attempt that these words describe. Raises ConfigError for a gate of a version against itself."""
    baseline, candidate = (configured(project, [*overrides, f"prompt={version}"]) for version in arms)
    if baseline == candidate:
        raise ConfigError(f"candidate and baseline are the same, {candidate.prompt}: an A/A run decides nothing")
    if candidate.cache.uri is None:
        raise ConfigError("cache=off: a gate asks in steps and has to keep the answers of the first; drop cache=off")
    plans = [wire(arm, project).plan for arm in (baseline, candidate)]
    parts = [*(plan.setting.prompt.digest for plan in plans), plans[0].golden.digest]
    models = [digest(arm.model) for arm in (baseline, candidate)]
    name = digest([*parts, *models, digest(rules)])[:12]
    examples = len(plans[1].golden.examples)
    return Attempt(_asked(baseline, name), _asked(candidate, name), rules, examples, f"g{name}")


def _asked(config: EvalConfig, name: str) -> EvalConfig:
    """The same configuration with answers of its own: a gate never decides on yesterday's cache."""
    return EvalConfig(**{**dict(config), "epoch": f"gate-{name}"})


def climb(attempt: Attempt, project: Project, console: Console) -> GateVerdict:
    """Run both arms step by step until the answer is there."""
    rungs = gate_ladder(attempt.rules, attempt.examples)
    for number, step in enumerate(rungs.steps):
        runs = _bought(attempt, step, project, console)
        judged, verdict = gate(runs, attempt.rules, Look(rungs, number), attempt.examples)
        if judged.verdict is not None:
            return verdict
        console.print(Text(f"step {number + 1} of {len(rungs.steps)}: {judged.reason}", style="dim"))
    raise AssertionError("the last step of a ladder decides")


def _bought(attempt: Attempt, step: Step, project: Project, console: Console) -> Runs:
    """Both arms on the step's examples; answers of earlier steps come from the cache."""
    suite = Suite(name="gate", examples=step.examples, trials=step.trials, draw=attempt.id, sealed=True)
    baseline, candidate = (
        _run(EvalConfig(**{**dict(arm), "suite": suite}), project, console)
        for arm in (attempt.baseline, attempt.candidate)
    )
    return baseline, candidate


def _run(config: EvalConfig, project: Project, console: Console) -> RunRecord:
    with RunProgress(console) as progress:

        def started(_folder: Path, total: int, _resumes: bool) -> OnDone:
            progress.begin(f"{config.task} {config.prompt} · {config.model.name}", total)
            return progress.done

        found = evaluate(config, project, started)
    return in_memory(found.folder)


def keep(folder: Path, found: GateVerdict) -> None:
    """Write the verdict for machines, people and CI servers."""
    folder.mkdir(parents=True, exist_ok=True)
    folders.write(folder / VERDICT, found.model_dump_json(indent=1))
    folders.write(folder / "verdict.md", markdown(found))
    folders.write(folder / "junit.xml", junit(found))


def show(console: Console, found: GateVerdict) -> None:
    """Print the verdict, its conditions, and what else to know."""
    console.print(Text(sentence(found), style=STYLES.get(found.verdict, "bold yellow")))
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in HEADERS:
        table.add_column(name, justify="left" if name in ("condition", "standing") else "right")
    for held in conditions(found):
        table.add_row(*cells(held))
    console.print(table)
    for line in lines(found):
        console.print(Text(line))
