"""What holds for every task on the shelf: honest keyless answers, and prompts that render."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from vitaeval import metrics, tasks
from vitaeval.catalog import shelf
from vitaeval.prompts.library import load, versions
from vitaeval.prompts.lock import check
from vitaeval.prompts.render import render, used_variables
from vitaeval.schema.base import Noun
from vitaeval.schema.documents.cv import CvAnswer, InsufficientProfile, TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.json_resume import read_resume
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.golden import Example, ExampleRow
from vitaeval.schema.json_schema import json_schema
from vitaeval.schema.score import Metric
from vitaeval.schema.task import TaskSpec

ROOT = Path(__file__).parents[2]
GOLDEN, PROMPTS = ROOT / "golden", ROOT / "prompts"
TASKS = shelf(tasks, "TASK", TaskSpec)
METRICS = shelf(metrics, "METRIC", Metric)
VERSIONS = [(name, version) for name in TASKS for version in versions(PROMPTS, name)]
JOBS = ("ss-tech-41", "fed-clinical-nurse-emergency-room", "ss-house-91")
PROFILES = tuple(sorted(path.stem for path in (GOLDEN / "profiles").glob("*.json")))


class Unlabelled(Noun):
    """An example that nobody labelled."""


def profile(name: str) -> Profile:
    path = GOLDEN / "profiles" / f"{name}.json"
    return read_resume(json.loads(path.read_text(encoding="utf-8")), origin=str(path))


def posting(name: str) -> JobPosting:
    return JobPosting.model_validate_json((GOLDEN / "jobs" / f"{name}.json").read_text(encoding="utf-8"))


def unlabelled(person: str, job: str) -> Example:
    return Example(f"{person}-{job}", person, profile(person), posting(job), Unlabelled(), 0.8, (), False, "2026-11-01")


def labelled(task: TaskSpec) -> Iterator[Example]:
    for path in sorted((GOLDEN / task.name).glob("*/examples.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines()[::7]:
            row = ExampleRow.model_validate_json(line)
            person = profile(row.input.profile) if row.input.profile else None
            expected = task.expected.model_validate_json(json.dumps(row.expected))
            yield Example(row.id, row.id, person, posting(row.input.job or ""), expected, 0.8, (), False)


def baseline(task: TaskSpec, example: Example) -> dict[str, Noun]:
    answers: dict[str, Noun] = {}
    for stage in task.stages:
        answer = stage.baseline(example, answers)
        assert isinstance(answer, stage.output)
        answers[stage.name] = answer
    return answers


@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_keyless_answers_are_valid_for_every_person(task: TaskSpec, job: str) -> None:
    schemas = {stage.name: json.loads(json_schema(stage.output)) for stage in task.stages}
    for person in PROFILES:
        for stage, answer in baseline(task, unlabelled(person, job)).items():
            text = answer.model_dump_json()
            jsonschema.validate(json.loads(text), schemas[stage])
            assert type(answer).model_validate_json(text) == answer


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_keyless_answers_are_the_same_each_time(task: TaskSpec) -> None:
    for person in PROFILES[::9]:
        first, second = (baseline(task, unlabelled(person, JOBS[0])) for _ in range(2))
        assert first == second


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_golden_answers_satisfy_the_schema_that_models_get(task: TaskSpec) -> None:
    for example in labelled(task):
        answers: dict[str, Noun] = {}
        for stage in task.stages:
            answer = stage.reference(example, answers)
            assert isinstance(answer, stage.output)
            answers[stage.name] = answer
            jsonschema.validate(answer.model_dump(mode="json"), json.loads(json_schema(stage.output)))


@pytest.mark.parametrize("name", TASKS)
def test_each_task_has_a_prompt(name: str) -> None:
    assert versions(PROMPTS, name)
    assert TASKS[name].name == name


@pytest.mark.parametrize(("name", "version"), VERSIONS)
def test_each_version_renders_with_the_data_delimited_and_late(name: str, version: str) -> None:
    task = TASKS[name]
    schemas = {stage.output.__name__: json_schema(stage.output) for stage in task.stages}
    prompt = load(PROMPTS, name, version, schemas)
    example = unlabelled(PROFILES[0], JOBS[0])
    other = unlabelled(PROFILES[1], JOBS[1])
    answers, others = baseline(task, example), baseline(task, other)
    assert [stage.stage for stage in prompt.stages] == [stage.name for stage in task.stages]
    for stage in task.stages:
        binding = prompt.stage(stage.name)
        values = stage.variables(example, answers)
        system, user = render(binding, values, stage.stands_for)
        assert binding.output == stage.output.__name__
        for name in used_variables(binding.user):
            assert re.search(rf"<(\w+)>\n{re.escape(values[name])}\n</\1>", user.content), name
        assert system == render(binding, stage.variables(other, others), stage.stands_for)[0], "the prefix differs"


@pytest.mark.parametrize(("name", "version"), VERSIONS)
def test_each_version_reads_the_posting(name: str, version: str) -> None:
    task, example = TASKS[name], unlabelled(PROFILES[0], JOBS[0])
    schemas = {stage.output.__name__: json_schema(stage.output) for stage in task.stages}
    first = task.stages[0]
    binding = load(PROMPTS, name, version, schemas).stage(first.name)
    _, user = render(binding, first.variables(example, {}), first.stands_for)
    assert example.job.text.strip() in user.content


def test_nothing_locked_was_edited() -> None:
    assert check(PROMPTS) == ()


@pytest.mark.parametrize("name", TASKS)
def test_metrics_that_decide_are_metrics_of_the_task(name: str) -> None:
    task = TASKS[name]
    for dotted in (task.goal, *task.must_hold, *task.headline):
        metric, _, part = dotted.partition(".")
        assert not METRICS[metric].tasks or name in METRICS[metric].tasks
        assert not part or part in METRICS[metric].parts


@pytest.mark.parametrize("job", JOBS)
def test_a_keyless_cv_holds_nothing_but_the_profile(job: str) -> None:
    for person in PROFILES:
        example = unlabelled(person, job)
        found = baseline(TASKS["generate_cv"], example)["generation"]
        assert isinstance(found, CvAnswer)
        assert example.profile is not None
        match found.answer:
            case TailoredCV():
                _assert_extracted(found.answer, example.profile)
            case InsufficientProfile():
                assert found.answer.reasons


def _assert_extracted(cv: TailoredCV, person: Profile) -> None:
    sources = person.sources()
    bullets = cv.bullets()
    assert 1 <= len(bullets) <= 10
    for pointer, bullet in bullets:
        (source,) = bullet.source_ids
        assert bullet.text in " ".join(sources[source].split()) or bullet.text in sources[source], pointer
    for role in cv.experience:
        entry = person.entry(role.source_id)
        assert entry is not None
        assert role.title == (getattr(entry, "position", None) or "")
        assert (role.start_date, role.end_date) == (entry.startDate, entry.endDate)  # type: ignore[union-attr]
    listed = {word for group in person.skills for word in (*group.keywords, group.name)}
    assert set(cv.skills) <= listed
    assert not set(cv.skills) & set(cv.missing_skills)
