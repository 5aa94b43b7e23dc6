"""What people (and models) have said of a golden set: `labels.jsonl` and `claim_labels.jsonl` beside its card."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from vitaeval.app.models import model_names
from vitaeval.app.project import Project
from vitaeval.app.wire import schemas, tasks
from vitaeval.app.word_file import read_words
from vitaeval.errors import ConfigError
from vitaeval.prompts.library import load, versions
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Example
from vitaeval.schema.judgement import JudgedExpected, PairExpected
from vitaeval.schema.label import ClaimLabel, Label, LabelledBy
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.prompt import PromptVersion
from vitaeval.schema.task import TaskSpec

S = TypeVar("S", Label, ClaimLabel)
LABELS, CLAIM_LABELS = "labels.jsonl", "claim_labels.jsonl"
_RUBRIC = re.compile(r"<rubric>\n?(.*?)</rubric>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rubric:
    """The anchored bands that model and people grade by, from the judge's own prompt."""

    text: str

    @property
    def digest(self) -> str:
        """Labels under another rubric answer another question."""
        return digest(self.text)


def judge_spec(name: str) -> TaskSpec:
    """The judge task called `name`. Raises ConfigError with near matches."""
    known = [spec.name for spec in tasks().values() if spec.judge is not None]
    if name not in known:
        raise ConfigError(f"unknown judge task {name!r}: {did_you_mean(name, known)}")
    return tasks()[name]


def rubric_of(prompt: PromptVersion) -> Rubric:
    """What stands between <rubric> and </rubric> in the system part of the first stage. Raises ConfigError for none."""
    found = _RUBRIC.search(prompt.stages[0].system.text)
    if found is None:
        raise ConfigError(
            f"prompt {prompt.task} {prompt.version} has no <rubric> … </rubric> in its system part: "
            "people have to grade by the bands that the judge is told"
        )
    return Rubric(found[1].rstrip())


def newest_rubric(spec: TaskSpec, version: str | None, project: Project) -> Rubric:
    """The rubric of a judge's prompt version, the newest where none is named."""
    chosen = version or next(reversed(versions(project.prompts, spec.name)), "newest")
    return rubric_of(load(project.prompts, spec.name, chosen, schemas(spec)))


def shown(example: Example) -> str | None:
    """The digest of what a labeller reads of `example`; None where there is nothing to label."""
    match example.expected:
        case JudgedExpected() as expected:
            return digest(expected.document)
        case PairExpected() as expected:
            return digest([expected.first, expected.second])
    return None


def label_file(project: Project, task: str, golden: str, name: str = LABELS) -> Path:
    """Where labels of a golden set are kept."""
    return project.golden / task / golden / name


def read_labels(path: Path, kind: type[S]) -> tuple[S, ...]:
    """The labels that hold: of one labeller on one subject the latest, by its time and then its line."""
    latest: dict[tuple[str, LabelledBy, tuple[str, ...]], S] = {}
    for _, word in sorted(read_words(path, kind, "a label"), key=lambda item: (item[1].when[:19], item[0])):
        latest[word.who, word.by, word.subject] = word
    return tuple(latest.values())


def of_people(labels: Iterable[S]) -> tuple[S, ...]:
    """Those that persons gave: a model's labels calibrate no model."""
    return tuple(label for label in labels if label.by is LabelledBy.PERSON)


def labeller(who: str, by: str | None, project: Project) -> tuple[str, LabelledBy]:
    """Who labels. Raises ConfigError for an unknown kind, and for a person who is called like a model."""
    known = [str(kind) for kind in LabelledBy]
    if by is not None and by not in known:
        raise ConfigError(f"by={by}: {did_you_mean(by, known)}")
    kind = LabelledBy(by or LabelledBy.PERSON)
    if kind is LabelledBy.PERSON and who.casefold() in {name.casefold() for name in model_names(project)}:
        raise ConfigError(f"who={who} is a model of conf/model: add by=model; a model's labels calibrate no judge")
    return who, kind
