"""Preferring one of two CVs for the same posting, asked in both orders."""

from __future__ import annotations

from functools import partial

from vitaeval.schema.golden import Example
from vitaeval.schema.judgement import PairExpected, Preference
from vitaeval.schema.task import Answers, JudgeSpec, StageSpec, TaskSpec
from vitaeval.text.judged import cv_text
from vitaeval.text.preferred import as_labelled, by_rule, in_order


def _stage(name: str, *, swapped: bool) -> StageSpec:
    def variables(example: Example, _answers: Answers) -> dict[str, str]:
        return dict(in_order(example, swapped=swapped))

    def rule(example: Example, _answers: Answers) -> Preference:
        return by_rule(example, swapped=swapped)

    return StageSpec(name, Preference, variables, rule, partial(as_labelled, swapped=swapped))


TASK = TaskSpec(
    name="prefer_cv",
    title="Prefer one of two CVs, in both orders",
    expected=PairExpected,
    stages=(_stage("forward", swapped=False), _stage("swapped", swapped=True)),
    goal="preferring",
    must_hold=("validity",),
    headline=("preferring", "preferring.steady", "validity"),
    judge=JudgeSpec(of=("generate_cv",), document=cv_text),
)
