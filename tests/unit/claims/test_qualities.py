from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.claims.qualities import is_quality

QUALITIES = [
    "Adaptability",
    "Attention to detail",
    "Problem Solving",
    "Work ethic",
    "Emotional intelligence",
    "Confidentiality",
    "Customer focus",
    "Strategic thinking",
]


@pytest.mark.parametrize("name", QUALITIES)
def test_a_personal_quality(name: str) -> None:
    assert is_quality(name)


@given(st.lists(st.sampled_from(QUALITIES), min_size=2, max_size=4), st.sampled_from([" & ", " and ", ", "]))
def test_several_joined_are_qualities_too(names: list[str], joint: str) -> None:
    assert is_quality(joint.join(names))


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Terraform",
            "Project management",
            "People management",
            "Welding",
            "Adaptability and Terraform",
            "SAP",
            "",
            "and",
        ),
        *("Recruitment", "Medicine", "Construction", "Sales", "Manufacturing", "Talent acquisition", "Investigation"),
    ],
)
def test_an_ability_that_can_be_checked_is_none(name: str) -> None:
    assert not is_quality(name)
