from typing import Any

from vitaeval.decisions.experiment_words import joined, told
from vitaeval.schema.experiment_verdict import ArmVerdict, Condition
from vitaeval.schema.verdict import Standing, Verdict


def condition(**more: Any) -> Condition:
    values: dict[str, Any] = {
        "metric": "rating",
        "n": 900,
        "control": 7.0,
        "gain": 0.5,
        "bound": 0.2,
        "null": 0.0,
        "standing": Standing.SHOWN,
    }
    return Condition(**{**values, **more})


def arm(name: str, verdict: Verdict, gain: float = 0.5) -> ArmVerdict:
    return ArmVerdict(arm=name, verdict=verdict, reason=f"{name} says", goal=condition(gain=gain), guardrails=())


def test_the_larger_gain_wins() -> None:
    said = joined([arm("a", Verdict.PASS, 0.1), arm("b", Verdict.PASS, 0.3), arm("c", Verdict.FAIL)], is_last=False)
    assert (said.verdict, said.winner, said.is_final, said.reason) == (Verdict.PASS, "b", True, "b says")


def test_the_control_stays_only_when_all_have_failed() -> None:
    one_open = joined([arm("a", Verdict.FAIL), arm("b", Verdict.INCONCLUSIVE)], is_last=False)
    assert (one_open.verdict, one_open.is_final) == (Verdict.INCONCLUSIVE, False)
    none = joined([arm("a", Verdict.FAIL), arm("b", Verdict.FAIL)], is_last=False)
    assert (none.verdict, none.is_final, none.reason) == (Verdict.FAIL, True, "a says; b says")


def test_the_end_without_a_word_is_the_end() -> None:
    said = joined([arm("a", Verdict.INCONCLUSIVE)], is_last=True)
    assert said.is_final
    assert "control stays" in said.reason


def test_what_proves_nothing_is_never_final() -> None:
    said = joined([arm("a", Verdict.INVALID), arm("b", Verdict.FAIL)], is_last=True)
    assert (said.verdict, said.is_final) == (Verdict.INVALID, False)


def test_the_sentence_has_the_numbers_that_decide() -> None:
    assert told(condition()) == "gain +0.5, at least +0.2, the control has 7 (900)"
    assert "where more than -0.02 is needed" in told(condition(null=-0.02, bound=None))
    assert "at least -0.1 where more than +0 is needed" in told(condition(bound=-0.1, standing=Standing.OPEN))
    harm = condition(gain=-0.5, bound=-0.8, null=-0.1, standing=Standing.REFUTED)
    assert told(harm) == "gain -0.5, at most -0.2 where -0.1 is allowed, the control has 7 (900)"
