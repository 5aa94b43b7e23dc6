from tests.measured_judges import calibration, preferred

from vitaeval.report.preferences import lines
from vitaeval.schema.calibration import Estimate


def test_the_outcome_the_place_and_the_worth_are_told_together() -> None:
    said = " ".join(lines(preferred()))
    assert "r2 against r1, by prefer_cv 1.0.0 · far/far-1 (UNCALIBRATED)" in said
    assert "0.700 (0.550 … 0.850) of the pairs" in said
    assert "12 won, 5 tied (1 the same text), 3 lost, 2 without an answer" in said
    assert "4 ties only because each order preferred the same place" in said
    assert "nobody has labelled anything" in said


def test_a_calibrated_judge_is_told_with_its_agreement() -> None:
    said = " ".join(lines(preferred(calibration=calibration(), why=None)))
    assert "UNCALIBRATED" not in said
    assert "kappa 0.550" in said
    assert "People would prefer the candidate: cannot be told" in said
    corrected = preferred(calibration=calibration(), why=None, corrected=Estimate(mean=0.5, low=0.4, high=0.6))
    assert "People would prefer the candidate: 0.500 (0.400 … 0.600)" in " ".join(lines(corrected))
