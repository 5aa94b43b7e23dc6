"""Reading a job posting into what it asks for and offers."""

from __future__ import annotations

from collections.abc import Mapping

from vitaeval.schema.documents.job import ParsedJob
from vitaeval.schema.golden import Example, ParsedJobExpected
from vitaeval.schema.task import Answers, StageSpec, TaskSpec
from vitaeval.tasks.parse_job.extract import baseline_parsed_job
from vitaeval.tasks.parse_job.reference import reference_parsed_job


def variables(example: Example, _answers: Answers) -> Mapping[str, str]:
    """Values for the prompts: the posting under its title."""
    title = f"{example.job.title}\n\n" if example.job.title else ""
    return {"job": f"{title}{example.job.text.strip()}"}


TASK = TaskSpec(
    name="parse_job",
    title="Read a job posting",
    expected=ParsedJobExpected,
    stages=(StageSpec("main", ParsedJob, variables, baseline_parsed_job, reference_parsed_job),),
    goal="extraction",
    must_hold=("validity",),
    headline=("extraction", "extraction.precision", "extraction.recall", "validity"),
)
