from __future__ import annotations

from datetime import date

from vitaeval.claims import check_cv, check_text
from vitaeval.schema.claim import FabricationReport
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.profile import Profile

OWN = "Built a dbt model layer that cut report preparation from 6 hours to 45 minutes."
FOREIGN = "Sang tenor solos in the cathedral choir and restored baroque harpsichords."


def graded(profile: Profile, text: str, today: date) -> FabricationReport:
    return check_text(profile, text, None, today)


def value(report: FabricationReport) -> float:
    assert report.soft is not None
    return report.soft.value


def test_words_that_the_profile_lacks_raise_the_grade(profile: Profile, today: date) -> None:
    own, mixed, foreign = (value(graded(profile, text, today)) for text in (OWN, f"{OWN} {FOREIGN}", FOREIGN))
    assert 0 <= own < mixed < foreign <= 1
    assert own < 0.2 < 0.8 < foreign


def test_every_line_has_its_own_grade_and_place(profile: Profile, today: date) -> None:
    text = f"{OWN}\n\n{FOREIGN}\n"
    soft = graded(profile, text, today).soft
    assert soft is not None
    assert [text[line.start : line.end] for line in soft.lines] == [OWN, FOREIGN]
    assert soft.lines[0].value < soft.lines[1].value


def test_it_changes_neither_score_nor_gate(profile: Profile, cv: TailoredCV, today: date) -> None:
    report = check_cv(profile, cv, None, today)
    assert report.soft is not None
    assert (report.score, report.gate.value) == (0, "pass")
    assert {line.where for line in report.soft.lines} <= {
        "/headline",
        "/summary",
        *(f"{at}/text" for at, _ in cv.bullets()),
    }


def test_a_text_that_says_nothing_has_no_grade(profile: Profile, today: date) -> None:
    assert graded(profile, "", today).soft is None
