"""`vitaeval label agreement`: how far people who labelled the same things agree, and with our own check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from vitaeval.app.label_claims import Stated, stated
from vitaeval.app.labels import (
    CLAIM_LABELS,
    Rubric,
    judge_spec,
    label_file,
    newest_rubric,
    of_people,
    read_labels,
    shown,
)
from vitaeval.app.project import Project
from vitaeval.decisions.calibration import BANDS, PREFERENCES, Scale, people_alpha
from vitaeval.decisions.claim_agreement import ReadClaim, cleared, precision
from vitaeval.golden.load import load as load_golden
from vitaeval.report.labelled import about_check, about_claims, about_people
from vitaeval.runner import folder as folders
from vitaeval.schema.calibration import Estimate
from vitaeval.schema.golden import Example
from vitaeval.schema.judgement import CRITERIA, WORTH, JudgedExpected
from vitaeval.schema.label import ClaimLabel, Label, Support

SUPPORT = {Support.SUPPORTED: 1.0, Support.NOT_SUPPORTED: 0.0}
CLAIMS = PREFERENCES
"""A claim is supported or not; who finds it unclear has given no value."""


def agreement_on_set(task: str, golden: str, version: str | None, project: Project, console: Console) -> int:
    """Print how far people agree on a judge's golden set."""
    spec = judge_spec(task)
    known, rubric = load_golden(project.golden, spec, golden), newest_rubric(spec, version, project)
    given = read_labels(label_file(project, task, golden), Label)
    labels = of_people(current(given, known.examples, rubric))
    clusters = {example.id: example.cluster for example in known.examples}
    scale = BANDS if any(label.bands for label in labels) else PREFERENCES
    found = {name: _alpha(labels, name, clusters, scale) for name in (criteria(labels) if labels else ())}
    _say(console, about_people(_counts(labels), len(known.examples), len(given) - len(labels)))
    _say(console, (f"{name}: {line}" for name, line in about_claims(found)))
    return 0


def agreement_on_claims(run: str, project: Project, console: Console) -> int:
    """Print how far people agree on the claims of a run, and how often the check says what they say."""
    folder = folders.find(project.runs, run)
    config = folders.read_manifest(folder).config
    path = label_file(project, config.task, config.golden, CLAIM_LABELS)
    claims: dict[tuple[str, ...], Stated] = {(item.profile, *item.key): item for item in stated(folder.name, project)}
    given = read_labels(path, ClaimLabel)
    labels = [label for label in of_people(given) if label.subject in claims]
    values: dict[tuple[str, ...], list[float]] = {}
    for label in labels:
        if label.support in SUPPORT:
            values.setdefault(label.subject, []).append(SUPPORT[label.support])
    alpha = people_alpha([(subject[0], found) for subject, found in values.items()], CLAIMS)
    read = [_read(found, is_doubted=claims[subject].is_doubted) for subject, found in values.items()]
    _say(console, about_people(_counts(labels), len(claims), len(given) - len(labels)))
    _say(console, (f"{name}: {line}" for name, line in about_claims({"claims": alpha})))
    _say(console, about_check(precision(read), cleared(read)))
    return 0


def current(labels: Iterable[Label], examples: Iterable[Example], rubric: Rubric) -> tuple[Label, ...]:
    """The labels on today's documents under this rubric; the others answer other questions."""
    asked = {(example.id, shown(example), isinstance(example.expected, JudgedExpected)) for example in examples}
    return tuple(
        label
        for label in labels
        if (label.example, label.document, label.bands is not None) in asked and label.rubric == rubric.digest
    )


def criteria(labels: Iterable[Label]) -> tuple[str, ...]:
    """What the labels grade."""
    return CRITERIA if any(label.bands for label in labels) else ("preference",)


def value(label: Label, name: str) -> float:
    """What a label gives for one criterion, on its scale."""
    if label.preferred is not None:
        return WORTH[label.preferred]
    return float(getattr(label.bands, name))


def _alpha(labels: Sequence[Label], name: str, clusters: dict[str, str], scale: Scale) -> Estimate | None:
    found: dict[str, list[float]] = {}
    for label in labels:
        found.setdefault(label.example, []).append(value(label, name))
    return people_alpha([(clusters[example], values) for example, values in found.items()], scale)


def _read(values: Sequence[float], *, is_doubted: bool) -> ReadClaim:
    supported = sum(value == SUPPORT[Support.SUPPORTED] for value in values)
    return ReadClaim(supported, len(values) - supported, is_doubted)


def _counts(labels: Iterable[Label | ClaimLabel]) -> dict[str, int]:
    found: dict[str, int] = {}
    for label in labels:
        found[label.who] = found.get(label.who, 0) + 1
    return found


def _say(console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        console.print(Text(line), soft_wrap=True)
