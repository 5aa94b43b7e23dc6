from tests.records import example_record, run_record

from vitaeval.decisions.flips import flips
from vitaeval.schema.claim import Severity
from vitaeval.schema.outcome import State
from vitaeval.schema.run import ExampleRecord, RunRecord
from vitaeval.schema.score import Finding, Score


def run(*examples: ExampleRecord) -> RunRecord:
    return run_record(examples=examples)


def test_both_answers_and_the_gravest_findings_are_shown() -> None:
    finding = Finding(kind="employer", text="Acme", severity=Severity.CRITICAL, note="no such employer")
    before = run(example_record("a", passed=True, answers={"analysis": {"x": 1}, "write": {"text": "true"}}))
    after = run(
        example_record(
            "a",
            passed=False,
            answers={"write": {"text": "false"}},
            cells={"fabrication": Score(value=0, findings=(finding,))},
        )
    )
    (flip,) = flips(before, after)
    assert (flip.baseline.passed, flip.candidate.passed) == (True, False)
    assert "true" in flip.baseline.answer
    assert "false" in flip.candidate.answer
    assert flip.candidate.findings == ("critical employer: “Acme”: no such employer",)


def test_a_malformed_answer_shows_its_raw_text() -> None:
    broken = example_record("a", passed=False, state=State.MALFORMED, text="{oops", answers={"analysis": {"x": 1}})
    (flip,) = flips(run(example_record("a", passed=True)), run(broken))
    assert flip.candidate.answer == "{oops"


def test_what_stayed_or_was_not_answered_is_no_flip() -> None:
    before = run(example_record("a", passed=True), example_record("b", passed=True))
    after = run(example_record("a", passed=True), example_record("b", passed=None, state=State.UNANSWERED))
    assert not list(flips(before, after))


def test_lost_examples_come_first() -> None:
    before = run(example_record("a", passed=False), example_record("b", passed=True))
    after = run(example_record("a", passed=True), example_record("b", passed=False))
    assert [flip.example for flip in flips(before, after)] == ["b", "a"]
