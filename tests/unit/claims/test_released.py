from __future__ import annotations

from collections.abc import Callable
from typing import Any

SKILLS = {"skills": [{"name": "Kubernetes"}, {"name": "Linux"}]}


def test_a_tool_cannot_have_been_used_before_it_existed(flagged: Callable[..., Any]) -> None:
    found = flagged(["Ran web servers"], "Ran web servers on Kubernetes", "2013-05", **SKILLS)
    assert found == [("skill", "Kubernetes", "major")]


def test_it_can_in_a_later_role_and_where_the_profile_says_so(flagged: Callable[..., Any]) -> None:
    assert flagged(["Ran web servers"], "Ran web servers on Kubernetes", "2020-05", **SKILLS) == []
    assert flagged(["Ran web servers on Kubernetes"], "Ran web servers on Kubernetes", "2013-05", **SKILLS) == []
    assert flagged(["Ran web servers"], "Ran web servers on Linux", "2013-05", **SKILLS) == []
