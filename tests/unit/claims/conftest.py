from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from vitaeval.claims import check_cv, check_text, evidence
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene
from vitaeval.schema.claim import Claim
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile

PROFILE = """{
 "basics": {"name": "Ada Quill", "label": "Data Engineer", "email": "ada@example.org", "phone": "(512) 555-0188",
  "summary": "Data engineer who moved from logistics into data work.", "location": {"city": "Austin",
   "region": "Texas"}},
 "work": [
  {"name": "Northgate Freight Inc.", "location": "Austin, TX", "position": "Data Engineer", "startDate": "2020-03",
   "highlights": [
    "Built a dbt model layer that cut report preparation from 6 hours to 45 minutes",
    "Reduced warehouse spend by 38% by rewriting Python jobs",
    "Led a team of 4 analysts through the move to PostgreSQL",
    "Assisted the platform group in rolling out Kubernetes"]},
  {"name": "Ridgeline Depot", "location": "Waco, TX", "position": "Assistant Logistics Manager",
   "startDate": "2015-01", "endDate": "2019-12",
   "highlights": [
    "Scheduled 120 outbound trucks a week and kept the carrier scorecard",
    "Raised dock throughput 12% with a new slot plan",
    "Supported the yearly customs audit"]}],
 "education": [{"institution": "University of Texas at Austin", "studyType": "Bachelor of Science",
   "area": "Industrial Engineering", "startDate": "2010", "endDate": "2014"}],
 "certificates": [{"name": "Certified in Planning and Inventory Management (CPIM)", "issuer": "ASCM",
   "date": "2018-05"}],
 "awards": [{"title": "Safety Prize", "date": "2017", "awarder": "Ridgeline Depot"}],
 "skills": [{"name": "Data", "keywords": ["Python", "SQL", "dbt", "PostgreSQL"]}, {"name": "Excel (intermediate)"}],
 "languages": [{"language": "English", "fluency": "Native speaker"}, {"language": "German", "fluency": "B1"}]
}"""

CV = """{
 "kind": "cv", "headline": "Data Engineer, logistics background",

   "summary": "Data engineer with 11 years of work in freight. Holds the CPIM certificate and a Bachelor of Science.",
 "key_skills": ["Python", "dbt"],
 "experience": [
  {"source_id": "w1", "title": "Data Engineer", "organization": "Northgate Freight", "location": "Austin, TX",
   "start_date": "2020-03", "end_date": null, "bullets": [
    {"text": "Cut report preparation from 6 hours to 45 minutes with a dbt model layer.", "source_ids": ["w1.h1"]},
    {"text": "Rewrote Python jobs, lowering warehouse spend by thirty-eight percent.", "source_ids": ["w1.h2"]},
    {"text": "Led four analysts through the move to Postgres.", "source_ids": ["w1.h3"]},
    {"text": "Helped the platform group to roll out K8s.", "source_ids": ["w1.h4"]}]},
  {"source_id": "w2", "title": "Assistant Logistics Manager", "organization": "Ridgeline Depot", "location": null,
   "start_date": "Jan 2015", "end_date": "2019", "bullets": [
    {"text": "Planned 120 outbound trucks per week.", "source_ids": ["w2.h1"]},
    {"text": "Raised dock throughput by over 10% with a new slot plan.", "source_ids": ["w2.h2"]}]}],
 "projects": [],
 "education": [{"source_id": "e1", "institution": "University of Texas at Austin", "degree": "BSc",
   "area": "Industrial Engineering", "start_date": null, "end_date": "2014"}],
 "certificates": [{"source_id": "c1", "name": "CPIM", "issuer": "ASCM", "date": "2018"}],
 "languages": [{"language": "German", "fluency": "B1"}],
 "skills": ["Python", "SQL", "dbt", "PostgreSQL"], "missing_skills": ["Terraform"], "self_check": null
}"""

JOB = """{"title": "Senior Analytics Engineer", "company": "Kelp Robotics",

   "text": "A Senior Analytics Engineer for Kelp Robotics. Must: Snowflake, Python, demand forecasting, CISSP."}"""


@pytest.fixture(scope="session")
def profile() -> Profile:
    return Profile.model_validate_json(PROFILE)


@pytest.fixture
def cv() -> TailoredCV:
    return TailoredCV.model_validate_json(CV)


@pytest.fixture(scope="session")
def job() -> JobPosting:
    return JobPosting.model_validate_json(JOB)


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 11, 1)


Judged = list[tuple[str, str, str]]
Rule = Callable[..., Iterator[Claim]]


@pytest.fixture
def judged(profile: Profile, job: JobPosting, today: date) -> Callable[..., Judged]:
    """What one rule makes of one text: (type, words, verdict) of each claim."""

    def judge(rule: Rule, text: str, part: Part = Part.BULLET, *rest: object, **where: object) -> Judged:
        passage = Passage("/x", 0, text, part, **where)  # type: ignore[arg-type]
        scene = Scene(evidence.of(profile), job, today)
        return [(claim.type.value, claim.text, claim.verdict.value) for claim in rule(passage, scene, *rest)]

    return judge


Flagged = list[tuple[str, str, str]]


@pytest.fixture
def flagged(today: date) -> Callable[..., Flagged]:
    """What is held against one bullet of a role with the given source lines: (type, words, severity) of each claim."""

    def flag(
        lines: list[str], bullet: str, ends: str | None = None, job: JobPosting | None = None, **basics: object
    ) -> Flagged:
        role = {"name": "Alder Works", "position": "Officer", "startDate": "2012-01", "highlights": lines}
        held = Profile.model_validate_json(json.dumps({"work": [role | ({"endDate": ends} if ends else {})], **basics}))
        text = {"text": bullet, "source_ids": ["w1"]}
        entry = {"source_id": "w1", "title": "Officer", "organization": "Alder Works", "location": None}
        dates = {"start_date": "2012-01", "end_date": ends, "bullets": [text]}
        lists = ("key_skills", "projects", "education", "certificates", "languages", "skills", "missing_skills")
        cv = {"kind": "cv", "headline": None, "summary": "", "experience": [entry | dates], "self_check": None}
        written = json.dumps(cv | {key: [] for key in lists})
        found = check_cv(held, TailoredCV.model_validate_json(written), job, today)
        return [(claim.type.value, claim.text, claim.severity.value) for claim in found.claims if claim.severity]

    return flag


@pytest.fixture
def summed_up(today: date) -> Callable[..., Flagged]:
    """What is held gravely against a summary of somebody with one role and the given source lines."""

    def flag(lines: list[str], summary: str, **rest: object) -> Flagged:
        role = {"name": "Alder Works", "position": "Officer", "startDate": "2012-01", "highlights": lines}
        held = Profile.model_validate_json(json.dumps({"basics": {"name": "Ann Lee"}, "work": [role], **rest}))
        found = check_text(held, f"Ann Lee\n\n## Summary\n{summary}\n", None, today).claims
        return [(x.type.value, x.text, x.severity.value) for x in found if x.severity and x.severity.value != "minor"]

    return flag
