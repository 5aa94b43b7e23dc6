from __future__ import annotations

import pytest
from tests.shelves.observations import EMPTY_CV, INSUFFICIENT, REFERENCE, answered, with_fields

from vitaeval.metrics.mapping import METRIC
from vitaeval.schema.documents.cv import Bullet, CvExperience, TailoredCV
from vitaeval.schema.score import NotApplicable, Score


def judged(cv: TailoredCV) -> Score:
    found = METRIC.score(answered(cv))
    assert isinstance(found, Score)
    return found


def citing(*ids: str, text: str | None = None) -> TailoredCV:
    """The reference with only its first bullet, citing `ids`."""
    role = REFERENCE.experience[0]
    bullet = Bullet(text=text or role.bullets[0].text, source_ids=ids)
    lone = CvExperience.model_validate({**dict(role), "bullets": (bullet,)})
    return with_fields(REFERENCE, experience=(lone,), projects=())


def test_a_reference_rests_on_what_it_cites() -> None:
    found = judged(REFERENCE)
    assert (found.value, found.findings) == (1.0, ())
    assert dict(found.parts) == {"known_ids": 1.0, "own_entry": 1.0}


@pytest.mark.parametrize(("source", "kind"), [("w9.h1", "unknown_source"), ("e1", "foreign_source")])
def test_ids_exist_and_belong_to_the_section(source: str, kind: str) -> None:
    found = judged(citing(source))
    assert found.value == 0.0
    assert kind in {finding.kind for finding in found.findings}


def test_a_figure_must_stand_in_the_cited_source() -> None:
    own = REFERENCE.experience[0].bullets[0].source_ids
    found = judged(citing(*own, text="Made the nightly loads 93 percent shorter."))
    assert found.value == 0.0
    assert [finding.text for finding in found.findings] == ["93 percent"]
    assert dict(found.parts) == {"known_ids": 1.0, "own_entry": 1.0}


@pytest.mark.parametrize("cv", [EMPTY_CV, INSUFFICIENT])
def test_without_bullets_there_is_nothing_to_map(cv: TailoredCV) -> None:
    assert isinstance(METRIC.score(answered(cv)), NotApplicable)
