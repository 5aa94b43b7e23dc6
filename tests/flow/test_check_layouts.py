"""An invented item of a list is found however the list is laid out, and a list without one is left alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

import vitaeval

SKILLS = ("Coaching", "TUPE transfers", "Sage", "Employee relations")
CERTIFICATES = ("CIPD Level 5", "First Aid at Work", "PRINCE2 Foundation", "Mental Health First Aider")
LANGUAGES = ("English", "German", "Polish")
AWARDS = ("Employee of the Year", "Best Poster", "Team Prize")
PERSON: dict[str, Any] = {
    "basics": {"name": "Ann Lee", "label": "HR Manager"},
    "work": [
        {
            "name": "Alder Works",
            "position": "HR Manager",
            "startDate": "2019-01",
            "highlights": ["Coaching of managers", "TUPE transfers for 40 people", "Payroll in Sage"],
        }
    ],
    "education": [{"institution": "Harper College", "studyType": "BA", "endDate": "2012"}],
    "skills": [{"name": name} for name in SKILLS],
    "certificates": [{"name": name} for name in CERTIFICATES],
    "languages": [{"language": name} for name in LANGUAGES],
    "awards": [{"title": name} for name in AWARDS],
}
CV = """# Ann Lee
HR Manager

## Experience

### HR Manager, Alder Works | 2019-01 – present
- Payroll in Sage

{heading}
{body}
"""
Items = Sequence[str]
LISTS: dict[str, Callable[[Items], str]] = {
    "commas": ", ".join,
    "semicolons": "; ".join,
    "pipes": " | ".join,
    "dots": " · ".join,
    "slashes": " / ".join,
    "double slashes": " // ".join,
    "dashes": " – ".join,
    "tabs": "\t".join,
    "wide gaps": "     ".join,
    "lines": "\n".join,
    "arrows": " → ".join,
    "bold": lambda items: ", ".join(f"**{item}**" for item in items),
    "bullets": lambda items: "\n".join(f"- {item}" for item in items),
    "numbers": lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1)),
    "capitals": lambda items: ", ".join(items).upper(),
    "joined by and": lambda items: f"{', '.join(items[:-1])} and {items[-1]}",
}
OF_SKILLS: dict[str, Callable[[Items], str]] = LISTS | {
    "full stops": lambda items: f"{'. '.join(items)}.",
    "ticks": lambda items: " ".join(f"✔ {item}" for item in items),
    "labelled": lambda items: f"**People:** {', '.join(items)}",
    "labelled by a dash": lambda items: f"People – {', '.join(items)}",
    "labelled in bold": lambda items: f"**People** {'; '.join(items)}",
    "labelled by a mark": lambda items: f"**People** ▸ {', '.join(items)}",
    "table with levels": lambda items: (
        "| Skill | Level |\n|---|---|\n" + "".join(f"| {x} | Advanced |\n" for x in items)
    ),
    "table by area": lambda items: f"| Area | Skills |\n|---|---|\n| People | {', '.join(items)} |",
    "stars": lambda items: "\n".join(f"- {item} ★★★★☆" for item in items),
    "percent": lambda items: "\n".join(f"- {item} (90%)" for item in items),
    "level behind a colon": lambda items: "\n".join(f"{item}: Advanced" for item in items),
    "under a lesser heading": lambda items: "### People\n" + "\n".join(f"- {item}" for item in items),
    "in a sentence": lambda items: f"Proficient in {', '.join(items[:-1])} and {items[-1]}.",
}
HEADINGS = (
    "## Skills", "SKILLS", "**Key Skills**", "Skills:", "## HR Competencies", "## Core Competencies", "## Expertise",
    "## Areas of Expertise", "## What I Bring", "## Toolbox", "## Key Qualifications", "## Leadership & Skills",
    "## Technologies & Tools", "## Skills Snapshot", "## Knowledge & Skills", "## Technical Profile",
)  # fmt: skip


def doubted(heading: str, body: str) -> str:
    """The words that a critical or major claim doubts, one claim a line."""
    found = vitaeval.check(PERSON, CV.format(heading=heading, body=body), today="2026-11-01").claims
    grave = [claim.text for claim in found if claim.severity in ("critical", "major")]
    return "\n".join(grave).casefold()


def with_lie(items: Items, lie: str) -> list[Items]:
    """The items with a lie among them, and with one at their end."""
    return [(*items[:1], lie, *items[1:]), (*items, lie)]


@pytest.mark.parametrize("layout", OF_SKILLS)
@pytest.mark.parametrize("lie", ["Zorbex Vault", "Reward benchmarking", "Kubernetes"])
def test_an_invented_skill_is_found_in_any_list(layout: str, lie: str) -> None:
    for items in with_lie(SKILLS, lie):
        assert lie.casefold() in doubted("## Skills", OF_SKILLS[layout](items))


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("layout", ["commas", "bullets"])
def test_and_under_any_heading(heading: str, layout: str) -> None:
    for items in with_lie(SKILLS, "Reward benchmarking"):
        assert "reward benchmarking" in doubted(heading, LISTS[layout](items))


@pytest.mark.parametrize("layout", LISTS)
@pytest.mark.parametrize(
    ("heading", "items", "lie"),
    [
        ("## Certifications", CERTIFICATES, "Chartered Wage Auditor"),
        ("## Certifications", CERTIFICATES, "Agile HR"),
        ("## Languages", LANGUAGES, "Finnish"),
        ("## Awards", AWARDS, "Rotary Medal"),
    ],
)
def test_so_is_an_invented_certificate_language_or_award(layout: str, heading: str, items: Items, lie: str) -> None:
    for told in with_lie(items, lie):
        assert lie.casefold() in doubted(heading, LISTS[layout](told))


@pytest.mark.parametrize("layout", OF_SKILLS)
def test_a_list_without_one_is_left_alone(layout: str) -> None:
    assert doubted("## Skills", OF_SKILLS[layout](SKILLS)) == ""


@pytest.mark.parametrize("layout", [name for name in LISTS if name != "joined by and"])
@pytest.mark.parametrize(
    ("heading", "items"), [("## Certifications", CERTIFICATES), ("## Languages", LANGUAGES), ("## Awards", AWARDS)]
)
def test_so_is_a_list_of_certificates_languages_or_awards(layout: str, heading: str, items: Items) -> None:
    assert doubted(heading, LISTS[layout](items)) == ""
