from __future__ import annotations

import pytest
from tests.shelves.observations import (
    EMPTY_CV,
    EXPECTED,
    INSUFFICIENT,
    REFERENCE,
    REFUSAL_EXPECTED,
    answered,
    observe,
    with_fields,
)

from vitaeval.metrics.expectations import METRIC
from vitaeval.schema.claim import ClaimType, TypedClaim
from vitaeval.schema.documents.cv import Bullet, CvExperience, TailoredCV
from vitaeval.schema.golden import CvExpected, Fact, FactLevel
from vitaeval.schema.score import NotApplicable, Score


def judged(cv: TailoredCV, expected: CvExpected = EXPECTED) -> Score:
    found = METRIC.score(answered(cv, expected=expected))
    assert isinstance(found, Score)
    return found


def expecting(*facts: Fact, lead: str | None = None) -> CvExpected:
    return CvExpected.model_validate({**dict(EXPECTED), "facts": facts, "lead": lead, "traps": ()})


def fact(
    source: str, *, level: FactLevel = FactLevel.MUST, claim: TypedClaim | None = None, weight: float = 1.0
) -> Fact:
    name = f"f-{source.replace('.', '-')}"
    return Fact(id=name, level=level, source_ids=(source,), claim=claim, weight=weight)


def rewritten(text: str, *sources: str) -> TailoredCV:
    role = REFERENCE.experience[0]
    bullets = (Bullet(text=text, source_ids=sources),)
    return with_fields(
        REFERENCE,
        experience=(CvExperience.model_validate({**dict(role), "bullets": bullets}),),
        projects=(),
        education=(),
        certificates=(),
    )


def test_the_reference_meets_everything() -> None:
    found = judged(REFERENCE)
    assert found.value == 1
    assert dict(found.parts) == {"answer": 1, "trap_free": 1, "lead": 1, "facts": 1, "must": 1}
    assert found.findings == ()


def test_a_fact_is_met_by_source_and_figure_in_any_words() -> None:
    speed = fact("w1.h1", claim=TypedClaim(type=ClaimType.METRIC, value="40 %"))
    assert judged(rewritten("Made nightly loads 40 percent shorter.", "w1.h1"), expecting(speed)).value == 1


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Made nightly loads 30 % shorter.", "w1.h1"),
        ("Made nightly loads 40 % shorter.", "w1.h2"),
        ("Made nightly loads shorter.", "w1.h1"),
    ],
)
def test_a_fact_needs_both_its_source_and_its_figure(text: str, source: str) -> None:
    speed = fact("w1.h1", claim=TypedClaim(type=ClaimType.METRIC, value="40 %"))
    found = judged(rewritten(text, source), expecting(speed))
    assert found.value == 0
    assert [each.kind for each in found.findings] == ["unmet_fact"]


def test_a_fact_without_claim_is_met_by_citing_its_source() -> None:
    assert judged(rewritten("Anything at all.", "w1.h2"), expecting(fact("w1.h2"))).value == 1


def test_an_entry_is_cited_by_its_section_item_and_by_any_of_its_bullets() -> None:
    assert judged(rewritten("Anything at all.", "w1.h2"), expecting(fact("w1"))).value == 1
    assert judged(REFERENCE, expecting(fact("e1"), fact("c1"), fact("p1"))).value == 1
    assert judged(EMPTY_CV, expecting(fact("e1"))).value == 0


def test_the_header_of_the_role_speaks_for_its_bullets() -> None:
    title = fact("w1.h2", claim=TypedClaim(type=ClaimType.TITLE, value="Data Engineer"))
    assert judged(rewritten("Anything at all.", "w1.h2"), expecting(title)).value == 1


def test_levels_weigh_three_to_one_to_one() -> None:
    must, should = fact("w1.h1"), fact("w1.h2", level=FactLevel.SHOULD)
    assert judged(rewritten("Text.", "w1.h1"), expecting(must, should)).value == 0.75
    assert judged(rewritten("Text.", "w1.h2"), expecting(must, should)).value == 0.25


def test_the_weight_of_a_fact_counts_within_its_level() -> None:
    light, heavy = fact("w1.h1", weight=0.5), fact("w1.h2", weight=1.5)
    assert judged(rewritten("Text.", "w1.h2"), expecting(light, heavy)).value == 0.75


def test_a_fact_to_omit_is_met_by_silence() -> None:
    clutter = fact("w1.h3", level=FactLevel.OMIT)
    assert judged(rewritten("Text.", "w1.h1"), expecting(clutter)).value == 1
    shown = judged(rewritten("Text.", "w1.h3"), expecting(clutter))
    assert shown.value == 0
    assert [each.kind for each in shown.findings] == ["superfluous_fact"]


def test_the_wrong_entry_in_front_costs_and_is_named() -> None:
    turned = with_fields(REFERENCE, experience=REFERENCE.experience[::-1])
    found = judged(turned)
    assert found.parts["lead"] == 0
    assert found.parts["facts"] == 1
    assert 0 < found.value < 1
    assert [(each.kind, each.nearest_path) for each in found.findings] == [("wrong_lead", "w1")]


def test_a_project_leads_where_it_is_the_first_of_the_projects() -> None:
    assert judged(REFERENCE, expecting(fact("w1"), lead="p1")).parts["lead"] == 1
    assert judged(with_fields(REFERENCE, projects=()), expecting(fact("w1"), lead="p1")).parts["lead"] == 0


def test_a_sprung_trap_makes_it_worthless_and_is_quoted() -> None:
    found = judged(with_fields(REFERENCE, skills=(*REFERENCE.skills, "Kubernetes")))
    assert (found.value, found.parts["trap_free"], found.parts["facts"]) == (0, 0, 1)
    assert [(each.kind, each.text, each.where) for each in found.findings] == [("trap", "Kubernetes", "/skills/4")]


def test_naming_a_gap_as_a_gap_springs_no_trap() -> None:
    assert judged(with_fields(REFERENCE, missing_skills=("Kubernetes",))).parts["trap_free"] == 1


def test_the_kind_of_answer_is_right_or_worthless() -> None:
    refused = METRIC.score(answered(INSUFFICIENT))
    assert isinstance(refused, Score)
    assert (refused.value, refused.parts["answer"]) == (0, 0)
    assert judged(REFERENCE, REFUSAL_EXPECTED).value == 0
    right = METRIC.score(answered(INSUFFICIENT, expected=REFUSAL_EXPECTED))
    assert isinstance(right, Score)
    assert (right.value, right.parts["answer"]) == (1, 1)


def test_without_an_answer_there_is_nothing_to_judge() -> None:
    assert isinstance(METRIC.score(observe({})), NotApplicable)
