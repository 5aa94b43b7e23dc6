"""One person, two postings, and the examples that they make."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from vitaeval.schema.base import Noun
from vitaeval.schema.documents.cv import InsufficientProfile
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.golden import CvExpected, Edit, Example

PROFILE = {
    "basics": {
        "name": "Mara Example",
        "label": "Data Engineer",
        "email": "mara@example.org",
        "phone": "+49 30 555 0101",
        "url": "https://mara.example.org",
        "summary": "Builds data pipelines.",
        "location": {"city": "Berlin", "address": "Teststrasse 1"},
        "profiles": [{"network": "GitHub", "username": "mara", "url": "https://github.com/mara-example"}],
    },
    "work": [
        {
            "name": "Northwind Freight",
            "position": "Data Engineer",
            "location": "Berlin",
            "url": "https://northwind.example",
            "startDate": "2021-03",
            "highlights": [
                "Built Airflow pipelines in Python that load 40 sources every night",
                "Cut the run time of SQL reports from 3 hours to 20 minutes",
                "Supported the finance team with ad-hoc questions",
            ],
        },
        {
            "name": "Harbour Cafe",
            "position": "Shift Lead",
            "startDate": "2016-01",
            "endDate": "2018-12",
            "highlights": ["Led a shift of 5 people", "Ordered supplies and kept the till"],
        },
    ],
    "volunteer": [
        {
            "organization": "Code Club",
            "position": "Mentor",
            "startDate": "2022",
            "highlights": ["Teach Python to children"],
        }
    ],
    "education": [
        {
            "institution": "TU Test",
            "studyType": "Bachelor of Science",
            "area": "Statistics",
            "endDate": "2020",
            "courses": ["Time series"],
        }
    ],
    "skills": [
        {"name": "Data", "keywords": ["Python", "SQL", "Airflow"]},
        {"name": "Gastronomy", "keywords": ["Latte art"]},
    ],
    "languages": [{"language": "German", "fluency": "Native"}],
    "certificates": [{"name": "Certified Barista", "issuer": "Coffee Guild", "date": "2017"}],
}

DATA_JOB = JobPosting(
    title="Data Engineer",
    company="Lakeside Analytics",
    text="We look for a data engineer.\nRequirements\nYou must know Python, SQL and Kubernetes.\n"
    "Experience with Airflow pipelines is a plus.\nYou will build pipelines that load many sources.",
)
CAFE_JOB = JobPosting(
    title="Cafe Manager",
    text="Our cafe needs a manager. You will lead a shift of people, order supplies and keep the till. "
    "Latte art welcome.",
)
DIVER_JOB = JobPosting(
    title="Underwater Welder", text="Weld offshore hulls at 60 metres. Saturation diving tickets essential."
)

Build = Callable[..., Example]


@pytest.fixture
def profile() -> Profile:
    return Profile.model_validate_json(json.dumps(PROFILE))


@pytest.fixture
def data_job() -> JobPosting:
    return DATA_JOB


@pytest.fixture
def cafe_job() -> JobPosting:
    return CAFE_JOB


@pytest.fixture
def diver_job() -> JobPosting:
    return DIVER_JOB


def expected() -> CvExpected:
    edits = tuple(
        Edit.model_validate_json(
            f'{{"pointer":"/summary","old":null,"new":"x{n}","invents":{{"type":"skill","value":"x"}}}}'
        )
        for n in range(2)
    )
    return CvExpected(
        answer="insufficient",
        facts=(),
        lead=None,
        skills=("Python", "SQL"),
        missing_skills=("Kubernetes", "Docker"),
        traps=(),
        relevance={"w1": 3, "w2": 0, "v1": 2},
        reference=InsufficientProfile(kind="insufficient", reasons=("none",), missing_skills=(), suggestions=()),
        invented=edits,
    )


@pytest.fixture
def example(profile: Profile) -> Build:
    def build(job: JobPosting, who: Profile | None = profile, wanted: Noun | None = None) -> Example:
        return Example("one", "one", who, job, wanted or expected(), 0.8, (), False, "2026-11-01")

    return build
