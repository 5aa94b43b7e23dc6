import pytest
from tests.line import example

from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.golden import Example
from vitaeval.schema.judgement import OTHER, PairExpected, Preferred, settled
from vitaeval.text.preferred import as_labelled, by_rule, in_order

GOOD = "- Built Python pipelines that load 40 GB a day\n- Moved 12 services to Kubernetes in six weeks"
POOR = "- Was helpful in many ways to many people on many days of many years and would gladly be so again, if asked"


def pair(first: str = GOOD, second: str = POOR, preferred: Preferred | None = None) -> Example:
    job = JobPosting(title=None, text="Python and Kubernetes")
    return example(expected=PairExpected(first=first, second=second, preferred=preferred), job=job)


def test_the_second_question_shows_the_same_documents_the_other_way_round() -> None:
    forward, swapped = in_order(pair(), swapped=False), in_order(pair(), swapped=True)
    assert (forward["first"], forward["second"]) == (swapped["second"], swapped["first"])
    assert forward["job"] == swapped["job"]
    assert in_order(example(), swapped=True)["first"] == ""


@pytest.mark.parametrize("documents", [(GOOD, POOR), (POOR, GOOD), (GOOD, GOOD)])
def test_the_rule_prefers_documents_not_places(documents: tuple[str, str]) -> None:
    found = pair(*documents)
    words = [by_rule(found, swapped=swapped).preferred for swapped in (False, True)]
    assert words[1] == OTHER[words[0]]
    assert not settled(*(words[0], words[1]))[1]
    assert by_rule(pair(GOOD, POOR), swapped=False).preferred == "first"


def test_the_reference_says_the_labelled_word_in_both_orders() -> None:
    found = pair(preferred="second")
    assert as_labelled(found, {}, swapped=False).preferred == "second"
    assert as_labelled(found, {}, swapped=True).preferred == "first"
    assert as_labelled(pair(), {}, swapped=True) == by_rule(pair(), swapped=True)
