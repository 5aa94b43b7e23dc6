from tests.line import example
from tests.shelves.documents import INSUFFICIENT, REFERENCE

from vitaeval.schema.documents.cv import CvAnswer
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.judgement import Bands, JudgedExpected
from vitaeval.text.judged import as_labelled, by_rule, cv_text, to_judge
from vitaeval.text.rule_bands import NO_JUDGE

BANDS = Bands(relevance=5, evidence=2, clarity=4)


def test_a_judge_reads_the_cv_and_nobodys_name() -> None:
    text = cv_text(CvAnswer(answer=REFERENCE))
    assert text is not None
    assert REFERENCE.headline in text
    assert "@" not in text


def test_an_answer_that_is_no_cv_is_nothing_to_judge() -> None:
    assert cv_text(CvAnswer(answer=INSUFFICIENT)) is None
    assert cv_text(BANDS) is None


def test_a_judge_reads_the_posting_under_its_title() -> None:
    judged = example(expected=JudgedExpected(document="a CV"), job=JobPosting(title="Nurse", text=" Night shifts \n"))
    assert to_judge(judged) == {"document": "a CV", "job": "Nurse\n\nNight shifts"}
    assert to_judge(example())["document"] == ""


def test_the_reference_says_what_the_sets_makers_say_and_the_rule_where_they_say_nothing() -> None:
    labelled = example(expected=JudgedExpected(document="a CV", bands=BANDS))
    assert {name: grade.band for name, grade in as_labelled(labelled, {}).grades().items()} == BANDS.model_dump()
    unlabelled = example(expected=JudgedExpected(document="a CV"))
    assert as_labelled(unlabelled, {}) == by_rule(unlabelled, {})
    assert NO_JUDGE in by_rule(unlabelled, {}).clarity.reason
