from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text.overlap import agreement, jaccard, supported_jaccard

NAMES = st.frozensets(st.sampled_from(["python", "sql", "triage", "acls", "go"]))


def test_overlap_is_shared_over_all() -> None:
    assert jaccard({"python", "sql"}, {"sql", "go"}) == 1 / 3


def test_two_empty_sets_have_no_overlap_to_speak_of() -> None:
    assert jaccard(frozenset(), frozenset()) is None
    assert supported_jaccard(frozenset(), frozenset(), frozenset()) is None


@given(NAMES, NAMES)
def test_overlap_is_symmetric_and_one_only_for_equal_sets(left: frozenset[str], right: frozenset[str]) -> None:
    assert jaccard(left, right) == jaccard(right, left)
    if left | right:
        assert (jaccard(left, right) == 1) == (left == right)


@given(NAMES, NAMES, NAMES)
def test_claiming_more_than_the_source_supports_never_helps(
    supported: frozenset[str], invented: frozenset[str], expected: frozenset[str]
) -> None:
    honest = supported_jaccard(supported, supported, expected)
    boastful = supported_jaccard(supported, supported | invented, expected)
    assert honest is None or (boastful is not None and boastful <= honest)


def test_agreement_names_precision_recall_and_f1() -> None:
    found = agreement({"python", "sql"}, {"sql"})
    assert (found.precision, found.recall, found.f1) == (0.5, 1.0, 2 / 3)


def test_agreement_has_no_number_where_nothing_was_found_or_expected() -> None:
    assert agreement(frozenset(), {"sql"}).precision is None
    assert agreement({"sql"}, frozenset()).recall is None
    assert agreement(frozenset(), frozenset()).f1 is None
