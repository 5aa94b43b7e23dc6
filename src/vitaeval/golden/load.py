"""From a golden folder to examples with their documents; every problem is found, with file and line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from pydantic import ValidationError

from vitaeval.errors import DataError
from vitaeval.golden.documents import Shelf, first_problem
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Card, Example, ExampleInput, ExampleRow, GoldenSet
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.task import TaskSpec


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a golden set: `where` is `file:line`."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read of a golden set, beside everything that is wrong with it.

    `lines` gives the place (`file:line`) of each example id. `golden` is None while a problem stands.
    """

    golden: GoldenSet | None
    problems: tuple[Problem, ...]
    lines: dict[str, str]


def set_names(root: Path, task: str) -> tuple[str, ...]:
    """Golden sets of `task` under the golden folder `root`."""
    return tuple(sorted(path.parent.name for path in (root / task).glob("*/examples.jsonl")))


def read_inputs(root: Path, task: str, name: str) -> dict[str, ExampleInput]:
    """Which documents each example of a golden set names."""
    path = root / task / name / "examples.jsonl"
    return {row.id: row.input for _, row in _rows(path, [])}


def load(root: Path, task: TaskSpec, name: str) -> GoldenSet:
    """The golden set `name` of `task`. Raises DataError that lists every problem at once."""
    loaded = inspect(root, task, name)
    if loaded.golden is None:
        listed = "\n".join(f"  {problem}" for problem in loaded.problems[:20])
        more = f"\n  … and {len(loaded.problems) - 20} more" if len(loaded.problems) > 20 else ""
        raise DataError(f"golden set {task.name}/{name} cannot be used:\n{listed}{more}")
    return loaded.golden


def inspect(root: Path, task: TaskSpec, name: str) -> Loaded:
    """Read the golden set and collect every problem instead of stopping at the first."""
    folder = root / task.name / name
    if not (folder / "examples.jsonl").is_file():
        known = set_names(root, task.name)
        raise DataError(f"unknown golden set {task.name}/{name}: {did_you_mean(name, known)}")
    problems: list[Problem] = []
    card = _card(folder / "card.yaml", task, problems)
    lines: dict[str, str] = {}
    shelf, rows, examples = Shelf(root), [], []
    for where, row in _rows(folder / "examples.jsonl", problems):
        if row.id in lines:
            problems.append(Problem(where, f"id {row.id!r} is already used at {lines[row.id]}"))
            continue
        lines[row.id] = where
        example = _resolve(row, task, shelf, where, problems)
        if example and row.active:
            rows.append(row)
            examples.append(example)
    if problems or card is None:
        return Loaded(None, tuple(problems), lines)
    if not examples:
        what = "holds no active example: " + ("all are inactive" if lines else "write one a line, as in the other sets")
        return Loaded(None, (Problem(str(folder / "examples.jsonl"), what),), lines)
    content = {"card": card, "rows": rows, "profiles": shelf.profiles, "jobs": shelf.jobs}
    dated = tuple(replace(example, as_of=card.as_of) for example in examples)
    golden = GoldenSet(task.name, name, digest(content), card, dated)
    return Loaded(golden, (), lines)


def _card(path: Path, task: TaskSpec, problems: list[Problem]) -> Card | None:
    try:
        card = Card.model_validate_json(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))
    except FileNotFoundError:
        problems.append(Problem(str(path), "missing: a golden set needs its data sheet with licence"))
    except yaml.YAMLError as error:
        problems.append(Problem(str(path), f"not YAML: {str(error).splitlines()[0]}"))
    except ValidationError as error:
        problems.append(Problem(str(path), first_problem(error)))
    else:
        if card.task == task.name:
            return card
        problems.append(Problem(str(path), f"belongs to task {card.task!r}, stands under {task.name!r}"))
    return None


def _rows(path: Path, problems: list[Problem]) -> Iterator[tuple[str, ExampleRow]]:
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            yield where, ExampleRow.model_validate_json(line)
        except ValidationError as error:
            problems.append(Problem(where, first_problem(error)))


def _resolve(row: ExampleRow, task: TaskSpec, shelf: Shelf, where: str, problems: list[Problem]) -> Example | None:
    try:
        if row.input.job is None:
            raise DataError("input names no job")
        profile = None if row.input.profile is None else shelf.profile(row.input.profile)
        job = shelf.job(row.input.job)
        expected = task.expected.model_validate_json(json.dumps(row.expected))
    except DataError as error:
        problems.append(Problem(where, str(error)))
    except ValidationError as error:
        problems.append(Problem(where, f"expected/{first_problem(error)}"))
    else:
        cluster = row.input.profile or row.input.job
        return Example(row.id, cluster, profile, job, expected, row.threshold, row.tags, row.sealed)
    return None
