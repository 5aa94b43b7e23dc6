"""`vitaeval label`: two people, each for themselves, say what documents, pairs and claims are worth."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.console import Console

from vitaeval.app.actor import actor
from vitaeval.app.label_claims import ClaimLabeller, drawn, stated
from vitaeval.app.label_documents import Labeller
from vitaeval.app.labelling import Desk, Item, terminal
from vitaeval.app.labels import (
    CLAIM_LABELS,
    judge_spec,
    label_file,
    labeller,
    newest_rubric,
    read_labels,
    shown,
)
from vitaeval.app.project import Project
from vitaeval.errors import ConfigError, DataError
from vitaeval.golden.load import load as load_golden
from vitaeval.runner import folder as folders
from vitaeval.schema.label import ClaimLabel, Label, LabelledBy

MOST_CLAIMS = 60
Values = Mapping[str, str]


def label_set(given: Values, project: Project, environment: Values, console: Console) -> int:
    """Let somebody grade what they have not graded yet of `task` and `set`; what is given is kept at once."""
    path, items = set_items(given, project, environment)
    return _at_terminal(path, items, f"vitaeval label agreement task={given['task']} set={given['set']}", console)


def set_items(given: Values, project: Project, environment: Values) -> tuple[Path, list[Item]]:
    """The file for a golden set's labels, and what this labeller has still to label."""
    who, by = _who(given, project, environment)
    spec = judge_spec(given["task"])
    golden = load_golden(project.golden, spec, given["set"])
    rubric = newest_rubric(spec, given.get("judge"), project)
    path = label_file(project, spec.name, golden.name)
    examples = [example for example in golden.examples if shown(example) is not None]
    return path, list(Labeller(who, by, rubric).items(examples, read_labels(path, Label)))


def label_claims(given: Values, project: Project, environment: Values, console: Console) -> int:
    """Let somebody read claims of a run's CVs beside the profiles; what our check thinks of them is not shown."""
    path, items, run = claim_items(given, project, environment)
    return _at_terminal(path, items, f"vitaeval label agreement run={run}", console)


def claim_items(given: Values, project: Project, environment: Values) -> tuple[Path, list[Item], str]:
    """The file for labels of a run's claims, what this labeller has still to label, and the run's id."""
    who, by = _who(given, project, environment)
    folder = folders.find(project.runs, given["run"])
    config = folders.read_manifest(folder).config
    most = given.get("claims", str(MOST_CLAIMS))
    if not most.isdigit() or not int(most):
        raise ConfigError(f"claims={most!r} must be a whole number from 1")
    found = drawn(stated(folder.name, project), int(most))
    if not found:
        raise DataError(f"{folder.name} has delivered no CV that makes a checkable claim")
    path = label_file(project, config.task, config.golden, CLAIM_LABELS)
    return path, list(ClaimLabeller(who, by, folder.name).items(found, read_labels(path, ClaimLabel))), folder.name


def at_desk(desk: Desk, items: list[Item]) -> int:
    """Go through `items` and say where the words are; the number of words given."""
    if not items:
        desk.say("nothing is left for you to label")
        return 0
    desk.say(f"{len(items)} to label; your words go to {desk.path.name}, one by one. What others said is not shown.")
    given = desk.sit(items)
    desk.say(f"\n{given} labelled now, {len(items) - given} left: the same command goes on. Commit {desk.path.name}.")
    return given


def _at_terminal(path: Path, items: list[Item], then: str, console: Console) -> int:
    given = at_desk(terminal(console, path), items)
    if given == len(items):
        console.print(f"when two people are through: {then}", soft_wrap=True)
    return 0


def _who(given: Values, project: Project, environment: Values) -> tuple[str, LabelledBy]:
    who = " ".join(given.get("who", "").split()) or actor(project.root, environment)
    return labeller(who, given.get("by"), project)
