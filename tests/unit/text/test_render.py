from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vitaeval.schema.documents.cv import (
    Bullet,
    CvCertificate,
    CvEducation,
    CvExperience,
    CvLanguage,
    CvProject,
    TailoredCV,
)
from vitaeval.schema.documents.profile import Basics, Location, NetworkProfile
from vitaeval.text.render import render

BASICS = Basics(
    name="Ana Li",
    email="ana@example.org",
    phone="+1 555-0100",
    url="https://ana.example.org",
    location=Location(city="Porto", countryCode="PT"),
    profiles=(NetworkProfile(url="https://ana.example.org"),),
)


def cv(summary: str = "Cook of ten years.", bullet: str = "Fed 90 guests a night.") -> TailoredCV:
    lines = (Bullet(text=bullet, source_ids=("w1.h1",)),)
    return TailoredCV(
        kind="cv",
        headline="Head of Kitchen",
        summary=summary,
        key_skills=("HACCP",),
        experience=(
            CvExperience(
                source_id="w1",
                title="Cook",
                organization="Inn",
                location="Porto",
                start_date="2019-03",
                end_date=None,
                bullets=lines,
            ),
        ),
        projects=(CvProject(source_id="p1", name="Supper club", bullets=lines),),
        education=(
            CvEducation(
                source_id="e1", institution="Cooking School", degree="Diploma", area="Pastry",
                start_date=None, end_date="2015",
            ),
        ),
        certificates=(CvCertificate(source_id="c1", name="Food Hygiene 3", issuer="CIEH", date="2018"),),
        languages=(CvLanguage(language="Spanish", fluency="native"),),
        skills=("HACCP", "Menu planning"),
        missing_skills=(),
        self_check=None,
    )  # fmt: skip


def test_the_delivered_cv_reads_like_one() -> None:
    assert render(BASICS, cv()) == (
        "# Ana Li\n"
        "ana@example.org | +1 555-0100 | Porto, PT | https://ana.example.org\n"
        "Head of Kitchen\n\n"
        "## Summary\n\nCook of ten years.\n\n"
        "## Key skills\n\nHACCP\n\n"
        "## Experience\n\n### Cook, Inn, Porto | 2019-03 – Present\n- Fed 90 guests a night.\n\n"
        "## Projects\n\n### Supper club\n- Fed 90 guests a night.\n\n"
        "## Education\n\n- Diploma, Pastry, Cooking School | 2015\n\n"
        "## Certificates\n\n- Food Hygiene 3, CIEH | 2018\n\n"
        "## Languages\n\n- Spanish – native\n\n"
        "## Skills\n\nHACCP, Menu planning\n"
    )


def test_what_is_empty_leaves_no_trace() -> None:
    bare = cv().model_dump() | {"headline": None, "key_skills": (), "experience": (), "projects": ()}
    bare |= {"education": (), "certificates": (), "languages": (), "skills": (), "summary": "Cook."}
    assert render(Basics(name="Ana Li"), TailoredCV.model_validate(bare)) == "# Ana Li\n\n## Summary\n\nCook.\n"


@given(st.text(max_size=80))
def test_no_field_can_open_a_section_of_its_own(text: str) -> None:
    headings = [line for line in render(BASICS, cv()).splitlines() if line.startswith("#")]
    forged = render(BASICS, cv(summary=f"{text}\n## Hidden\n{text}", bullet=f"x{text}\n# Hidden"))
    assert [line for line in forged.split("\n") if line.startswith("#")] == headings
