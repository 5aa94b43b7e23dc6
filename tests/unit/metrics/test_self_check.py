from __future__ import annotations

import pytest
from tests.shelves.observations import INSUFFICIENT, REFERENCE, SELF_CHECK, answered, with_fields

from vitaeval.metrics.self_check import METRIC
from vitaeval.schema.documents.cv import ContentMapping, SelfCheck
from vitaeval.schema.score import Crashed, NotApplicable, Score

CLEAN = Score(value=0.0, parts={"clean": 1.0, "rate": 0.0})
FALSE = Score(value=0.9, parts={"clean": 0.0, "rate": 0.1})
ATS = Score(value=0.9, parts={"coverage": 0.8})


def checked(said: SelfCheck, fabrication: Score = CLEAN, ats: Score = ATS) -> Score:
    scores = {"fabrication": fabrication, "ats": ats}
    found = METRIC.score(answered(with_fields(REFERENCE, self_check=said), scores=scores))
    assert isinstance(found, Score)
    return found


def saying(**fields: object) -> SelfCheck:
    return SelfCheck.model_validate({**dict(SELF_CHECK), **fields})


def test_a_model_that_says_what_we_measure_agrees_in_full() -> None:
    sure = SELF_CHECK.mappings[0].model_copy(update={"confidence": 1.0})
    found = checked(saying(mappings=(sure,)))
    assert found.value == pytest.approx(1.0)
    assert found.findings == ()


def test_a_model_that_passes_itself_wrongly_is_a_finding() -> None:
    found = checked(SELF_CHECK, fabrication=FALSE)
    assert (found.parts["fabrication"], found.parts["passed_wrongly"]) == (0, 1)
    assert [each.kind for each in found.findings] == ["passed_itself_wrongly"]
    assert found.value < checked(SELF_CHECK).value


def test_an_ats_mark_that_we_do_not_see_is_one_too() -> None:
    found = checked(SELF_CHECK, ats=Score(value=0.5, parts={"coverage": 0.8}))
    assert found.parts["ats"] == pytest.approx(0.6)
    assert [(each.kind, each.where) for each in found.findings] == [("passed_itself_wrongly", "/self_check/ats_score")]


def test_accusing_an_honest_cv_is_no_agreement_either() -> None:
    found = checked(saying(fabrication_free=False))
    assert (found.parts["fabrication"], found.parts["passed_wrongly"]) == (0, 0)
    assert [each.kind for each in found.findings] == ["accused_itself_wrongly"]


def test_mismatches_and_no_fabrication_contradict_each_other() -> None:
    assert [each.kind for each in checked(saying(mismatches=2)).findings] == ["contradicts_itself"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"source_id": "w1.h1"},
        {"source_id": "w9"},
        {"text": "Ran a fleet of ferries."},
        {"source_text": "shipped nine rockets to the moon"},
    ],
)
def test_being_sure_of_a_wrong_source_costs_what_being_unsure_does_not(wrong: dict[str, str]) -> None:
    def with_confidence(confidence: float) -> Score:
        fields = {**dict(SELF_CHECK.mappings[0]), **wrong, "confidence": confidence}
        return checked(saying(mappings=(ContentMapping.model_validate(fields),)))

    assert with_confidence(1.0).parts["mappings"] == 0
    assert with_confidence(0.0).parts["mappings"] == 1
    assert [each.kind for each in with_confidence(1.0).findings] == ["wrong_mapping"]


def test_what_we_could_not_measure_is_not_compared() -> None:
    unknown = Score(value=0.0, parts={"clean": 0.0})
    assert "fabrication" not in checked(SELF_CHECK, fabrication=unknown).parts


def test_without_a_self_check_there_is_nothing_to_agree_with() -> None:
    scores = {"fabrication": CLEAN, "ats": ATS}
    assert isinstance(METRIC.score(answered(REFERENCE, scores=scores)), NotApplicable)
    assert isinstance(METRIC.score(answered(INSUFFICIENT, scores=scores)), NotApplicable)
    broken = {"fabrication": Crashed(error="boom"), "ats": ATS}
    found = METRIC.score(answered(with_fields(REFERENCE, self_check=SELF_CHECK), scores=broken))
    assert found == NotApplicable(reason="no score of fabrication")
