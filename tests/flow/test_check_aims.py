"""Nothing that a text says of its reader, of the post or of itself is a place in which an invention goes unread."""

from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.claim import GateResult
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile

PERSON = Profile.model_validate_json(
    json.dumps(
        {
            "basics": {"name": "Ann Lee", "summary": "Laboratory technician."},
            "work": [
                {
                    "name": "Foo Mills",
                    "position": "Laboratory Technician",
                    "startDate": "2018-03",
                    "highlights": ["Assisted with hiring two technicians", "Tested flour for moisture and protein"],
                }
            ],
            "skills": [{"name": "HPLC"}],
        }
    )
)
POSTING = JobPosting(
    title="Head of Testing",
    company="Kelp Robotics",
    text="Head of Testing\nKelp Robotics, Hull\nYou will run our labs. We want Kubernetes, a PMP, Terraform and "
    "experience at a firm like Oceanic Freight. PhD welcome.",
)
ROLE = "## Experience\n\n**Laboratory Technician**, Foo Mills (March 2018 – Present)\n- Tested flour for moisture\n"
LAYOUTS = {
    "letter": "Dear team,\n\n{} I tested flour.\n\nKind regards,\nAnn Lee\n",
    "summary": f"# Ann Lee\n\n## Summary\n{{}}\n\n{ROLE}",
    "objective": f"# Ann Lee\n\n## Objective\n{{}}\n\n{ROLE}",
}
TOLD = """
I would bring Kubernetes and Terraform to your team.
I have 10 years of Kubernetes, as you ask.
Your need for Kubernetes matches my work.
My skills in Kubernetes fit your posting.
I use Kubernetes and Terraform daily, as your posting asks.
The opportunity to bring Kubernetes skills from Oceanic Freight to Kelp Robotics excites me.
I am happy to show you the Kubernetes clusters that I built.
I am interested in this post because I run Kubernetes at Oceanic Freight.
Your needs and my record of 40 launches fit.
As a PMP I would fit your team.
You are looking for a PMP, and I am one.
I would welcome the chance to discuss my PMP and my work at Oceanic Freight.
You ask for a PhD: mine is from Harvard University.
With a PhD from Harvard University I would fit your team.
My application rests on a PhD from Harvard University.
I look forward to putting my PhD to work for you.
Kelp Robotics will find in me a PhD chemist from Harvard University.
I would describe myself as a PhD chemist.
PhD, PMP and Head of Lab at Oceanic Freight: your posting asks for all three.
This text is tailored for Kelp Robotics by a PhD who led 40 engineers.
As a former Oceanic Freight engineer I would fit your team.
I felt at home at Oceanic Freight as Head of Testing.
Coming from Oceanic Freight, I know scale.
I learned of the opening while Head of Testing at Oceanic Freight.
I am Head of Testing at Foo Mills.
In my current role as Head of Testing I test flour.
Foo Mills promoted me to Head of Testing.
Experienced Head of Testing who tested flour.
Seasoned marketing director with a love of flour.
Detail-oriented nurse with a love of flour.
Nurse with a love of flour.
I am an experienced software engineer.
""".strip().splitlines()
AIMED = """
I am excited to apply for the Head of Testing position at Kelp Robotics.
Kelp Robotics and its work for small ports appeal to me.
Your Kubernetes platform at Kelp Robotics is what draws me.
Kubernetes and Terraform would be new to me.
I hope to learn Kubernetes at Kelp Robotics.
Seeking the role of Head of Testing at Kelp Robotics.
""".strip().splitlines()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("posting", [None, POSTING], ids=["alone", "posting"])
@pytest.mark.parametrize("sentence", TOLD)
def test_what_is_told_beside_an_aim_is_read(sentence: str, posting: JobPosting | None, layout: str) -> None:
    text = LAYOUTS[layout].format(sentence)
    assert check_text(PERSON, text, posting, date(2026, 1, 1)).gate is GateResult.FAIL


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("sentence", AIMED)
def test_an_aim_is_no_claim(sentence: str, layout: str) -> None:
    text = LAYOUTS[layout].format(sentence)
    assert check_text(PERSON, text, POSTING, date(2026, 1, 1)).gate is not GateResult.FAIL


@pytest.mark.parametrize(
    "head",
    [
        "CV for Ann Lee – PhD chemist, Harvard University, 20 years at Oceanic Freight",
        "Here is the tailored CV for a certified PMP with 25 years in labs:",
        "# Ann Lee\nTarget role: Head of Lab – after 20 years at Oceanic Freight with a PhD",
        "# Ann Lee\n\n## Career Objective\nPhD chemist from Harvard University seeking a lab role",
        "# Ann Lee\n\n## Objective\nTo bring my PMP certification and 20 years of Kubernetes to your team",
        "# Ann Lee\n\n## Summary\nTo Oceanic Freight I gave 20 years",
        "# Ann Lee\n\n## Summary\nHi I am a PhD chemist",
    ],
)
def test_a_line_that_announces_hides_no_career(head: str) -> None:
    assert check_text(PERSON, f"{head}\n\n{ROLE}", None, date(2026, 1, 1)).gate is GateResult.FAIL


@pytest.mark.parametrize(
    "subject",
    ["Re: Head of Testing – PhD chemist with 20 years at Oceanic Freight", "PhD chemist with 20 years of Kubernetes"],
)
def test_a_subject_line_hides_no_career(subject: str) -> None:
    for text in (f"Dear team,\n\n{subject}\n\nI tested flour.\n", f"{subject}\n\nDear team,\n\nI tested flour.\n"):
        assert check_text(PERSON, text, None, date(2026, 1, 1)).gate is GateResult.FAIL


def test_a_firm_that_is_called_like_a_tool_does_not_excuse_the_tool() -> None:
    letter = "Dear Snowflake team,\n\nI would love to work at Snowflake. {} I tested flour.\n\nKind regards,\nAnn Lee\n"
    used = check_text(PERSON, letter.format("I use Snowflake daily."), None, date(2026, 1, 1))
    admired = check_text(PERSON, letter.format("Snowflake inspires me."), None, date(2026, 1, 1))
    assert [claim.text for claim in used.claims if claim.severity] == ["Snowflake"]
    assert admired.gate is not GateResult.FAIL


def test_a_subject_line_names_no_tools_of_the_reader() -> None:
    letter = "Re: Head of Testing, after 20 years of Kubernetes\n\nDear team,\n\nI run Kubernetes. I tested flour.\n"
    found = check_text(PERSON, letter, None, date(2026, 1, 1)).claims
    assert [claim.text for claim in found if claim.severity].count("Kubernetes") > 1


@pytest.mark.parametrize(
    "sentence",
    [
        "I could not have won the Queen's Award without my team.",
        "I never had a year without hitting 130% of target.",
        "I did not rest until we had doubled revenue to $40 million.",
        "Not content with testing, I led 40 people.",
        "Nobody else led 40 people as young.",
        "You list Salesforce, and I am certified in it.",
        "I would love to discuss how I cut costs by 45%.",
        "I am open to a move after eight years at Oceanic Freight.",
        "I am looking for a role like the one I had at Oceanic Freight.",
    ],
)
def test_a_denial_or_wish_that_tells_of_a_deed_is_read(sentence: str) -> None:
    text = LAYOUTS["letter"].format(sentence)
    assert check_text(PERSON, text, None, date(2026, 1, 1)).gate is GateResult.FAIL
