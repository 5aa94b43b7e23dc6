"""Which role is today's."""

from __future__ import annotations

import pytest

from vitaeval.schema.documents.profile import Profile, Work
from vitaeval.tasks.generate_cv.current import current_role

OPEN, ENDED = Work(startDate="2015", endDate=None), Work(startDate="2020", endDate="2024")


@pytest.mark.parametrize(
    ("work", "found"),
    [
        ((), ()),
        ((ENDED, OPEN), ("w2",)),
        ((Work(startDate="2018", endDate="2019"), ENDED), ("w2",)),
        ((OPEN, Work(startDate="2022")), ("w2",)),
        ((Work(), ENDED), ("w1",)),
    ],
)
def test_a_role_that_goes_on_comes_before_the_one_that_began_last(
    work: tuple[Work, ...], found: tuple[str, ...]
) -> None:
    assert current_role(Profile(work=work)) == found
