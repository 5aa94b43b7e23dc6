"""`vitaeval init` and `vitaeval new`: first versions that work."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from keyword import iskeyword
from pathlib import Path

from rich.console import Console

from vitaeval.app import clock
from vitaeval.app.project import Project
from vitaeval.app.wire import metrics, schemas, task
from vitaeval.errors import ConfigError
from vitaeval.prompts.draft import UNSAID
from vitaeval.prompts.files import semver, version_path
from vitaeval.prompts.library import load, versions
from vitaeval.schema.prompt import SEMVER

IGNORED = ("runs/", "mlartifacts/", "mlruns/", "mlflow.db*", "sandbox.db*", ".env")
PARTS = ("conf", "golden", "prompts")
Values = Mapping[str, str]

CARD = """title: {name}
task: {task}
origin: where the documents come from
licence: the licence of the labels
labelled_by: who wrote the labels
agreement: not yet measured
as_of: "{today}"
known_limits: []
tags:
  common: an everyday example
"""

METRIC = '''"""{name}: what it measures, in one sentence, and its source."""

from __future__ import annotations

from vitaeval.schema.documents.cv import CvAnswer, TailoredCV
from vitaeval.schema.score import Direction, Metric, NotApplicable, Observation, Score


def score(seen: Observation) -> Score | NotApplicable:
    """Number of bullets in the CV: replace this by what you want to know."""
    answer = seen.answers.get("generation")
    if not isinstance(answer, CvAnswer) or not isinstance(answer.answer, TailoredCV):
        return NotApplicable(reason="no CV was written")
    return Score(value=float(len(answer.answer.bullets())))


METRIC = Metric(
    name="{name}",
    version="1",
    title="{name}",
    direction=Direction.UP,
    unit="bullets",
    low=0.0,
    high=None,
    score=score,
    tasks=("generate_cv",),
)
'''


def init(folder: Path, console: Console) -> int:
    """Copy configuration, golden sets and prompts into `folder`; what exists is left alone."""
    source = _source()
    for part in PARTS:
        target = folder / part
        if target.exists():
            console.print(f"kept     {target} (it exists)")
            continue
        shutil.copytree(source / part, target)
        console.print(f"created  {target}")
    _ignore(folder / ".gitignore", console)
    console.print("next: vitaeval eval")
    return 0


def _ignore(path: Path, console: Console) -> None:
    """Runs, trackers' files and keys stay out of version control; lines that stand there already are left alone."""
    known = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    lacking = [line for line in IGNORED if line not in known]
    if not lacking:
        return
    path.write_text("".join(f"{line}\n" for line in (*known, *lacking)), encoding="utf-8")
    console.print(f"{'added to' if known else 'created '} {path}: {' '.join(lacking)}")


def new_prompt(project: Project, values: Values, console: Console) -> int:
    """A copy of the newest (or the given) version under a new number, with the same parts."""
    spec, version = task(_need(values, "task")), _need(values, "version")
    if not re.fullmatch(SEMVER, version):
        raise ConfigError(f"version={version!r} is no semantic version; write X.Y.Z")
    older = [known for known in versions(project.prompts, spec.name) if semver(known) < semver(version)]
    parent = values.get("parent", older[-1] if older else "")
    load(project.prompts, spec.name, parent, schemas(spec))
    path = project.prompts / spec.name / f"{version}.yaml"
    if path.exists():
        raise ConfigError(f"{path} exists")
    lines = version_path(project.prompts, spec.name, parent).read_text(encoding="utf-8").splitlines()
    changed = {"version": version, "parent": parent, "date": f"{clock.now():%Y-%m-%d}", **UNSAID}
    path.write_text("\n".join(_with(lines, changed)) + "\n", encoding="utf-8")
    console.print(
        f"created {path}, a copy of {parent}: say why in it, write new part files (system.v… .md) and name them there"
    )
    return 0


def new_golden(project: Project, values: Values, console: Console) -> int:
    """An empty set with its data sheet."""
    spec, name = task(_need(values, "task")), _need(values, "set")
    if not re.fullmatch(r"[a-z][a-z0-9_-]*", name):
        raise ConfigError(f"set={name!r}: use lower case letters, digits, - and _")
    folder = project.golden / spec.name / name
    if folder.exists():
        raise ConfigError(f"{folder} exists")
    folder.mkdir(parents=True)
    card = CARD.format(name=name, task=spec.name, today=f"{clock.now():%Y-%m-%d}")
    (folder / "card.yaml").write_text(card, encoding="utf-8")
    (folder / "examples.jsonl").write_text("", encoding="utf-8")
    console.print(
        f"created {folder}: fill card.yaml, add one example a line to examples.jsonl, then `vitaeval golden lint`"
    )
    return 0


def new_metric(project: Project, values: Values, console: Console) -> int:
    """A metric of the project's own, under `metrics/`."""
    name = _need(values, "name")
    if not (name.isascii() and name.isidentifier()) or iskeyword(name) or name in metrics(project):
        raise ConfigError(f"name={name!r} is {'taken' if name in metrics(project) else 'no Python name'}")
    path = project.metrics / f"{name}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(METRIC.format(name=name), encoding="utf-8")
    console.print(f"created {path}: it already runs with `vitaeval eval`")
    return 0


def _source() -> Path:
    """The scaffold inside the installed package, or the repository when that runs from its sources."""
    package = Path(str(files("vitaeval")))
    packed = package / "scaffold"
    return packed if packed.is_dir() else package.parents[1]


def _with(lines: Iterable[str], changed: Mapping[str, str]) -> Iterator[str]:
    """The lines with other values at the top level; the lines over which a replaced value went on are left out."""
    is_replaced = False
    for line in lines:
        if line[:1] not in ("", " "):
            key = line.partition(":")[0]
            is_replaced = key in changed
            yield f"{key}: {changed[key]}" if is_replaced else line
        elif not is_replaced:
            yield line


def _need(values: Values, key: str) -> str:
    if not values.get(key):
        raise ConfigError(f"{key}=… is missing")
    return values[key]


STARTERS: Mapping[str, Callable[[Project, Values, Console], int]] = {
    "prompt": new_prompt,
    "golden": new_golden,
    "metric": new_metric,
}
