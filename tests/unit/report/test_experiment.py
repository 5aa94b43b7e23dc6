from typing import Any

from tests.unit.decisions.test_experiment_words import arm, condition

from vitaeval.report.experiment import lines, markdown, rows, sentence
from vitaeval.schema.chat import Evidence
from vitaeval.schema.experiment_verdict import ArmVerdict, ExperimentVerdict
from vitaeval.schema.verdict import Standing, Verdict


def verdict(**more: Any) -> ExperimentVerdict:
    values: dict[str, Any] = {
        "experiment": "2026-10-05-summary-first",
        "question": "Do more people keep what they get?",
        "verdict": Verdict.PASS,
        "reason": "treatment wins on rating: gain +0.5",
        "winner": "treatment",
        "is_final": True,
        "evidence": Evidence.REAL,
        "look": 2,
        "fraction": 0.5,
        "counts": {"control": 500, "treatment": 510},
        "sample_ratio_p": 0.7,
        "arms": (arm("treatment", Verdict.PASS),),
        "objections": (),
        "notes": (),
        "plain_rule": "p < 0.05 at any look: treatment better",
    }
    return ExperimentVerdict(**{**values, **more})


def test_the_page_says_verdict_reason_and_numbers() -> None:
    page = markdown(verdict())
    assert "✅ **PASS: treatment wins on rating: gain +0.5**" in page
    assert "| treatment | rating | 7 | +0.5 | +0.2 | > +0 | 900 | shown |" in page
    assert "look 2, 50% of the declared end: 500 users in control, 510 users in treatment" in page
    assert "promotes nothing" in page


def test_what_is_simulated_is_called_so() -> None:
    assert "SIMULATED" in "\n".join(lines(verdict(evidence=Evidence.SIMULATED)))


def test_what_proves_nothing_shows_no_outcome() -> None:
    found = verdict(verdict=Verdict.INVALID, reason="mismatch", arms=(), look=0, objections=("mismatch", "lost"))
    page = markdown(found)
    assert sentence(found) == "INVALID: mismatch"
    assert "not looked at" in page
    assert "invalid: lost" in page
    assert "rating" not in page


def test_rounding_leaves_no_minus_zero() -> None:
    flat = ArmVerdict(
        arm="t",
        verdict=Verdict.INCONCLUSIVE,
        reason="",
        goal=condition(gain=-1e-15, control=-0.0, bound=None, standing=Standing.OPEN),
        guardrails=(),
    )
    assert rows(verdict(arms=(flat,)))[0][2:5] == ["0", "+0", "–"]
