from __future__ import annotations

import json
from random import Random

import pytest
from pydantic import ValidationError
from tests.people import ground

from vitaeval.defects import BREAKAGES
from vitaeval.schema.documents.cv import CvAnswer

ANSWER = CvAnswer(answer=ground("master-nurse-brooks").draft.cv).model_dump_json()


@pytest.mark.parametrize("name", [name for name in BREAKAGES if name != "section_dropped"])
@pytest.mark.parametrize("seed", range(5))
def test_a_broken_answer_is_not_valid(name: str, seed: int) -> None:
    broken = BREAKAGES[name](ANSWER, Random(seed))
    with pytest.raises(ValidationError):
        CvAnswer.model_validate_json(broken)
    assert broken == BREAKAGES[name](ANSWER, Random(seed))


def test_a_dropped_section_is_valid_and_empty() -> None:
    broken = BREAKAGES["section_dropped"](ANSWER, Random(1))
    before, after = json.loads(ANSWER)["answer"], json.loads(broken)["answer"]
    lost = [name for name in before if before[name] != after[name]]
    assert len(lost) == 1
    assert after[lost[0]] == []
    CvAnswer.model_validate_json(broken)
