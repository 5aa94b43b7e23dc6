"""Where experiments stand, and how one is read: `experiments/<date>-<slug>/experiment.yaml`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from vitaeval.app.project import Project
from vitaeval.decisions.outcome_metrics import objections
from vitaeval.errors import ConfigError
from vitaeval.schema.experiment import Aim, Experiment, ExperimentArm, Guardrail, Kind, Stopping
from vitaeval.schema.naming import did_you_mean

FOLDER, FILE = "experiments", "experiment.yaml"
INNER: dict[str, type[BaseModel]] = {
    "arms": ExperimentArm,
    "goal": Aim,
    "guardrails": Guardrail,
    "stopping": Stopping,
}


def names(project: Project) -> list[str]:
    """All experiments of the project, oldest first."""
    return sorted(path.parent.name for path in (project.root / FOLDER).glob(f"*/{FILE}"))


def find(project: Project, name: str) -> Path:
    """The folder of the experiment called `name`: all of it, what follows its date, or a path to it.

    Raises ConfigError with near matches.
    """
    word = Path(name).name if "/" in name else name
    known = names(project)
    fits = [known_name for known_name in known if word in (known_name, slug(known_name))]
    if not fits:
        raise ConfigError(f"unknown experiment {name!r}: {did_you_mean(word, [*known, *map(slug, known)])}")
    return project.root / FOLDER / fits[-1]


def slug(name: str) -> str:
    """A folder's name without its date."""
    return name[11:] if name[:10].replace("-", "").isdigit() and name[10:11] == "-" else name


def read(folder: Path) -> Experiment:
    """The experiment in `folder`. Raises ConfigError that names file, line, key and value of the first problem."""
    path = folder / FILE
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
        found = Experiment.model_validate_json(json.dumps(values, default=str))
    except OSError as error:
        raise ConfigError(f"{path}: cannot read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{path}:{line}: not YAML: {error.problem}") from None
    except ValidationError as error:
        raise ConfigError(_problem(path, node, error)) from None
    for said in objections(found) if found.kind is Kind.ONLINE else ():
        raise ConfigError(f"{path}: {said}")
    return found


def _problem(path: Path, node: yaml.Node | None, error: ValidationError) -> str:
    """The first problem; a mistyped key comes before the one that is missing for its sake."""
    problems = error.errors(include_url=False)
    problem = next((item for item in problems if item["type"] == "extra_forbidden"), problems[0])
    where = [str(part) for part in problem["loc"]]
    place, name = f"{path}:{_line(node, where)}", ".".join(where)
    if problem["type"] == "extra_forbidden":
        inner = INNER.get(where[0], Experiment) if len(where) > 1 else Experiment
        return f"{place}: unknown key {name!r}: {did_you_mean(where[-1], inner.model_fields)}"
    if problem["type"] == "missing":
        return f"{place}: {name!r} is missing"
    message = problem["msg"].removeprefix("Value error, ")
    return f"{place}: {message}" if not where else f"{place}: {name}: {message}, got {str(problem['input'])[:60]!r}"


def _line(node: yaml.Node | None, where: list[str]) -> int:
    """The line (from 1) of the innermost part of `where` that the file has."""
    line = 1
    for name in where:
        inside = _inside(node, name)
        if inside is None:
            break
        line, node = inside
    return line


def _inside(node: Any, name: str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and name.isdigit() and int(name) < len(node.value):
        item = node.value[int(name)]
        return item.start_mark.line + 1, item
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next(((key.start_mark.line + 1, value) for key, value in pairs if key.value == name), None)
