from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text, roles
from vitaeval.claims.passages import Part
from vitaeval.schema.claim import Severity
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    ("headline", "verdict"),
    [
        ("Data Engineer", "supported"),
        ("Senior Analytics Engineer", "supported"),
        ("Chief Data Engineer", "unsupported"),
        ("Head of Data", "unsupported"),
        ("Attorney", "unsupported"),
    ],
)
def test_a_headline_claims_no_rank_or_profession_beyond_profile_and_target(
    judged: Callable[..., Any], headline: str, verdict: str
) -> None:
    assert judged(roles.headlines, headline, Part.HEADLINE) == [("title", headline, verdict)]


@pytest.mark.parametrize(
    ("summary", "verdicts"),
    [
        ("Data engineer with a logistics past.", ["supported"]),
        ("Principal data engineer with a logistics past.", ["unsupported"]),
        ("Built pipelines; was a senior analytics engineer.", ["unsupported"]),
        ("Comfortable leading consultants through change.", []),
        ("Ten years in freight, two of them as a director.", ["unsupported"]),
        ("Careful, with a background as a tax adviser.", ["unsupported"]),
        ("People leave managers, they say.", []),
        ("Careful and calm.", []),
        ("Proven ability to lead shifts and to plan them.", []),
    ],
)
def test_a_title_once_held_needs_the_profile(judged: Callable[..., Any], summary: str, verdicts: list[str]) -> None:
    assert [verdict for _, _, verdict in judged(roles.openings, summary, Part.SUMMARY)] == verdicts


@pytest.mark.parametrize(
    ("summary", "verdicts"),
    [
        ("Former Assistant Logistics Manager.", ["supported"]),
        ("Former Computer Repair Technician.", ["unsupported"]),
        ("Served as CTO of a startup.", ["unsupported"]),
        ("Served as Corporal, Royal Engineers.", ["unsupported"]),
        ("Former Guest Services Officer (cruise ship).", ["unsupported"]),
        ("Held the position of Stage hand.", ["unsupported"]),
        ("Former Second violin (substitute).", ["unsupported"]),
        ("Held the position of Data Engineer.", ["supported"]),
        ("Worked as a Hospitality Crew Member.", ["unsupported"]),
        ("Worked as a data developer in freight.", ["supported"]),
        ("Experienced Hospitality Supervisor.", ["unsupported"]),
        ("Previously Assistant Logistics Manager with Ridgeline Depot.", ["supported"]),
        ("Careful and Calm.", []),
    ],
)
def test_a_title_told_in_a_summary_is_one_of_the_profile(
    judged: Callable[..., Any], summary: str, verdicts: list[str]
) -> None:
    assert {verdict for *_, verdict in judged(roles.openings, summary, Part.SUMMARY)} == set(verdicts)


@pytest.mark.parametrize(
    ("headline", "wrong"),
    [
        ("Assistant Logistics Manager", []),
        ("Logistics Manager", ["Logistics Manager"]),
        ("Manager", ["Manager"]),
    ],
)
def test_a_rank_keeps_the_word_that_makes_it_smaller(
    judged: Callable[..., Any], headline: str, wrong: list[str]
) -> None:
    found = judged(roles.headlines, headline, Part.HEADLINE)
    assert [words for _, words, verdict in found if verdict == "contradicted"] == wrong


@pytest.mark.parametrize(
    ("opening", "stopped"),
    [
        ("Logistics executive with seven years at Alder Dairy.", []),
        ("Chief executive with seven years at Alder Dairy.", ["Chief executive"]),
        ("Executive vice president with seven years at Alder Dairy.", ["Executive vice president"]),
    ],
)
def test_a_director_is_an_executive_and_no_chief(opening: str, stopped: list[str]) -> None:
    post = {"name": "Alder Dairy", "position": "Director of Logistics", "startDate": "2019-02"}
    held = Profile.model_validate_json(json.dumps({"work": [post]}))
    found = check_text(held, f"## Summary\n\n{opening}\n", None, date(2026, 11, 1)).claims
    assert [claim.text for claim in found if claim.severity and claim.type.value == "title"] == stopped


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Report monthly to the commercial director.", []),
        ("The one gap is Registered Nurse.", []),
        ("Seeking the Chief Data Officer role.", []),
        ("Registered Nurse with ten years on wards.", ["Registered Nurse"]),
        ("Commercial director with a team.", ["Commercial director"]),
    ],
)
def test_a_deed_a_gap_and_an_aim_open_no_summary_as_a_title(
    judged: Callable[..., Any], text: str, wrong: list[str]
) -> None:
    found = judged(roles.openings, text, Part.SUMMARY)
    assert [words for _, words, verdict in found if verdict != "supported"] == wrong


ANALYST = """{"basics": {"name": "Ann Lee"}, "work": [{"name": "Acme", "position": "SOC Analyst", "startDate": "2019",
    "highlights": ["Wrote 60 detection rules"]}], "certificates": [{"name": "Power BI Data Analyst Associate",
    "issuer": "Microsoft"}]}"""


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("SOC Analyst | Detection Engineering", False),
        ("SOC Analyst | Detection Engineer", True),
        ("SOC Analyst | Software Engineering", True),
        ("Director of Engineering", True),
    ],
)
def test_a_kind_of_engineering_that_the_profile_tells_of_is_no_title(line: str, wrong: bool) -> None:
    report = check_text(Profile.model_validate_json(ANALYST), f"# Ann Lee\n**{line}**\n", None, date(2026, 11, 1))
    assert any(claim.severity is Severity.CRITICAL for claim in report.claims) is wrong


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("Microsoft-certified Power BI Data Analyst.", False), ("AWS-certified Solutions Architect.", True)],
)
def test_what_somebody_is_certified_as_is_no_post(line: str, wrong: bool) -> None:
    text = f"# Ann Lee\n\n## Summary\n\nSOC analyst at Acme. {line}\n"
    report = check_text(Profile.model_validate_json(ANALYST), text, None, date(2026, 11, 1))
    assert any(claim.severity for claim in report.claims) is wrong


@pytest.mark.parametrize(
    ("told", "is_stopped"),
    [
        ("Nine years in a trauma center, several as nurse manager.", True),
        ("Nine years in a trauma center, several as charge nurse.", False),
        ("Nine years in a trauma center, several of them as part of the night crew.", False),
    ],
)
def test_a_post_filled_for_a_time_needs_the_profile(summed_up: Callable[..., Any], told: str, is_stopped: bool) -> None:
    lines = ["Trauma center", "Charge nurse on night shifts", "Part of the night crew"]
    assert ("title" in [kind for kind, _, _ in summed_up(lines, told)]) is is_stopped
