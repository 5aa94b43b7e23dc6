import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.decisions.preferences import Outcome, preferences
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


@given(st.lists(outcomes, min_size=1, max_size=20))
def test_candidate_and_baseline_changed_round_say_the_opposite(found: list[Outcome]) -> None:
    back = [Outcome(item.cluster, item.example, item.words, not item.is_candidate_first) for item in found]
    ours, theirs = preferences(found), preferences(back)
    assert (ours.won, ours.tied, ours.lost) == (theirs.lost, theirs.tied, theirs.won)
    assert ours.share is not None
    assert theirs.share is not None
    assert ours.share.mean == pytest.approx(1 - theirs.share.mean)
    assert ours.first == theirs.first
