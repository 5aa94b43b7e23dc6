"""One invented person, one posting and many answers to it: what every metric must be able to look at."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import BaseModel

from vitaeval.schema.chat import CallTiming, Evidence, FinishReason, Reply, Usage
from vitaeval.schema.claim import ClaimType, TypedClaim
from vitaeval.schema.documents.analysis import Importance, MatchAnalysis, RankedEntry, Requirement
from vitaeval.schema.documents.cv import (
    Bullet,
    CvAnswer,
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
    Example,
    Fact,
    FactLevel,
    LabelledSpan,
    ParsedJobExpected,
    Trap,
)
from vitaeval.schema.outcome import Call, State
from vitaeval.schema.score import Observation, Score

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


def call(stage: str = "generation", *, repair: bool = False, **fields: object) -> Call:
    """One call of `stage` that took 1.5 s, 1 200 tokens and 0.02 USD; `fields` replace those of the reply."""
    known = {
        "text": "{}",
        "finish": FinishReason.STOP,
        "served_model": "some-model",
        "evidence": Evidence.REAL,
        "timing": CallTiming(latency_ms=1500.0),
        "usage": Usage(prompt=1000, completion=200, cached=300),
        "cost_usd": 0.02,
    }
    return Call(stage, Reply.model_validate({**known, **fields}), repair)


def observe(
    answers: Mapping[str, BaseModel],
    *,
    expected: CvExpected | ParsedJobExpected = EXPECTED,
    calls: tuple[Call, ...] = (call("analysis"), call("generation")),
    scores: Mapping[str, Score] | None = None,
    profile: Profile | None = PROFILE,
) -> Observation:
    """What a metric sees when the stages ended in `answers`."""
    example = Example("lindahl-blue-ferry", "lindahl", profile, JOB, expected, 0.8, ("common",), False)
    return Observation(example, State.SCORED, answers, calls, AS_OF, scores or {})


def answered(
    answer: TailoredCV | InsufficientProfile,
    *,
    expected: CvExpected = EXPECTED,
    scores: Mapping[str, Score] | None = None,
    profile: Profile = PROFILE,
) -> Observation:
    """A whole CV task that ended in `answer`."""
    answers = {"analysis": ANALYSIS, "generation": CvAnswer(answer=answer)}
    return observe(answers, expected=expected, scores=scores, profile=profile)


def parsed(answer: ParsedJob) -> Observation:
    """A whole parse task that ended in `answer`."""
    return observe({"main": answer}, expected=POSTING_EXPECTED, calls=(call("main"),), profile=None)


def with_fields(cv: TailoredCV, **fields: object) -> TailoredCV:
    """The same CV with other `fields`, validated anew."""
    return TailoredCV.model_validate({**dict(cv), **fields})


def with_bullets(*texts: str, end_date: str | None = None, cv: TailoredCV = REFERENCE) -> TailoredCV:
    """The CV with a single role, w1, whose bullets are `texts` and all cite its first highlight."""
    bullets = tuple(Bullet(text=text, source_ids=("w1.h1",)) for text in texts)
    role = CvExperience.model_validate({**dict(cv.experience[0]), "end_date": end_date, "bullets": bullets})
    return with_fields(cv, experience=(role,), projects=())


def written_as(text: str) -> TailoredCV:
    """A CV in which every free field reads `text`."""
    role = CvExperience(
        source_id=text,
        title=text,
        organization=text,
        location=text,
        start_date=text,
        end_date=text,
        bullets=(Bullet(text=text, source_ids=(text,)),),
    )
    school = CvEducation(source_id=text, institution=text, degree=text, area=text, start_date=text, end_date=text)
    return with_fields(
        REFERENCE,
        headline=text,
        summary=text,
        key_skills=(text,),
        experience=(role,),
        projects=(CvProject(source_id=text, name=text, bullets=role.bullets),),
        education=(school,),
        certificates=(CvCertificate(source_id=text, name=text, issuer=text, date=text),),
        languages=(CvLanguage(language=text, fluency=text),),
        skills=(text, text),
        missing_skills=(text,),
    )


EMPTY_CV = with_fields(
    REFERENCE,
    headline=None,
    summary="",
    key_skills=(),
    experience=(),
    projects=(),
    education=(),
    certificates=(),
    languages=(),
    skills=(),
    missing_skills=(),
)

ODD_CVS: Mapping[str, TailoredCV] = MappingProxyType(
    {
        "empty": EMPTY_CV,
        "huge": with_fields(
            with_bullets(
                *(
                    f"Shipped release {number} to {number + 3} sites, cutting cost by {number} %"
                    for number in range(150)
                )
            ),
            summary="Data engineer in logistics. " * 400,
            skills=tuple(f"Skill {number}" for number in range(300)),
        ),
        "japanese": written_as("データ基盤を構築し、処理時間を四割短縮した。"),
        "arabic": written_as("مهندس بيانات خفض زمن المعالجة بنسبة ٤٠٪"),
        "emoji": written_as("👩🏽‍💻🚀 40 % 🏆"),
        "control": written_as("Led\x00 the\x1b[31m team\u202e of\u200b 4\ud7ff\r\n\t40 %"),
        "braces": written_as("{{ 7 * 7 }} <script>\\ ((((( [[[ ~1 / - %"),
        "blank": written_as(" "),
        "posting": with_fields(REFERENCE, summary=JOB.text),
    }
)

SAMPLES: Mapping[str, Observation] = MappingProxyType(
    {
        "reference": answered(REFERENCE),
        "refused": answered(INSUFFICIENT),
        "rightly refused": answered(INSUFFICIENT, expected=REFUSAL_EXPECTED),
        "wrongly written": answered(REFERENCE, expected=REFUSAL_EXPECTED),
        "nobody": answered(REFERENCE, profile=Profile()),
        "no answer": observe({}),
        "no calls": observe({}, calls=()),
        "repaired": observe({"analysis": ANALYSIS}, calls=(call("analysis"), call("analysis", repair=True))),
        "uncounted": observe({}, calls=(call("analysis", usage=None, cost_usd=None),)),
        "parsed": parsed(PARSED),
        "parsed empty": parsed(EMPTY_PARSED),
        **{f"{name} cv": answered(cv) for name, cv in ODD_CVS.items()},
    }
)
