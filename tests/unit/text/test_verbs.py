from __future__ import annotations

import pytest

from vitaeval.text.verbs import Tense, opening


@pytest.mark.parametrize(
    ("line", "verb", "tenses"),
    [
        ("Led the night shift", "Led", {Tense.PAST}),
        ("• Planned routes", "Planned", {Tense.PAST}),
        ("Carries out audits", "Carries", {Tense.PRESENT}),
        ("Teaches welding", "Teaches", {Tense.PRESENT}),
        ("Applied patches", "Applied", {Tense.PAST}),
        ("Cut waiting time", "Cut", {Tense.PRESENT, Tense.PAST}),
        ("Successfully negotiated rates", "negotiated", {Tense.PAST}),
        ("Co-led the rollout", "Co-led", {Tense.PAST}),
        ("Co-wrote the handbook", "Co-wrote", {Tense.PAST}),
        ("ASSISTED with payroll", "ASSISTED", {Tense.PAST}),
    ],
)
def test_the_verb_that_opens_a_line_is_found_with_its_tense(line: str, verb: str, tenses: set[Tense]) -> None:
    found = opening(line)
    assert found is not None
    assert found.verb.text == verb == line[found.verb.start : found.verb.end]
    assert found.tenses == tenses


@pytest.mark.parametrize(
    "line",
    [
        "Responsible for payroll",
        "Team of five",
        "",
        "12 % fewer errors",
        "簿記を担当",
        "Nightly stock counts",
        "🙂",
    ],
)
def test_a_line_without_a_verb_has_no_opening(line: str) -> None:
    assert opening(line) is None
