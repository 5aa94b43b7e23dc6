from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.grades import grade, said_before
from vitaeval.schema.documents.profile import Profile

GRADED = '{"skills": [{"name": "Kafka (basic)"}, {"name": "Data", "level": "Intermediate", "keywords": ["SQL"]}]}'


@pytest.mark.parametrize(("text", "number"), [("expert", 3), ("working knowledge", 2), ("Basics", 1), ("weekly", None)])
def test_grades_are_put_in_order(text: str, number: int | None) -> None:
    assert grade(text) == number


def test_the_words_before_a_skill_grade_it() -> None:
    text = "Advanced knowledge of Java and Kafka"
    assert said_before(text, text.index("Kafka")) == 3
    assert said_before("Built Kafka topics", 6) is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Works with Kafka and SQL every day in a team of developers.", True),
        ("Basic knowledge of Kafka and a good command of SQL.", True),
        ("Writes services in a small team. Expert in Kafka.", False),
        ("## Summary\n\nAdvanced knowledge of SQL.", False),
        ("## Skills\n\nKafka (expert)", False),
        ("## Skills\n\nAdvanced SQL", False),
        ("## Skills\n\nBasic Kafka, SQL (intermediate)", True),
    ],
)
def test_a_grade_is_at_most_the_profiles(today: date, text: str, right: bool) -> None:
    report = check_text(Profile.model_validate_json(GRADED), text, None, today)
    assert [claim.type.value for claim in report.claims if claim.severity] == ([] if right else ["skill"])


def test_a_skill_without_a_grade_in_the_profile_may_have_any(flagged: Callable[..., Any]) -> None:
    assert flagged(["Wrote SQL reports"], "Wrote reports as an expert in SQL") == []
