"""`vitaeval ab run`: an offline experiment, all arms on the same golden examples at the same time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vitaeval.app.ab_file import FILE, read
from vitaeval.app.ab_state import Looked, alone, decided, publish, save, state_of, with_look
from vitaeval.app.attempt import gate_rules
from vitaeval.app.compare import in_memory
from vitaeval.app.configure import configured
from vitaeval.app.project import Project
from vitaeval.app.side_by_side import side_by_side
from vitaeval.app.wire import Parts, wire
from vitaeval.decisions.experiment_offline import Paired, judge_paired, rules_of, rungs
from vitaeval.decisions.ladder import Look, Step
from vitaeval.decisions.pairs import PASSED
from vitaeval.errors import ConfigError
from vitaeval.report.progress import RunProgress
from vitaeval.runner.generate import OnDone
from vitaeval.schema.config import EvalConfig, Suite
from vitaeval.schema.experiment import Experiment, ExperimentArm, Kind
from vitaeval.schema.experiment_verdict import ArmVerdict, ExperimentState, ExperimentVerdict
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import GateRules, Verdict

SHORT = 12
FREE = ("tracking", "budget", "transport", "cache", "concurrency", "privacy", "mode")
"""What may be said on the command line: it decides no answer."""
STOPS = "release"


@dataclass(frozen=True, slots=True)
class Arms:
    """The experiment's arms ready to run, and how many examples each answers."""

    configs: Mapping[str, EvalConfig]
    examples: int
    contents: Mapping[str, str]


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
    arms = _arms(project, folder.name, experiment, overrides)
    with alone(project, folder):
        state = state_of(folder, experiment, arms.contents)
        looked = decided(state)
        if looked is None:
            save(folder, state)
            looked = Looked(_climbed(project, folder, state, arms, console))
        publish(folder, looked.verdict)
    return looked


def _climbed(project: Project, folder: Path, state: ExperimentState, arms: Arms, console: Console) -> ExperimentVerdict:
    experiment, rules = state.registered, rules_of(state.registered, gate_rules(project, STOPS).hard_stops)
    ladder, settled, runs = rungs(rules, arms.examples), dict[str, ArmVerdict](), dict[str, RunRecord]()
    for number, step in enumerate(ladder.steps):
        open_ones = [name for name in arms.configs if name not in settled]
        runs |= _bought(project, folder.name, {name: arms.configs[name] for name in open_ones}, step, console)
        verdict = judge_paired(
            folder.name, experiment, rules, Paired(runs, Look(ladder, number), arms.examples, settled)
        )
        if verdict.is_final:
            save(folder, with_look(state, digest({arm: run.manifest.run_id for arm, run in runs.items()}), 0, verdict))
        if verdict.is_final or verdict.verdict is Verdict.INVALID:
            return verdict
        settled = {arm.arm: arm for arm in verdict.arms if arm.verdict is Verdict.FAIL}
        console.print(Text(f"step {number + 1} of {len(ladder.steps)}: {verdict.reason}", style="dim"))
    raise AssertionError("the last step of a ladder decides")
