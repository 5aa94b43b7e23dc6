from __future__ import annotations

from datetime import date

import pytest

from vitaeval.claims import check_text, evidence
from vitaeval.claims.addressed import addressed
from vitaeval.claims.passages import Part, Passage
from vitaeval.schema.documents.profile import Profile

LETTER = (
    "Dear team, at Northgate Freight Inc. I {deed}. There I led 4 analysts. I like trains. "
    "At Ridgeline Depot I raised dock throughput by 12%."
)


def test_a_sentence_speaks_of_the_employer_that_it_names_and_there_goes_on(profile: Profile) -> None:
    text = LETTER.format(deed="reduced warehouse spend by 38%")
    found = list(addressed(Passage(None, 5, text, Part.SUMMARY), evidence.of(profile)))
    assert [each.entry for each in found] == ["w1", "w1", None, "w2"]
    assert all(text[each.offset - 5 :].startswith(each.text) for each in found)


def test_a_bullet_stays_whole(profile: Profile) -> None:
    bullet = Passage(None, 0, "Worked. At Ridgeline Depot.", Part.BULLET, "w1")
    assert list(addressed(bullet, evidence.of(profile))) == [bullet]


def test_a_letter_may_not_move_a_deed_to_another_employer(profile: Profile, today: date) -> None:
    honest = LETTER.format(deed="reduced warehouse spend by 38%")
    moved = LETTER.format(deed="raised dock throughput by 12%")
    assert not [claim for claim in check_text(profile, honest, None, today).claims if claim.severity]
    assert [claim.text for claim in check_text(profile, moved, None, today).claims if claim.severity] == ["12%"]


def test_a_deed_told_in_words_of_another_employers_line_is_moved(profile: Profile, today: date) -> None:
    text = "At {firm} I rewrote Python jobs, reducing warehouse spend."
    honest, moved = text.format(firm="Northgate Freight"), text.format(firm="Ridgeline Depot")
    assert not [claim for claim in check_text(profile, honest, None, today).claims if claim.severity]
    assert moved in [claim.text for claim in check_text(profile, moved, None, today).claims if claim.severity]


def test_an_answer_stays_with_its_question_and_a_comment_with_its_name(profile: Profile) -> None:
    text = "What is missing? Kafka and Rust. I like trains. Helm. These would be new to me."
    found = list(addressed(Passage(None, 0, text, Part.SUMMARY), evidence.of(profile)))
    assert [each.text for each in found] == [
        "What is missing? Kafka and Rust.",
        "I like trains.",
        "Helm. These would be new to me.",
    ]
    assert all(text[each.offset :].startswith(each.text) for each in found)


def test_a_figure_behind_the_name_of_a_firm_is_not_that_of_another(profile: Profile, today: date) -> None:
    text = "At {firm} I led 4 analysts."
    honest, moved = text.format(firm="Northgate Freight"), text.format(firm="Ridgeline Depot")
    assert not [claim for claim in check_text(profile, honest, None, today).claims if claim.severity]
    assert [claim for claim in check_text(profile, moved, None, today).claims if claim.severity]


HELPER = """{"basics": {"name": "Ann Lee"}, "work": [{"name": "Acme Homes", "position": "Salesperson",
  "startDate": "2019-03", "highlights": ["Mentors two new agents"]}],
  "volunteer": [{"organization": "Harbour Lifeboat", "position": "Crew", "startDate": "2018"}]}"""


@pytest.mark.parametrize("besides", [" and volunteer with Harbour Lifeboat", "; teaches at Harbour Lifeboat"])
@pytest.mark.parametrize(("many", "wrong"), [("two", False), ("nine", True)])
def test_what_is_done_besides_as_a_volunteer_is_told_apart(many: str, wrong: bool, besides: str) -> None:
    text = f"# Ann Lee\n\n## Summary\n\nI mentor {many} new agents{besides}.\n"
    report = check_text(Profile.model_validate_json(HELPER), text, None, date(2026, 11, 1))
    assert any(claim.severity for claim in report.claims) is wrong
