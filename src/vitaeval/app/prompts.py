"""`vitaeval prompts`: lock, check, diff and show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.console import Console

from vitaeval.app.project import Project
from vitaeval.app.rehearsal import rehearse
from vitaeval.app.wire import schemas, task, tasks
from vitaeval.errors import ConfigError, PromptError, UserError
from vitaeval.golden.load import load as load_golden
from vitaeval.golden.load import set_names
from vitaeval.prompts import lock as locks
from vitaeval.prompts.diff import diff as version_diff
from vitaeval.prompts.draft import unsaid
from vitaeval.prompts.library import load, unlocked, versions
from vitaeval.schema.amounts import counted
from vitaeval.schema.golden import Example
from vitaeval.schema.prompt import PromptVersion
from vitaeval.schema.task import TaskSpec

OK, WRONG = 0, 2
Values = Mapping[str, str]


def lock(project: Project, values: Values, console: Console) -> int:
    """Lock the chosen versions: from now on an edit is refused."""
    chosen = [load(project.prompts, spec.name, version, schemas(spec)) for spec, version in _chosen(project, values)]
    _refuse_unsaid(project, chosen)
    added = locks.lock(project.prompts, chosen)
    for line in added:
        console.print(f"locked {line}")
    console.print(f"{len(added)} newly locked" if added else "nothing new to lock")
    return OK


def _refuse_unsaid(project: Project, chosen: Sequence[PromptVersion]) -> None:
    """A version whose author has not said why it is needed is not locked: nobody could say so afterwards."""
    known = locks.read_lock(project.prompts).versions
    problems = []
    for version in chosen:
        name = f"{version.task}/{version.version}.yaml"
        if name not in known:
            parent = version.parent and load(project.prompts, version.task, version.parent, schemas(task(version.task)))
            problems += [f"{project.prompts / name}: {what}" for what in unsaid(version, parent or None)]
    if problems:
        raise PromptError("\n".join([*problems, "a locked version never changes: say it first, then lock"]))


def check(project: Project, values: Values, console: Console) -> int:
    """Every locked file unchanged, every version loadable, every template rendered on a golden example."""
    problems = [*_unprotected(project), *locks.check(project.prompts)]
    count = 0
    for spec, version in _chosen(project, values):
        problems += _unusable(project, spec, version)
        count += 1
    for problem in problems:
        console.print(problem, soft_wrap=True, markup=False)
    console.print(counted(len(problems), "problem") if problems else f"{counted(count, 'version')}, no problems")
    return WRONG if problems else OK


def _unprotected(project: Project) -> list[str]:
    """A lock that is gone protects nothing, and nothing else would tell."""
    path = project.prompts / locks.NAME
    if path.is_file() or not any(versions(project.prompts, name) for name in tasks()):
        return []
    return [f"{path} is missing, so no version is protected: restore it, or run `vitaeval prompts lock`"]


def diff(project: Project, values: Values, console: Console) -> int:
    """What separates two versions, stage by stage."""
    spec = task(_need(values, "task"))
    old, new = (load(project.prompts, spec.name, _need(values, key), schemas(spec)) for key in ("from", "to"))
    console.print(version_diff(old, new), markup=False, soft_wrap=True)
    return OK


def show(project: Project, values: Values, console: Console) -> int:
    """One version: what each stage says, to which model, with which sampling."""
    spec = task(_need(values, "task"))
    console.print(_shown(load(project.prompts, spec.name, _need(values, "version"), schemas(spec))), markup=False)
    return OK


def _need(values: Values, key: str) -> str:
    if key not in values:
        raise ConfigError(f"{key}=… is missing")
    return values[key]


def _chosen(project: Project, values: Values) -> Iterator[tuple[TaskSpec, str]]:
    specs = [task(values["task"])] if "task" in values else list(tasks().values())
    for spec in specs:
        known = versions(project.prompts, spec.name)
        wanted = [values["version"]] if "version" in values else known
        yield from ((spec, version) for version in wanted)


def _unusable(project: Project, spec: TaskSpec, version: str) -> list[str]:
    try:
        prompt = unlocked(project.prompts, spec.name, version, schemas(spec))
        example = _any_example(project, spec)
        if example is not None:
            rehearse(prompt, spec, example)
    except UserError as error:
        return [str(error)]
    return []


def _any_example(project: Project, spec: TaskSpec) -> Example | None:
    for name in set_names(project.golden, spec.name):
        return load_golden(project.golden, spec, name).examples[0]
    return None


def _shown(prompt: PromptVersion) -> str:
    lines = [
        f"{prompt.task} {prompt.version}  {prompt.digest[:12]}  (parent {prompt.parent})",
        prompt.description,
    ]
    lines += [f"{prompt.date} {prompt.author}: {prompt.why}", ""]
    for stage in prompt.stages:
        sampling = stage.sampling.model_dump(exclude_none=True)
        lines += [f"== {stage.stage}: model {stage.model or 'of the run'}, {sampling}, answers {stage.output}"]
        for part in (stage.system, stage.user):
            lines += [f"-- {part.name}", part.text]
    return "\n".join(lines)


ACTIONS: Mapping[str, Callable[[Project, Values, Console], int]] = {
    "lock": lock,
    "check": check,
    "diff": diff,
    "show": show,
}
