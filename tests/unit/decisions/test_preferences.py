import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitaeval.decisions.preferences import Outcome, corrected_share, preferences
from vitaeval.schema.calibration import Pair
from vitaeval.schema.judgement import Preferred

WORDS: list[Preferred] = ["first", "second", "tie"]
outcomes = st.builds(
    Outcome,
    cluster=st.sampled_from(["ann", "bob", "eve"]),
    example=st.sampled_from(["a", "b", "c"]),
    words=st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)),
    is_candidate_first=st.booleans(),
)


def outcome(words: tuple[Preferred, Preferred] | None, *, first: bool = True, number: int = 0) -> Outcome:
    return Outcome(f"p{number}", f"e{number}", words, first)


@pytest.mark.parametrize(
    ("words", "first", "worth"),
    [
        (("first", "second"), True, 1.0),
        (("first", "second"), False, 0.0),
        (("second", "first"), True, 0.0),
        (("tie", "tie"), True, 0.5),
        (("first", "tie"), True, 0.5),
        (("first", "first"), True, 0.5),
        (("second", "second"), False, 0.5),
    ],
)
def test_only_what_both_orders_say_counts(words: tuple[Preferred, Preferred], first: bool, worth: float) -> None:
    assert outcome(words, first=first).worth == worth


def test_a_judge_of_places_wins_nothing_and_is_counted() -> None:
    found = preferences([outcome(("first", "first"), first=bool(number % 2), number=number) for number in range(12)])
    assert (found.won, found.tied, found.lost, found.turned) == (0, 12, 0, 12)
    assert found.first is not None
    assert found.first.mean == 1.0


def test_one_text_twice_is_a_tie_that_shows_no_bias_and_a_missing_answer_is_none() -> None:
    same = Outcome("p", "e", None, True, is_same=True)
    found = preferences([same, outcome(None, number=1)])
    assert (found.tied, found.same, found.turned, found.missing) == (1, 1, 0, 1)
    assert found.first is None
    assert preferences([outcome(None)]).share is None


@settings(deadline=None)
@given(st.lists(outcomes, min_size=1, max_size=20))
def test_candidate_and_baseline_changed_round_say_the_opposite(found: list[Outcome]) -> None:
    back = [Outcome(item.cluster, item.example, item.words, not item.is_candidate_first) for item in found]
    ours, theirs = preferences(found), preferences(back)
    assert (ours.won, ours.tied, ours.lost) == (theirs.lost, theirs.tied, theirs.won)
    assert ours.share is not None
    assert theirs.share is not None
    assert ours.share.mean == pytest.approx(1 - theirs.share.mean)
    assert ours.first == theirs.first


def labelled(number: int, people: float, judge: float) -> Pair:
    return Pair(document=f"d{number}", cluster=f"p{number}", people=people, judge=judge)


def asked(number: int, *, first: bool) -> Outcome:
    """A judge who always prefers the candidate."""
    words: tuple[Preferred, Preferred] = ("first", "second") if first else ("second", "first")
    return Outcome(f"p{number}", f"e{number}", words, first, document=f"d{number}")


def test_people_who_see_no_difference_correct_a_judge_who_loves_the_candidate() -> None:
    found = [asked(number, first=bool(number % 2)) for number in range(40)]
    pairs = [labelled(number, 0.5, float(number % 2)) for number in range(20)]
    assert preferences(found).won == 40
    share = corrected_share(found, pairs)
    assert share is not None
    assert share.mean == pytest.approx(0.5)


def test_peoples_word_counts_for_the_candidate_wherever_it_stood() -> None:
    found = [asked(number, first=bool(number % 2)) for number in range(20)]
    for_baseline = [labelled(number, float(not number % 2), float(number % 2)) for number in range(20)]
    share = corrected_share(found, for_baseline)
    assert share is not None
    assert share.mean == 0.0


def test_labels_of_other_pairs_or_of_few_people_correct_nothing() -> None:
    found = [asked(number, first=True) for number in range(40)]
    assert corrected_share(found, [labelled(number, 1.0, 1.0) for number in range(100, 140)]) is None
    assert corrected_share(found, [labelled(number, 1.0, 1.0) for number in range(9)]) is None
