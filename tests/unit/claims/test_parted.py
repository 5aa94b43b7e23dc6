from __future__ import annotations

import pytest

from vitaeval.claims import evidence
from vitaeval.claims.parted import parted
from vitaeval.claims.rows import Row
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
