from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shelves.observations import EMPTY_CV, INSUFFICIENT, answered, with_bullets, with_fields

from vitaeval.metrics.achievements import METRIC
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.score import NotApplicable, Score

FULL = "Cut the run time of the nightly stock pipeline by 40 %."
LINES = (FULL, "Helped the platform team with the move to Docker.", "Nightly stock pipeline.")


def judged(cv: TailoredCV) -> Score:
    found = METRIC.score(answered(cv))
    assert isinstance(found, Score)
    return found


def test_a_supported_figure_a_verb_and_an_outcome_are_a_full_achievement() -> None:
    found = judged(with_bullets(FULL))
    assert found.value == pytest.approx(1.0)
    assert set(found.parts.values()) == {1.0}
    assert found.findings == ()


def test_dropping_a_supported_figure_lowers_it() -> None:
    assert judged(with_bullets("Cut the run time of the nightly stock pipeline by much.")).value < 1


@pytest.mark.parametrize("line", LINES[1:])
def test_an_invented_figure_never_raises_it(line: str) -> None:
    invented = f"{line.rstrip('.')}, which cut cost by 73 %."
    assert judged(with_bullets(invented)).value <= judged(with_bullets(line)).value
    assert judged(with_bullets(invented)).parts["quantified"] == 0


def test_what_was_done_in_a_post_never_held_is_no_achievement() -> None:
    cv = with_bullets(FULL)
    role = type(cv.experience[0]).model_validate({**dict(cv.experience[0]), "title": "Chief Data Officer"})
    found = judged(with_fields(cv, experience=(role,)))
    assert (found.value, found.parts["supported"]) == (0, 0)
    assert [each.kind for each in found.findings] == ["invented_bullet"]


@given(st.permutations(LINES))
def test_the_order_of_bullets_does_not_matter(lines: list[str]) -> None:
    assert judged(with_bullets(*lines)).value == pytest.approx(judged(with_bullets(*LINES)).value)


def test_a_weak_bullet_is_quoted_with_what_it_lacks() -> None:
    found = judged(with_bullets("Nightly stock pipeline."))
    assert [(each.kind, each.where) for each in found.findings] == [("weak_bullet", "/experience/0/bullets/0/text")]
    assert found.findings[0].note == "no supported figure, no action verb at the start, no outcome"


def test_length_is_a_finding_and_no_loss() -> None:
    found = judged(with_fields(with_bullets(f"{FULL[:-1]}{' and on' * 40}."), summary="One. Two. Three. Four."))
    assert {each.kind for each in found.findings} == {"long_bullet", "long_summary"}
    assert found.value == pytest.approx(1.0)


def test_no_bullets_are_no_achievement() -> None:
    assert judged(EMPTY_CV).value == 0


def test_a_refusal_has_no_bullets_to_judge() -> None:
    assert isinstance(METRIC.score(answered(INSUFFICIENT)), NotApplicable)
