from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.ownership import ownerships
from vitaeval.schema.documents.json_resume import read_resume


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


def test_a_word_in_the_name_of_a_firm_is_no_deed() -> None:
    role = {
        "name": "Managed Harbour Services",
        "position": "Clerk",
        "startDate": "2019",
        "highlights": ["Helped with audits"],
    }
    held = read_resume({"work": [role]})
    said = "Clerk at Managed Harbour Services. Managed audits."
    found = [claim for claim in check_text(held, said, None, date(2026, 11, 1)).claims if claim.type == "ownership"]
    assert [claim.start for claim in found] == [said.index("Managed audits")]
