"""One invented person, one posting, the right answers and the good ones: the ground of all sample observations."""

from __future__ import annotations

from vitaeval.schema.claim import ClaimType, TypedClaim
from vitaeval.schema.documents.analysis import Importance, MatchAnalysis, RankedEntry, Requirement
from vitaeval.schema.documents.cv import (
    Bullet,
    CvCertificate,
    CvEducation,
    CvExperience,
    CvLanguage,
    CvProject,
    InsufficientProfile,
    TailoredCV,
)
from vitaeval.schema.documents.job import Company, JobPosting, ParsedJob, Years
from vitaeval.schema.documents.profile import (
    Basics,
    Certificate,
    Education,
    Language,
    Location,
    Profile,
    Project,
    SkillGroup,
    Volunteer,
    Work,
)
from vitaeval.schema.golden import (
    CvExpected,
    Edit,
    Fact,
    FactLevel,
    LabelledSpan,
    ParsedJobExpected,
    Trap,
)

AS_OF = "2026-11-01"

PROFILE = Profile(
    basics=Basics(
        name="Mara Lindahl",
        label="Data engineer",
        email="mara.lindahl@example.com",
        phone="+1 206 555 0142",
        summary="Data engineer in retail logistics. Builds pipelines that planners rely on.",
        location=Location(city="Seattle", region="WA", countryCode="US"),
    ),
    work=(
        Work(
            name="Harbour Freight Analytics",
            location="Seattle, WA",
            position="Data Engineer",
            startDate="2021-04",
            highlights=(
                "Rebuilt the nightly stock pipeline in Python and Airflow, cutting its run time by 40 %",
                "Maintain 12 PostgreSQL databases for warehouse planning",
                "Assisted the platform team with the move to Docker",
            ),
        ),
        Work(
            name="Northgate Grocers",
            location="Portland, OR",
            position="Reporting Analyst",
            startDate="2017-09",
            endDate="2021-03",
            highlights=(
                "Wrote SQL reports on spoilage for 30 stores",
                "Trained store managers in reading weekly dashboards",
            ),
        ),
    ),
    volunteer=(
        Volunteer(
            organization="Riverside Food Bank",
            position="Shift Coordinator",
            startDate="2019",
            highlights=("Planned delivery routes for volunteers",),
        ),
    ),
    projects=(
        Project(
            name="Tide Tables",
            description="Open tide forecasts",
            highlights=("Published hourly tide forecasts for Puget Sound with Python",),
            keywords=("Python",),
        ),
    ),
    education=(
        Education(
            institution="Cascade State University",
            area="Statistics",
            studyType="Bachelor of Science",
            startDate="2013",
            endDate="2017",
        ),
    ),
    certificates=(Certificate(name="PostgreSQL Associate Certification", date="2022", issuer="Cascade Data Guild"),),
    skills=(SkillGroup(name="Data", keywords=("Python", "SQL", "Airflow", "PostgreSQL", "Docker")),),
    languages=(Language(language="English", fluency="Native"), Language(language="Swedish", fluency="Basic")),
)

JOB = JobPosting(
    title="Senior Data Engineer",
    company="Blue Ferry Lines",
    text=(
        "Senior Data Engineer at Blue Ferry Lines\n"
        "You must have: Python, SQL, Airflow, Kubernetes.\n"
        "Nice to have: PostgreSQL, AWS Certified Data Engineer.\n"
        "You will run our pipelines and lead a team of four."
    ),
)

REFERENCE = TailoredCV(
    kind="cv",
    headline="Data Engineer",
    summary="Data engineer with pipelines in Python and Airflow. Background in retail logistics.",
    key_skills=("Python", "Airflow"),
    experience=(
        CvExperience(
            source_id="w1",
            title="Data Engineer",
            organization="Harbour Freight Analytics",
            location="Seattle, WA",
            start_date="2021-04",
            end_date=None,
            bullets=(
                Bullet(
                    text="Cut the nightly stock pipeline's run time by 40 % with Python and Airflow.",
                    source_ids=("w1.h1",),
                ),
                Bullet(text="Maintain 12 PostgreSQL databases for warehouse planning.", source_ids=("w1.h2",)),
            ),
        ),
        CvExperience(
            source_id="w2",
            title="Reporting Analyst",
            organization="Northgate Grocers",
            location="Portland, OR",
            start_date="2017-09",
            end_date="2021-03",
            bullets=(Bullet(text="Wrote SQL reports on spoilage for 30 stores.", source_ids=("w2.h1",)),),
        ),
    ),
    projects=(
        CvProject(
            source_id="p1",
            name="Tide Tables",
            bullets=(
                Bullet(text="Published hourly tide forecasts for Puget Sound with Python.", source_ids=("p1.h1",)),
            ),
        ),
    ),
    education=(
        CvEducation(
            source_id="e1",
            institution="Cascade State University",
            degree="Bachelor of Science",
            area="Statistics",
            start_date="2013",
            end_date="2017",
        ),
    ),
    certificates=(
        CvCertificate(
            source_id="c1",
            name="PostgreSQL Associate Certification",
            issuer="Cascade Data Guild",
            date="2022",
        ),
    ),
    languages=(CvLanguage(language="English", fluency="Native"),),
    skills=("Python", "SQL", "Airflow", "PostgreSQL"),
    missing_skills=("Kubernetes",),
    self_check=None,
)

INSUFFICIENT = InsufficientProfile(
    kind="insufficient",
    reasons=("no licence",),
    missing_skills=("Pilot licence",),
    suggestions=("Train first",),
)

EXPECTED = CvExpected(
    answer="cv",
    facts=(
        Fact(
            id="speed",
            level=FactLevel.MUST,
            source_ids=("w1.h1",),
            claim=TypedClaim(type=ClaimType.METRIC, value="40 %"),
        ),
        Fact(
            id="sql",
            level=FactLevel.MUST,
            source_ids=("w2.h1",),
            claim=TypedClaim(type=ClaimType.SKILL, value="SQL"),
        ),
        Fact(id="degree", level=FactLevel.SHOULD, source_ids=("e1",)),
        Fact(id="routes", level=FactLevel.OMIT, source_ids=("v1.h1",), weight=0.5),
    ),
    lead="w1",
    skills=("Python", "SQL", "Airflow", "PostgreSQL"),
    missing_skills=("Kubernetes", "AWS Certified Data Engineer"),
    traps=(
        Trap(
            id="kubernetes",
            claim=TypedClaim(type=ClaimType.SKILL, value="Kubernetes"),
            why="the posting wants Kubernetes; the profile has Docker only",
        ),
    ),
    relevance={"w1": 3, "w2": 2, "v1": 0, "p1": 1},
    reference=REFERENCE,
    invented=(
        Edit(
            pointer="/experience/0/bullets/1/text",
            old="Maintain 12 PostgreSQL databases for warehouse planning.",
            new="Maintain 48 PostgreSQL databases for warehouse planning.",
            invents=TypedClaim(type=ClaimType.METRIC, value="48"),
        ),
        Edit(
            pointer="/skills/-",
            old=None,
            new="Kubernetes",
            invents=TypedClaim(type=ClaimType.SKILL, value="Kubernetes"),
        ),
    ),
)

REFUSAL_EXPECTED = CvExpected(
    answer="insufficient",
    facts=(),
    lead=None,
    skills=(),
    missing_skills=("Pilot licence",),
    traps=EXPECTED.traps,
    relevance={"w1": 0, "w2": 0, "v1": 0, "p1": 0},
    reference=INSUFFICIENT,
    invented=EXPECTED.invented,
)

ANALYSIS = MatchAnalysis(
    job_title="Senior Data Engineer",
    company="Blue Ferry Lines",
    requirements=(Requirement(name="Python", importance=Importance.MUST),),
    ranked_entries=tuple(
        RankedEntry(source_id=each, score=score, matched_keywords=("Python",), reason="same work")
        for each, score in (("w1", 0.9), ("w2", 0.6), ("p1", 0.4), ("w9", 0.1))
    ),
    recommended_skills=("Python", "Airflow"),
    missing_skills=("Kubernetes",),
    match_score=0.7,
)

POSTING_EXPECTED = ParsedJobExpected(
    spans=tuple(
        LabelledSpan(start=at, end=at + len(word), type="knowledge", text=word)
        for word in ("Python", "SQL", "Airflow")
        for at in (JOB.text.index(word),)
    )
)

PARSED = ParsedJob(
    role_title="Senior Data Engineer",
    company=Company(name="Blue Ferry Lines", industry=None, size=None),
    must_have_skills=("Python", "SQL", "Airflow", "Kubernetes"),
    nice_to_have_skills=("PostgreSQL",),
    years_of_experience=Years(minimum=None, maximum=None),
    education=(),
    certifications=(),
    seniority=None,
    responsibilities=("Run pipelines",),
    values=(),
    benefits=(),
    keywords=("Python",),
    confidence=0.8,
)

EMPTY_PARSED = ParsedJob.model_validate(
    {
        **dict.fromkeys(ParsedJob.model_fields, ()),
        "role_title": "",
        "company": Company(name=None, industry=None, size=None),
        "years_of_experience": None,
        "seniority": None,
        "confidence": 0.0,
    }
)
