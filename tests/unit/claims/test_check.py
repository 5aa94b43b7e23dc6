"""An honest CV is clean in every spelling; each kind of invention is found where it stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vitaeval.claims import check_bullet, check_cv, check_text
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict, FabricationReport, GateResult, Severity
from vitaeval.schema.documents.cv import Bullet, TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.render import render

Check = Callable[[Any], FabricationReport]


def edited(cv: TailoredCV, pointer: str, new: object) -> TailoredCV:
    """`cv` with the value at a JSON pointer replaced ("-" appends)."""
    tree = json.loads(cv.model_dump_json())
    node, *keys = tree, *pointer.strip("/").split("/")
    for key in keys[:-1]:
        node = node[int(key)] if isinstance(node, list) else node[key]
    if keys[-1] == "-":
        node.append(new)
    else:
        node[int(keys[-1]) if isinstance(node, list) else keys[-1]] = new
    return TailoredCV.model_validate_json(json.dumps(tree))


def failed(report: FabricationReport) -> tuple[Claim, ...]:
    return tuple(claim for claim in report.claims if claim.severity is not None)


def field(cv: TailoredCV, pointer: str) -> str:
    node: Any = json.loads(cv.model_dump_json())
    for key in pointer.strip("/").split("/"):
        node = node[int(key)] if isinstance(node, list) else node[key]
    return node or ""


def test_an_honest_cv_is_clean(profile: Profile, cv: TailoredCV, job: JobPosting, today: date) -> None:
    report = check_cv(profile, cv, job, today)
    assert failed(report) == ()
    assert (report.score, report.rate, report.gate) == (0.0, 0.0, GateResult.PASS)


def test_the_delivered_text_of_an_honest_cv_is_clean(
    profile: Profile, cv: TailoredCV, job: JobPosting, today: date
) -> None:
    text = render(profile.basics, cv)
    report = check_text(profile, text, job, today)
    assert failed(report) == ()
    assert all(text[claim.start : claim.end] == claim.text for claim in report.claims)


INVENTIONS = [
    ("/experience/0/organization", "Globex Corporation", "Globex Corporation", ClaimType.EMPLOYER),
    ("/experience/0/organization", "Ridgeline Depot", "Ridgeline Depot", ClaimType.EMPLOYER),
    ("/experience/0/title", "Senior Data Engineer", "Senior Data Engineer", ClaimType.TITLE),
    ("/experience/1/title", "Logistics Manager", "Logistics Manager", ClaimType.TITLE),
    ("/experience/0/start_date", "2018-03", "2018-03", ClaimType.DATE),
    ("/experience/1/end_date", "2020", "2020", ClaimType.DATE),
    ("/experience/1/end_date", None, "", ClaimType.DATE),
    ("/experience/0/end_date", "2024-05", "2024-05", ClaimType.DATE),
    ("/experience/0/location", "Boston, MA", "Boston, MA", ClaimType.PLACE),
    ("/education/0/degree", "Master of Science", "Master of Science", ClaimType.DEGREE),
    ("/education/0/area", "Computer Science", "Computer Science", ClaimType.DEGREE),
    ("/education/0/institution", "Rice University", "Rice University", ClaimType.INSTITUTION),
    ("/certificates/0/name", "CPIM and CSCP", "CPIM and CSCP", ClaimType.CERTIFICATE),
    ("/certificates/0/date", "2019", "2019", ClaimType.DATE),
    ("/languages/0/fluency", "C1", "C1", ClaimType.LANGUAGE),
    ("/languages/0/language", "French", "French", ClaimType.LANGUAGE),
    ("/skills/-", "Snowflake", "Snowflake", ClaimType.SKILL),
    ("/skills/-", "Excel (advanced)", "Excel (advanced)", ClaimType.SKILL),
    ("/summary", "Data engineer with 14 years of experience.", "14 years", ClaimType.TENURE),
    ("/summary", "Data engineer with a Ph.D. in statistics.", "Ph.D.", ClaimType.DEGREE),
    ("/summary", "Data engineer and CISSP.", "CISSP", ClaimType.CERTIFICATE),
    ("/summary", "Data engineer, AWS certified.", "AWS certified", ClaimType.CERTIFICATE),
    ("/summary", "Data engineer, fluent in French.", "French", ClaimType.LANGUAGE),
    ("/summary", "Data engineer, see ada-quill.dev for work.", "ada-quill.dev", ClaimType.CONTACT),
    ("/headline", "Head of Data", "Head of Data", ClaimType.TITLE),
    ("/experience/0/bullets/1/text", "Rewrote Python jobs, lowering spend by 40%.", "40%", ClaimType.METRIC),
    ("/experience/0/bullets/1/text", "Rewrote Python jobs, lowering spend by 12%.", "12%", ClaimType.METRIC),
    ("/experience/0/bullets/1/text", "Rewrote Python jobs, lowering spend by over 38%, $2M.", "$2M", ClaimType.METRIC),
    ("/experience/0/bullets/1/text", "Increased warehouse spend by 38%.", "38%", ClaimType.METRIC),
    ("/experience/0/bullets/1/text", "Rewrote Python jobs, halving warehouse spend.", "halving", ClaimType.MAGNITUDE),
    ("/experience/0/bullets/2/text", "Led seven analysts through the move.", "seven", ClaimType.TEAM),
    ("/experience/0/bullets/3/text", "Led the rollout of Kubernetes.", "Led", ClaimType.OWNERSHIP),
    (
        "/experience/0/bullets/0/text",
        "Single-handedly built a dbt model layer.",
        "Single-handedly",
        ClaimType.OWNERSHIP,
    ),
    ("/experience/0/bullets/0/text", "Built a dbt model layer on Snowflake.", "Snowflake", ClaimType.SKILL),
    ("/experience/0/bullets/0/text", "Built a dbt model layer beside Zorbex Vault.", "Zorbex Vault", ClaimType.SKILL),
    ("/experience/0/bullets/0/text", "Built demand forecasting in dbt.", "demand forecasting", ClaimType.SKILL),
    ("/experience/0/bullets/0/text", "Built a dbt model layer, named Engineer of the Year.", "Year", ClaimType.AWARD),
    (
        "/experience/0/bullets/0/text",
        "Kept the carrier scorecard and scheduled outbound trucks.",
        "Kept the carrier scorecard",
        ClaimType.EMPLOYER,
    ),
]


@pytest.mark.parametrize(("pointer", "new", "planted", "kind"), INVENTIONS)
def test_an_invention_is_found_where_it_stands(
    pointer: str,
    new: str | None,
    planted: str,
    kind: ClaimType,
    profile: Profile,
    cv: TailoredCV,
    job: JobPosting,
    today: date,
) -> None:
    twin = edited(cv, pointer, new)
    report = check_cv(profile, twin, job, today)
    assert report.gate is GateResult.FAIL
    claims = [claim for claim in failed(report) if claim.type is kind and planted in claim.text]
    assert claims
    for claim in claims:
        assert claim.where is not None
        assert field(twin, claim.where)[claim.start : claim.end] == claim.text


FAITHFUL = [
    ("/experience/0/organization", "NORTHGATE FREIGHT, INC."),
    ("/experience/0/end_date", "Present"),
    ("/experience/0/start_date", "03/2020"),
    ("/experience/1/end_date", "December 2019"),
    ("/experience/1/title", "Asst. Logistics Mgr"),
    ("/experience/0/bullets/1/text", "Lowered warehouse spend by about 38 per cent by rewriting jobs in Python."),
    ("/experience/0/bullets/0/text", "Brought report preparation down from six hours to 0.75 hours with dbt."),
    ("/experience/0/bullets/2/text", "Headed a four-person team of analysts in the move to PostgreSQL."),
    ("/experience/0/bullets/3/text", "Supported the rollout of Kubernetes."),
    ("/education/0/degree", "B.S."),
    ("/certificates/0/name", "Certified in Planning & Inventory Management"),
    ("/summary", "Data engineer, keen to learn Terraform; has not worked with Snowflake."),
    ("/summary", "Data engineer applying to Kelp Robotics for the Senior Analytics Engineer post."),
    ("/summary", "Over 11 years of experience, since 2020 in data. Native English speaker."),
    ("/summary", "Careful and calm, enjoys plain writing and good documentation."),
    ("/headline", "Senior Analytics Engineer"),
    ("/skills/-", "python"),
    ("/languages/0/fluency", "Intermediate"),
]


@pytest.mark.parametrize(("pointer", "new"), FAITHFUL)
def test_a_faithful_wording_stays_clean(
    pointer: str, new: str, profile: Profile, cv: TailoredCV, job: JobPosting, today: date
) -> None:
    assert failed(check_cv(profile, edited(cv, pointer, new), job, today)) == ()


def test_order_does_not_matter(profile: Profile, cv: TailoredCV, job: JobPosting, today: date) -> None:
    tree = json.loads(cv.model_dump_json())
    tree["experience"].reverse()
    tree["skills"].reverse()
    for item in tree["experience"]:
        item["bullets"].reverse()
    assert check_cv(profile, TailoredCV.model_validate_json(json.dumps(tree)), job, today).score == 0.0


def test_merged_bullets_stay_clean(profile: Profile, cv: TailoredCV, job: JobPosting, today: date) -> None:
    first, second = cv.experience[0].bullets[:2]
    text = f"{first.text.rstrip('.')} and {second.text[0].lower()}{second.text[1:]}"
    merged = {"text": text, "source_ids": [*first.source_ids, *second.source_ids]}
    assert failed(check_cv(profile, edited(cv, "/experience/0/bullets/0", merged), job, today)) == ()


def test_a_wrong_source_id_does_not_mislead_the_alignment(profile: Profile, cv: TailoredCV, today: date) -> None:
    swapped = edited(edited(cv, "/experience/0/source_id", "w2"), "/experience/1/source_id", "w1")
    assert check_cv(profile, swapped, None, today).gate is GateResult.PASS


def test_the_posting_supports_no_claim(profile: Profile, cv: TailoredCV, job: JobPosting, today: date) -> None:
    twin = edited(cv, "/skills/-", "Terraform")
    assert [claim.text for claim in failed(check_cv(profile, twin, job, today))] == ["Terraform"]


def test_missing_skills_are_no_claims(profile: Profile, cv: TailoredCV, today: date) -> None:
    assert "Terraform" in cv.missing_skills
    assert check_cv(profile, cv, None, today).score == 0.0


def test_a_field_that_the_profile_leaves_out_cannot_be_checked(cv: TailoredCV, today: date) -> None:
    bare = Profile.model_validate_json('{"work": [{"name": "Northgate Freight", "highlights": ["Wrote reports"]}]}')
    titles = [claim for claim in check_cv(bare, cv, None, today).claims if claim.where == "/experience/0/title"]
    assert [claim.verdict for claim in titles] == [ClaimVerdict.NOT_CHECKABLE]


def test_more_inventions_never_score_less(profile: Profile, cv: TailoredCV, today: date) -> None:
    scores, twin = [0.0], cv
    for pointer, new in [("/skills/-", "Rust"), ("/summary", "27 years of experience."), ("/skills/-", "COBOL")]:
        twin = edited(twin, pointer, new)
        scores.append(check_cv(profile, twin, None, today).score)
    assert scores == sorted(scores)
    assert scores[1] == pytest.approx(0.6)


def test_a_letter_may_name_its_target_and_what_the_writer_lacks(profile: Profile, job: JobPosting, today: date) -> None:
    letter = (
        "Dear Kelp Robotics team,\n\nI am applying for the Senior Analytics Engineer role. At Northgate Freight I cut "
        "warehouse spend by 38%. I have not worked with Snowflake yet and would like to learn Terraform.\n\nAda Quill"
    )
    assert failed(check_text(profile, letter, job, today)) == ()
    assert check_text(profile, letter.replace("38%", "48%"), job, today).gate is GateResult.FAIL


@pytest.mark.parametrize(
    "header", ["### Data Engineer, Globex Ltd | 2020-03 – Present", "Data Engineer at Globex Ltd, 2020 - now"]
)
def test_an_unknown_employer_in_plain_text_is_found(header: str, profile: Profile, today: date) -> None:
    text = f"Ada Quill\n\nExperience\n\n{header}\n- Rewrote Python jobs.\n"
    assert "Globex" in " ".join(claim.text for claim in failed(check_text(profile, text, None, today)))


def test_a_bullet_is_held_against_what_it_cites_only(profile: Profile, today: date) -> None:
    right = Bullet(text="Raised dock throughput by 12%.", source_ids=("w2.h2",))
    wrong = Bullet(text="Raised dock throughput by 12%.", source_ids=("w2.h1",))
    assert [c.severity for c in check_bullet(profile, right, None, today) if c.severity] == []
    assert [c.severity for c in check_bullet(profile, wrong, None, today) if c.severity] == [Severity.MAJOR]


def test_an_empty_text_is_undetermined(profile: Profile, today: date) -> None:
    report = check_text(profile, "", None, today)
    assert (report.claims, report.rate, report.gate) == ((), None, GateResult.UNDETERMINED)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=200)
    | st.lists(st.sampled_from(["Led", "team of 9", "2019", "%", "AWS", "## Skills", "\n", "-"])).map(" ".join)
)
def test_any_text_can_be_checked(text: str, profile: Profile, job: JobPosting, today: date) -> None:
    report = check_text(profile, text, job, today)
    assert 0.0 <= report.score <= 1.0
    assert all(text[claim.start : claim.end] == claim.text for claim in report.claims)
    assert report == check_text(profile, text, job, today)
