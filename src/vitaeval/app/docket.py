"""Checked answers with the claims that wait for a person's word."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vitaeval.app.adjudications import in_force, read
from vitaeval.app.check import Asked, read_case
from vitaeval.app.check_one import Case, checked
from vitaeval.app.check_show import Numbered, doubtful
from vitaeval.app.project import Project
from vitaeval.app.wire import task
from vitaeval.errors import DataError, NotComparable
from vitaeval.golden.load import load as load_golden
from vitaeval.runner import folder as folders
from vitaeval.schema.claim import FabricationReport
from vitaeval.schema.documents.cv import CvAnswer, TailoredCV
from vitaeval.schema.golden import Example
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.run import ExampleRecord, Manifest


@dataclass(frozen=True, slots=True)
class Place:
    """Answers of a run: all of them, or those to one example; `trial` picks one of several."""

    run: str
    example: str | None = None
    trial: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A CV to check: what it is called, and where it was seen."""

    title: str
    seen_in: str
    case: Case


@dataclass(frozen=True, slots=True)
class Docket:
    """One checked answer: what it is called, where it was seen, and its report under today's words."""

    title: str
    seen_in: str
    case: Case
    report: FabricationReport

    @property
    def claims(self) -> tuple[Numbered, ...]:
        """Its doubtful claims with their numbers, settled ones included."""
        return doubtful(self.report)

    @property
    def open(self) -> tuple[Numbered, ...]:
        """Those that nobody has spoken about."""
        return tuple((number, claim) for number, claim in self.claims if claim.settlement is None)


def dockets(place: Place | Asked, project: Project) -> Iterator[Docket]:
    """The answers at a place that make a doubtful claim, one by one."""
    known = in_force(read(project.adjudications))
    cases = cases_of_run(place, project) if isinstance(place, Place) else _of_files(place)
    for item in cases:
        found = Docket(item.title, item.seen_in, item.case, checked(item.case, known))
        if found.claims:
            yield found


def _of_files(asked: Asked) -> Iterator[Seen]:
    case, _ = read_case(asked)
    yield Seen(asked.cv, "check", case)


def cases_of_run(place: Place, project: Project) -> Iterator[Seen]:
    """Every CV that was delivered at a place. Raises NotComparable when the golden set is another one by now."""
    record = folders.read_record(folders.find(project.runs, place.run))
    manifest = record.manifest
    examples = _examples(manifest, project)
    if place.example is not None and place.example not in examples:
        raise DataError(f"unknown example {place.example!r}: {did_you_mean(place.example, examples)}")
    for item in record.examples:
        case = _case(item, examples[item.example], manifest) if _is_meant(item, place) else None
        if case is not None:
            trial = f" (trial {item.trial})" if item.trial else ""
            yield Seen(f"{item.example}{trial}", f"{manifest.run_id} {item.example}{trial}", case)


def _is_meant(item: ExampleRecord, place: Place) -> bool:
    return place.example in (None, item.example) and place.trial in (None, str(item.trial))


def _examples(manifest: Manifest, project: Project) -> Mapping[str, Example]:
    golden = load_golden(project.golden, task(manifest.config.task), manifest.config.golden)
    if golden.digest != manifest.golden_digest:
        raise NotComparable(
            f"{manifest.run_id} was made on golden set {manifest.golden_digest[:12]}, today's is {golden.digest[:12]}: "
            "its claims rest on other documents; check out the older set or run eval again"
        )
    return {example.id: example for example in golden.examples}


def _case(item: ExampleRecord, example: Example, manifest: Manifest) -> Case | None:
    """What the answer claims about whom; None where no CV was delivered."""
    raw = item.answers.get("generation")
    if example.profile is None or raw is None or manifest.config.task != "generate_cv":
        return None
    answer = CvAnswer.model_validate_json(json.dumps(raw)).answer
    if not isinstance(answer, TailoredCV):
        return None
    return Case(example.profile, answer, example.job, date.fromisoformat(manifest.as_of))
