from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims import abilities
from vitaeval.claims.passages import Part


@pytest.mark.parametrize(
    ("item", "verdict"),
    [
        ("PostgreSQL", "supported"),
        ("Postgres", "supported"),
        ("K8s", "supported"),
        ("Customs audit", "supported"),
        ("Customs auditing", "supported"),
        ("Excel (basic)", "supported"),
        ("Excel (advanced)", "contradicted"),
        ("Microsoft Excel", "supported"),
        ("Apache Snowflake", "unsupported"),
        ("Excel (Microsoft Excel)", "supported"),
        ("Excel (Snowflake)", "unsupported"),
        ("Relational databases", "supported"),
        ("NoSQL", "unsupported"),
        ("Accounts payable", "unsupported"),
        ("Shift leadership", "unsupported"),
        ("Microsoft Office", "unsupported"),
        ("Snowflake", "unsupported"),
        ("Grant writing", "unsupported"),
    ],
)
def test_every_listed_item_is_a_claim(judged: Callable[..., Any], item: str, verdict: str) -> None:
    assert judged(abilities.listed, item, Part.SKILL) == [("skill", item, verdict)]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Moved jobs to Terraform", ["unsupported"]),
        ("Moved jobs to Postgres", ["supported"]),
        ("has 200 stars on Terraform", []),
        ("has not used Snowflake", []),
        ("keen to learn Snowflake", []),
    ],
)
def test_prose_claims_what_it_affirms(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert [verdict for _, _, verdict in judged(abilities.mentioned, text)] == verdicts


def test_a_known_skill_may_be_told_as_a_deed(flagged: Callable[..., Any]) -> None:
    assert flagged(["Reconciled three bank accounts"], "Performed reconciliations of three bank accounts") == []
    assert flagged(["Closed three bank accounts"], "Performed reconciliations of three bank accounts") != []
