"""Judging a tailored CV: relevance to the posting, evidence for what it says, clarity; never honesty."""

from __future__ import annotations

from collections.abc import Mapping

from vitaeval.schema.golden import Example
from vitaeval.schema.judgement import JudgedExpected, Judgement
from vitaeval.schema.task import Answers, JudgeSpec, StageSpec, TaskSpec
from vitaeval.text.judged import as_labelled, by_rule, cv_text, to_judge


def variables(example: Example, _answers: Answers) -> Mapping[str, str]:
    """Values for the prompts: the CV and the posting."""
    return to_judge(example)


TASK = TaskSpec(
    name="judge_cv",
    title="Judge a CV against a rubric",
    expected=JudgedExpected,
    stages=(StageSpec("main", Judgement, variables, by_rule, as_labelled),),
    goal="judging",
    must_hold=("validity",),
    headline=("judging", "judging.relevance", "judging.evidence", "judging.clarity", "judging.quoted", "validity"),
    judge=JudgeSpec(of=("generate_cv",), document=cv_text),
)
