"""`vitaeval ab run`: an offline experiment, all arms on the same golden examples at the same time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vitaeval.app.ab_arms import Arms, armed
from vitaeval.app.ab_file import FILE, read
from vitaeval.app.ab_price import price
from vitaeval.app.ab_state import Looked, Sight, alone, decided, publish, save, state_of, with_contents, with_look
from vitaeval.app.compare import in_memory
from vitaeval.app.project import Project
from vitaeval.app.side_by_side import side_by_side
from vitaeval.decisions.experiment_offline import Paired, judge_paired, rungs
from vitaeval.decisions.ladder import Look, Step
from vitaeval.errors import ConfigError
from vitaeval.report.progress import RunProgress
from vitaeval.runner.generate import OnDone
from vitaeval.schema.config import EvalConfig, Suite
from vitaeval.schema.experiment import Kind
from vitaeval.schema.experiment_verdict import ArmVerdict, ExperimentState, ExperimentVerdict
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import Verdict


def run(project: Project, folder: Path, overrides: Sequence[str], console: Console) -> Looked:
    """Climb the ladder until the declared rule has an answer; interrupted, the same command resumes.

    An experiment that was decided keeps its verdict. Raises ConfigError for one that was changed after its first
    call, is online, or names what does not exist.
    """
    experiment = read(folder)
    if experiment.kind is not Kind.OFFLINE:
        raise ConfigError(
            f"{folder / FILE}: kind is {experiment.kind}: `vitaeval ab analyse experiment={folder.name} outcomes=…`"
        )
    with alone(project, folder):
        state = state_of(folder, experiment)
        looked = decided(state)
        if looked is None:
            arms = armed(project, folder.name, experiment, overrides)
            state = with_contents(folder, state, arms.contents)
            save(folder, state)
            looked = Looked(_climbed(project, folder, state, arms, console))
        publish(folder, looked.verdict)
    return looked


def _climbed(project: Project, folder: Path, state: ExperimentState, arms: Arms, console: Console) -> ExperimentVerdict:
    experiment, rules = state.registered, arms.rules
    ladder, settled, runs = rungs(rules, arms.examples), dict[str, ArmVerdict](), dict[str, RunRecord]()
    console.print(Text(price(project, arms.configs.values(), ladder, arms.examples), style="dim"))
    for number, step in enumerate(ladder.steps):
        open_ones = [name for name in arms.configs if name not in settled]
        runs |= _bought(project, folder.name, {name: arms.configs[name] for name in open_ones}, step, console)
        taken = Paired(folder.name, experiment, runs, Look(ladder, number), arms.examples, settled)
        verdict = judge_paired(taken, rules)
        if verdict.is_final:
            data = digest({arm: run.manifest.run_id for arm, run in runs.items()})
            save(folder, with_look(state, Sight(data), verdict))
        if verdict.is_final or verdict.verdict is Verdict.INVALID:
            return verdict
        settled = {arm.arm: arm for arm in verdict.arms if arm.verdict is Verdict.FAIL}
        console.print(Text(f"step {number + 1} of {len(ladder.steps)}: {verdict.reason}", style="dim"))
    raise AssertionError("the last step of a ladder decides")


def _bought(
    project: Project, name: str, configs: Mapping[str, EvalConfig], step: Step, console: Console
) -> dict[str, RunRecord]:
    """The arms' runs on the step's examples; answers of earlier steps come from the cache."""
    suite = Suite(name="ab", examples=step.examples, trials=step.trials, draw=name)
    asked = [EvalConfig(**{**dict(config), "suite": suite}) for config in configs.values()]
    with RunProgress(console) as progress:

        def started(total: int) -> OnDone:
            progress.begin(name, total)
            return progress.done

        found = side_by_side(asked, project, started)
    return {arm: in_memory(done.folder) for arm, done in zip(configs, found, strict=True)}
