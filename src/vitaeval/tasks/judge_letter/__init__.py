"""Judging a cover letter: relevance to the posting, evidence for what it says, clarity; never honesty."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from vitaeval.schema.golden import Example
from vitaeval.schema.judgement import JudgedExpected, Judgement
from vitaeval.schema.task import Answers, JudgeSpec, StageSpec, TaskSpec
from vitaeval.text.judged import as_labelled, by_rule, to_judge


def variables(example: Example, _answers: Answers) -> Mapping[str, str]:
    """Values for the prompts: the letter and the posting."""
    return to_judge(example)


def letter_text(_answer: BaseModel) -> str | None:
    """No task of the shelf delivers letters yet; those of the golden set stand in its examples."""
    return None


TASK = TaskSpec(
    name="judge_letter",
    title="Judge a cover letter against a rubric",
    expected=JudgedExpected,
    stages=(StageSpec("main", Judgement, variables, by_rule, as_labelled),),
    goal="judging",
    must_hold=("validity",),
    headline=("judging", "judging.relevance", "judging.evidence", "judging.clarity", "judging.quoted", "validity"),
    judge=JudgeSpec(of=(), document=letter_text),
)
