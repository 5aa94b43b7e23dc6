from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shelves.observations import AS_OF, EMPTY_CV, JOB, PROFILE, REFERENCE, with_bullets, with_fields

from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.text.phrases import entries
from vitaeval.text.tone import Tone, source_names, tone
from vitaeval.text.wording import Flaw

LINES = ("Cut costs by 40 %.", "Responsible for synergy!", "Taught 12 drivers", "Tried to help, perhaps.")


def judged(cv: TailoredCV) -> Tone:
    found = tone(cv, source_names(PROFILE, JOB), AS_OF)
    assert found is not None
    return found


def test_plain_wording_is_one() -> None:
    assert judged(REFERENCE) == Tone(1.0, ())


def test_a_cv_without_a_word_has_no_tone() -> None:
    assert tone(EMPTY_CV, frozenset(), AS_OF) is None


@given(st.permutations(LINES))
def test_the_order_of_bullets_does_not_matter(lines: list[str]) -> None:
    assert judged(with_bullets(*lines)).value == pytest.approx(judged(with_bullets(*LINES)).value)


@pytest.mark.parametrize("phrase", [*entries("cliches"), *entries("hedges")])
def test_each_weak_phrase_lowers_it(phrase: str) -> None:
    plain, weak = (f"{REFERENCE.summary} Brought {word} to planning." for word in ("order", phrase))
    assert judged(with_fields(REFERENCE, summary=weak)).value < judged(with_fields(REFERENCE, summary=plain)).value


@pytest.mark.parametrize(
    ("line", "end", "hits"),
    [
        ("Maintain 12 databases", None, 0),
        ("Maintain 12 databases", "2027-05", 0),
        ("Maintain 12 databases", "2026-11", 0),
        ("Maintain 12 databases", "2021-03", 1),
        ("Maintain 12 databases", "2021", 1),
        ("Maintained 12 databases", "2021-03", 0),
        ("Cut costs", "2021-03", 0),
        ("Maintain 12 databases", "spring", 0),
    ],
)
def test_the_present_tense_is_wrong_only_in_a_role_that_has_ended(line: str, end: str | None, hits: int) -> None:
    assert judged(with_bullets(line, end_date=end)).count(Flaw.TENSE) == hits


def test_five_weighted_flaws_in_a_hundred_words_leave_nothing() -> None:
    assert judged(with_fields(with_bullets("I, we, my, our!!!"), summary="")).value == 0


def test_acronyms_of_the_source_are_no_shouting() -> None:
    assert "SQL" in source_names(PROFILE, JOB)
    assert judged(with_bullets("Ported SQL from AIX to HPUX")).count(Flaw.EMPHASIS) == 0
    assert judged(with_bullets("BEST TEAM EVER")).count(Flaw.EMPHASIS) == 3
