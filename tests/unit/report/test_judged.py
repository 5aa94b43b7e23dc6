from tests.measured_judges import UNSHOWN, agreed, calibration, judged_run

from vitaeval.report.judged import calibrated_lines, lines, spent, worth
from vitaeval.schema.calibration import JudgedRun
from vitaeval.schema.chat import Evidence
from vitaeval.schema.judgement import CRITERIA


def told(about: JudgedRun) -> str:
    return " ".join(lines(about))


def test_without_peoples_labels_the_first_word_is_uncalibrated_and_the_way_out_is_told() -> None:
    about = judged_run(calibration=None, corrected=None, why="nobody has labelled anything")
    assert worth(about) == "UNCALIBRATED"
    said = told(about)
    assert "UNCALIBRATED judge: nobody has labelled anything" in said
    assert "decide nothing" in said
    assert "vitaeval label, then vitaeval judge calibrate" in said


def test_with_them_agreement_bias_and_the_corrected_mean_stand_beside_each_other() -> None:
    said = told(judged_run())
    assert worth(judged_run()) == "calibrated"
    assert "against Ann, Bob (self-declared)" in said
    for number in ("kappa 0.550", "alpha 0.600 (0.400 … 0.800)", "among people 0.700", "judge minus people -0.120"):
        assert said.count(number) == len(CRITERIA)
    assert "sway of length +0.300" in said
    assert "as far as the judge errs here as on the labelled documents" in said
    assert "clarity 0.620 (0.510 … 0.730)" in said


def test_one_person_and_agreement_by_chance_are_named() -> None:
    weak = calibration(labellers=("Ann",), criteria={"clarity": agreed(UNSHOWN)})
    said = " ".join(calibrated_lines(weak, None))
    assert "nobody knows how far a second one would agree" in said
    assert "UNCALIBRATED: better than chance is not shown for clarity (alpha's interval reaches 0)" in said
    few = calibration(criteria={"clarity": agreed(UNSHOWN, clusters=5)})
    assert "it takes documents of at least ten people" in " ".join(calibrated_lines(few, None))


def test_a_rule_is_called_no_judge_and_an_unknown_price_is_not_free() -> None:
    assert "is a rule, no judge" in told(judged_run(evidence=Evidence.PROMPT_BLIND))
    assert "$" not in told(judged_run(cost_usd=None))
    assert "cost unknown" in spent(None, 3, 0)
