"""The summary repeats facts and adds none."""

from __future__ import annotations

from vitaeval.schema.documents.cv import CvEducation, CvExperience
from vitaeval.tasks.generate_cv.summary import summary


def role(title: str = "Cook", organization: str = "Inn") -> CvExperience:
    return CvExperience(
        source_id="w1",
        title=title,
        organization=organization,
        location=None,
        start_date=None,
        end_date=None,
        bullets=(),
    )


def degree(name: str, end: str | None) -> CvEducation:
    return CvEducation(source_id="e1", institution="School", degree=name, area=None, start_date=None, end_date=end)


def test_role_years_skills_and_latest_degree_in_three_sentences() -> None:
    text = summary((role(),), ("Baking", "Grill"), (degree("BA", "2010"), degree("MA", "2012")), 3)
    assert text == "Cook at Inn, 3 years of work experience. Skills: Baking, Grill. MA, School."


def test_one_year_is_singular_and_none_is_not_mentioned() -> None:
    assert "1 year of" in summary((role(),), (), (), 1)
    assert summary((role(),), (), (), 0) == summary((role(),), (), (), None) == "Cook at Inn."


def test_what_is_not_known_is_not_said() -> None:
    assert summary((role(title=""),), (), (), None) == "Inn."
    assert summary((), (), (), 5) == ""
