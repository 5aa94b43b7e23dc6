from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import asserts, check_cv, figures, states
from vitaeval.schema.claim import ClaimType, ClaimVerdict, Polarity, TypedClaim
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.profile import Profile


def typed(kind: str, value: str) -> TypedClaim:
    return TypedClaim(type=ClaimType(kind), value=value)


def with_summary(cv: TailoredCV, summary: str) -> TailoredCV:
    return TailoredCV.model_validate_json(json.dumps({**json.loads(cv.model_dump_json()), "summary": summary}))


@pytest.mark.parametrize("text", ["Cut spend by 40%.", "Cut spend by forty percent.", "Spend fell 40 per cent."])
def test_a_figure_is_stated_in_any_spelling(text: str) -> None:
    assert states(text, typed("metric", "40 %"))
    assert not states(text, typed("metric", "41 %"))
    assert not states(text, typed("metric", "40 days"))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Scheduled 200+ data jobs", "metric", "200+"),
        ("Cut the count from 14 to 5 a year", "metric", "14 to 5"),
        ("Won 14 of 15 protests", "metric", "14 of 15"),
        ("Data Engineer, Northgate\nRolled out K8s", "skill", "Kubernetes"),
        ("Led four analysts", "team", "4"),
        ("Led four analysts", "ownership", "led"),
        ("Senior Data Engineer, Northgate, 2020", "title", "Senior Data Engineer"),
        ("holds a Bachelor of Science in physics", "degree", "B.Sc."),
        ("with nine years in outreach", "tenure", "9 years"),
        ("German (C1)", "language", "German C1"),
        ("certified in CPIM", "certificate", "CPIM"),
    ],
)
def test_typed_values_are_found(text: str, kind: str, value: str) -> None:
    assert states(text, typed(kind, value))


@pytest.mark.parametrize("text", ["has not worked with Kubernetes", "keen to learn Kubernetes", "no Kubernetes yet"])
def test_a_denied_or_wished_skill_is_not_stated(text: str) -> None:
    assert not states(text, typed("skill", "Kubernetes"))


def test_a_lower_level_does_not_state_a_higher_one() -> None:
    assert not states("German (A2)", typed("language", "German C1"))


def test_a_trap_is_found_where_it_is_sprung(cv: TailoredCV) -> None:
    finding = asserts(with_summary(cv, "Works in Terraform every day."), typed("skill", "Terraform"), Polarity.AFFIRMED)
    assert finding is not None
    assert (finding.where, finding.text) == ("/summary", "Terraform")


def test_missing_skills_spring_no_trap(cv: TailoredCV) -> None:
    assert asserts(cv, typed("skill", "Terraform"), Polarity.AFFIRMED) is None


def test_polarity_is_told_apart(cv: TailoredCV) -> None:
    denied = with_summary(cv, "Has not worked with Terraform.")
    assert asserts(denied, typed("skill", "Terraform"), Polarity.AFFIRMED) is None
    assert asserts(denied, typed("skill", "Terraform"), Polarity.NEGATED) is not None
    assert asserts(cv, typed("skill", "Python"), Polarity.NEGATED) is None


def test_figures_of_a_field_come_with_their_verdicts(profile: Profile, cv: TailoredCV, today: date) -> None:
    report = check_cv(profile, cv, None, today)
    found = figures(report, "/experience/0/bullets/0/text")
    assert [claim.text for claim in found] == ["6 hours", "45 minutes"]
    assert {claim.verdict for claim in found} == {ClaimVerdict.SUPPORTED}
    assert figures(report, "/summary/none") == ()
