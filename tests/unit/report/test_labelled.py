from vitaeval.report.labelled import about_check, about_claims, about_people
from vitaeval.schema.calibration import Detected, Estimate


def test_each_labeller_is_named_as_they_call_themselves() -> None:
    assert list(about_people({"Ann": 12, "Bob": 3}, 15, 2)) == [
        "Ann (self-declared): 12 of 15",
        "Bob (self-declared): 3 of 15",
        "2 labels are left aside: a model's, or of another text or rubric",
    ]
    assert list(about_people({}, 15, 0)) == ["no person has labelled any of 15 yet"]


def test_no_agreement_is_told_with_its_reason() -> None:
    said = dict(about_claims({"none": None, "few": Estimate(mean=0.8, low=None, high=None)}))
    assert "cannot be told" in said["none"]
    assert "it takes documents of ten people" in said["few"]


def test_the_check_is_held_against_people_with_an_interval() -> None:
    share = Estimate(mean=0.9, low=0.68, high=0.99)
    doubted, stands = about_check(Detected(n=20, share=share), Detected(n=0, share=None))
    assert "people find 90% of 20 (68% … 99%) without support" in doubted
    assert "none yet" in stands
