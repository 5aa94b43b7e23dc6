from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text, evidence
from vitaeval.claims.parted import parted
from vitaeval.claims.rows import Row
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile


def cut(text: str, section: str, profile: Profile) -> list[str]:
    row = Row(7, text, False, 0, False, True)
    found = parted(row, section, evidence.of(profile))
    assert all(part.text == text[part.at - 7 : part.at - 7 + len(part.text)] for part in found)
    return [part.text for part in found]


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("CPIM (2018); CSCP (2020)", ["CPIM (2018)", "CSCP (2020)"]),
        ("CPIM (2018) • CSCP (2020)", ["CPIM (2018)", "CSCP (2020)"]),
        ("CPIM, 2018 | CSCP, 2020", ["CPIM, 2018", "CSCP, 2020"]),
        ("CPIM (2018), CSCP (2020)", ["CPIM (2018)", "CSCP (2020)"]),
        ("CPIM | ASCM | 2018", ["CPIM | ASCM | 2018"]),
        ("CPIM · CSCP (2018) · CLTD (2020)", ["CPIM", "CSCP (2018)", "CLTD (2020)"]),
    ],
)
def test_each_certificate_of_a_line_stands_alone(line: str, items: list[str], profile: Profile) -> None:
    assert cut(line, "certificates", profile) == items


def test_a_paragraph_behind_a_role_is_told_of_it(profile: Profile) -> None:
    line = "Data Engineer, Northgate Freight (2020 - present). Rewrote Python jobs and kept the warehouse cheap."
    assert cut(line, "experience", profile)[0] == "Data Engineer, Northgate Freight (2020 - present)"


def test_a_sentence_that_only_mentions_years_stays_whole(profile: Profile) -> None:
    line = "Kept the carrier scorecard for all of the outbound trucks in 2017. Scheduled 120 of them a week."
    assert cut(line, "experience", profile) == [line]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (
            "2020 - present, Northgate Freight. Data Engineer. Rewrote Python jobs and kept the warehouse cheap.",
            ["2020 - present, Northgate Freight", "Data Engineer", "Rewrote Python jobs and kept the warehouse cheap."],
        ),
        (
            "2014, Alder Community College of Waco. Certificate in freight handling and safety.",
            ["2014, Alder Community College of Waco", "Certificate in freight handling and safety"],
        ),
    ],
)
def test_sentences_behind_a_date_may_be_a_header(line: str, rows: list[str], profile: Profile) -> None:
    assert cut(line, "", profile) == rows


def test_the_telling_cell_of_a_table_is_told_of_its_role(profile: Profile) -> None:
    text = "2020 - present | Northgate Freight | Data Engineer | Rewrote Python jobs and kept the warehouse cheap"
    row = Row(0, text, False, 0, True, True)
    assert [part.text for part in parted(row, "experience", evidence.of(profile))] == [
        "2020 - present | Northgate Freight | Data Engineer",
        "Rewrote Python jobs and kept the warehouse cheap",
    ]


@pytest.mark.parametrize("dates", ["2020 - present", "03/2020 - now", "March 2020 - today (5 years 3 months)"])
def test_a_line_that_opens_with_its_dates_has_a_header_in_its_first_sentence(dates: str, profile: Profile) -> None:
    line = f"{dates}: Data Engineer at Northgate Freight. Rewrote Python jobs."
    assert cut(line, "experience", profile) == [f"{dates}: Data Engineer at Northgate Freight", "Rewrote Python jobs."]


@pytest.mark.parametrize(
    ("line", "items"),
    [
        (
            "BA English, University of Leeds (2009) · PGCE, Leeds Trinity University (2010), with CPIM",
            ["BA English, University of Leeds (2009)", "PGCE, Leeds Trinity University (2010)", "CPIM"],
        ),
        ("CPIM (2018) | BSc, Ghent University, 2014", ["CPIM (2018)", "BSc, Ghent University, 2014"]),
        ("BSc Physics | Ghent University | 2014", ["BSc Physics | Ghent University | 2014"]),
    ],
)
def test_each_study_of_a_line_that_lists_several_stands_alone(line: str, items: list[str], profile: Profile) -> None:
    assert cut(line, "education", profile) == items


NURSE = Profile.model_validate_json(
    json.dumps({"certificates": [{"name": "CEN", "issuer": "BCEN"}, {"name": "TNCC"}, {"name": "ACLS"}]})
)


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("CEN | TNCC | CPEN", ["CEN", "TNCC", "CPEN"]),
        ("CEN, CPEN, ACLS", ["CEN", "CPEN", "ACLS"]),
        ("CEN · TNCC · Epic", ["CEN", "TNCC", "Epic"]),
        ("CEN, BCEN, TNCC", ["CEN, BCEN, TNCC"]),
        ("CEN • TNCC • First Aid / CPR", ["CEN", "TNCC", "First Aid / CPR"]),
        ("CEN / CPEN / ACLS", ["CEN", "CPEN", "ACLS"]),
        ("CEN → CPEN → ACLS", ["CEN", "CPEN", "ACLS"]),
        ("CEN     CPEN     ACLS", ["CEN", "CPEN", "ACLS"]),
        ("CEN – emergency nursing | TNCC | ACLS", ["CEN – emergency nursing", "TNCC", "ACLS"]),
        ("CEN, TNCC, Texas", ["CEN, TNCC, Texas"]),
        ("CEN, Red Cross", ["CEN, Red Cross"]),
    ],
)
def test_what_stands_among_certificates_is_one_too_where_no_issuer_is_told(line: str, items: list[str]) -> None:
    assert cut(line, "certificates", NURSE) == items


@pytest.mark.parametrize("line", ["CEN | TNCC | CPEN", "TNCC, CPEN, ACLS", "TNCC, CPEN"])
def test_an_invented_certificate_does_not_pass_as_who_issued_another(line: str) -> None:
    job = JobPosting(title=None, text="CPEN preferred")
    found = check_text(NURSE, f"# Ann Lee\n\n## Certifications\n{line}\n", job, date(2026, 1, 1)).claims
    assert [(claim.text, str(claim.severity)) for claim in found if claim.severity] == [("CPEN", "critical")]
