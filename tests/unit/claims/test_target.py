from __future__ import annotations

import pytest

from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.target import targets
from vitaeval.schema.documents.job import JobPosting


@pytest.mark.parametrize(("part", "count"), [(Part.SUMMARY, 2), (Part.HEADLINE, 2), (Part.BULLET, 0)])
def test_company_and_role_of_the_posting_are_named(part: Part, count: int, job: JobPosting) -> None:
    text = "For the senior analytics engineer post at Kelp Robotics"
    assert len(targets(Passage(None, 0, text, part), job)) == count


def test_without_a_posting_there_is_no_target() -> None:
    assert targets(Passage(None, 0, "Kelp Robotics", Part.SUMMARY), None) == ()
