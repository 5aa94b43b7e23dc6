from __future__ import annotations

import pytest
from tests.line import TASK, binding, example, prompt

from vitaeval.app.rehearsal import rehearse
from vitaeval.errors import PromptError
from vitaeval.schema.prompt import StageBinding

FIND, WRITE = binding("find", "{{ job }}"), binding("write", "{{ job }} {{ word }}")


def test_a_version_that_says_all_it_is_given_passes() -> None:
    rehearse(prompt(FIND, WRITE), TASK, example())


@pytest.mark.parametrize(
    ("stages", "said"),
    [
        ((FIND,), "stage 'write' is missing"),
        ((FIND, WRITE, binding("wrte", "x")), "unknown stage 'wrte'; did you mean write?"),
        ((FIND, binding("write", "{{ job }} {{ word }} {{ tone }}")), "'tone'"),
        ((FIND, binding("write", "{{ job }}")), "'word'"),
    ],
)
def test_what_would_fail_later_is_told_before(stages: tuple[StageBinding, ...], said: str) -> None:
    with pytest.raises(PromptError) as caught:
        rehearse(prompt(*stages), TASK, example())
    assert str(caught.value).startswith("prompt greet 1.0.0: ")
    assert said in str(caught.value)
