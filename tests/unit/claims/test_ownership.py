from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.ownership import ownerships


@pytest.mark.parametrize(
    ("text", "cited", "verdicts"),
    [
        ("Headed the move", "w1.h3", ["supported"]),
        ("Led the rollout", "w1.h4", ["contradicted"]),
        ("Managed the yearly customs audit", "w2.h3", ["contradicted"]),
        ("Led the dbt model layer", "w1.h1", ["unsupported"]),
        ("Single-handedly led the move", "w1.h3", ["unsupported", "supported"]),
        ("Mentored four analysts", "w1.h3", ["supported"]),
        ("Architected the model layer", "w1.h1", ["supported"]),
        ("Worked under the supervising planner", "w2.h1", []),
        ("Helped with the rollout", "w1.h4", []),
        ("One of the audits led to a new slot plan", "w2.h2", []),
        ("Ann Cole, who was in charge of customs, vouches for it", "w2.h3", []),
        ("Ada Quill, who was in charge of customs, vouches for it", "w2.h3", ["contradicted"]),
    ],
)
def test_the_source_names_the_persons_part(
    judged: Callable[..., Any], text: str, cited: str, verdicts: list[str]
) -> None:
    found = judged(ownerships, text, entry=cited.split(".")[0], cited=(cited,))
    assert [verdict for _, _, verdict in found] == verdicts
