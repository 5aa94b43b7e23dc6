from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shelves.observations import ANALYSIS, REFUSAL_EXPECTED, observe

from vitaeval.metrics.ranking import METRIC, ndcg
from vitaeval.schema.documents.analysis import MatchAnalysis, RankedEntry
from vitaeval.schema.score import NotApplicable, Score

GRADES = {"w1": 3, "w2": 2, "p1": 1, "v1": 0}


def analysis(*ids: str, missing: tuple[str, ...] = ("Kubernetes",)) -> MatchAnalysis:
    ranked = tuple(RankedEntry(source_id=each, score=0.5, matched_keywords=(), reason="") for each in ids)
    return MatchAnalysis.model_validate({**dict(ANALYSIS), "ranked_entries": ranked, "missing_skills": missing})


def test_the_best_order_is_one_and_the_worst_less() -> None:
    assert ndcg(["w1", "w2", "p1", "v1"], GRADES) == 1
    assert ndcg(["w1", "w2", "p1"], GRADES) == 1
    worst = ndcg(["v1", "p1", "w2", "w1"], GRADES)
    assert worst is not None
    assert 0 < worst < 1


def test_gain_and_discount_are_those_of_the_paper() -> None:
    value = ndcg(["w2", "w1"], {"w1": 3, "w2": 2})
    assert value == pytest.approx((3 + 7 / log2(3)) / (7 + 3 / log2(3)))


def test_a_stranger_or_a_repeat_takes_a_place_and_gains_nothing() -> None:
    assert ndcg(["w9", "w1"], {"w1": 3}) == pytest.approx(1 / log2(3))
    assert ndcg(["w1", "w1", "w2"], GRADES) == ndcg(["w1", "x", "w2"], GRADES)


def test_only_five_places_count() -> None:
    assert ndcg(["a", "b", "c", "d", "e", "w1"], {"w1": 3}) == 0


@given(st.lists(st.sampled_from([*GRADES, "w9"])))
def test_the_value_stays_between_zero_and_one(ranked: list[str]) -> None:
    value = ndcg(ranked, GRADES)
    assert value is not None
    assert 0 <= value <= 1


def test_no_entry_of_any_worth_leaves_nothing_to_rank() -> None:
    assert ndcg(["w1"], {"w1": 0}) is None
    assert isinstance(METRIC.score(observe({"analysis": ANALYSIS}, expected=REFUSAL_EXPECTED)), NotApplicable)


def test_missing_skills_are_compared_in_canonical_form() -> None:
    found = METRIC.score(observe({"analysis": analysis("w1", missing=("k8s", "Fortran"))}))
    assert isinstance(found, Score)
    assert (found.parts["missing_precision"], found.parts["missing_recall"]) == (0.5, 0.5)


def test_naming_no_missing_skill_has_no_precision() -> None:
    found = METRIC.score(observe({"analysis": analysis("w1", missing=())}))
    assert isinstance(found, Score)
    assert "missing_precision" not in found.parts
    assert found.parts["missing_recall"] == 0


def test_invented_ids_and_overlooked_entries_are_named() -> None:
    found = METRIC.score(observe({"analysis": analysis("w9", "w2")}))
    assert isinstance(found, Score)
    assert found.parts["ids_exist"] == 0.5
    assert [(each.kind, each.text) for each in found.findings] == [
        ("unknown_id", "w9"),
        ("overlooked_entry", "w1"),
    ]


def test_without_analysis_there_is_no_ranking() -> None:
    assert isinstance(METRIC.score(observe({})), NotApplicable)
