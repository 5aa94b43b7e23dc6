"""Facts of a posting: read where they are written, null where they are not."""

from __future__ import annotations

import pytest

from vitaeval.schema.documents.job import CompanySize, JobPosting, Seniority, Years
from vitaeval.tasks.parse_job.facts import (
    certifications,
    company,
    education,
    role_title,
    seniority,
    years_of_experience,
)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3+ years of experience with Java", 3, None),
        ("At least 7 years of relevant work experience", 7, None),
        ("five years of experience", 5, 5),
        ("You bring 2-4 years professional experience", 2, 4),
        ("2 to 4 years of experience", 2, 4),
        ("a minimum of 3 years' background in care", 3, None),
    ],
)
def test_years_asked_for(text: str, low: float, high: float | None) -> None:
    assert years_of_experience(text) == Years(minimum=low, maximum=high)


@pytest.mark.parametrize(
    "text", ["Founded 20 years ago", "We have grown for 15 years.", "experience wanted", "a 2 years contract"]
)
def test_other_years_are_not_asked_for(text: str) -> None:
    assert years_of_experience(text) is None


@pytest.mark.parametrize(
    ("title", "rank"),
    [
        ("Senior QA Engineer", Seniority.SENIOR),
        ("Sr. Analyst", Seniority.SENIOR),
        ("Principal DevOps Engineer", Seniority.LEAD),
        ("Administrative Assistant Trainee", Seniority.JUNIOR),
        ("Data Ops Engineer (Mid-level)", Seniority.MID),
        ("Registered Nurse", None),
        ("Leader of Seniors' Club", None),
    ],
)
def test_rank_only_where_the_title_states_it(title: str, rank: Seniority | None) -> None:
    assert seniority(title) is rank


def test_title_without_its_aside_or_from_the_first_line() -> None:
    assert role_title(JobPosting(title="QA Engineer (m/f/d)", text="x")) == "QA Engineer"
    assert role_title(JobPosting(title=None, text="Night Porter\nWe are a hotel.")) == "Night Porter"
    assert role_title(JobPosting(title=None, text="We are a hotel and look for help.")) == ""


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Company size: 11-50 people", CompanySize.SMALL),
        ("Company size: 201–250 employees", CompanySize.MEDIUM),
        ("Company size: 1k-5k people", CompanySize.LARGE),
        ("Company size: 10k+ people", CompanySize.ENTERPRISE),
        ("We are a large family.", None),
    ],
)
def test_size_only_where_stated(text: str, size: CompanySize | None) -> None:
    assert company(JobPosting(title=None, text=text)).size is size


def test_degrees_with_their_subjects() -> None:
    assert education("You hold a Bachelor's degree in computer science or mathematics.") == (
        "Bachelor's degree",
        "computer science",
        "mathematics",
    )
    assert education("A PhD, MSc or BS/MS, ideally.") == ("PhD", "MSc", "BS/MS")
    assert education("We value computer science.") == ()


def test_certificates_as_written() -> None:
    text = "You need a Secret Security Clearance and are a Certified Public Accountant. Certification is fun."
    assert certifications(text) == ("Secret Security Clearance", "Certified Public Accountant")
