import pytest
from tests.shelves.observations import preferred

from vitaeval.metrics.preferring import METRIC
from vitaeval.schema.judgement import Preferred
from vitaeval.schema.score import NotApplicable, Score


def scored(forward: Preferred, swapped: Preferred, word: Preferred = "first") -> Score:
    found = METRIC.score(preferred(forward, swapped, word=word))
    assert isinstance(found, Score)
    return found


@pytest.mark.parametrize(
    ("forward", "swapped", "value"),
    [("first", "second", 1.0), ("second", "first", 0.0), ("tie", "tie", 0.5), ("first", "tie", 0.5)],
)
def test_what_both_orders_say_is_held_against_the_label(forward: Preferred, swapped: Preferred, value: float) -> None:
    assert scored(forward, swapped).value == value
    assert scored(forward, swapped).parts["steady"] == 1.0


def test_a_judge_of_places_gets_half_and_is_called_unsteady() -> None:
    for word in ("first", "second"):
        found = scored(word, word)
        assert (found.value, found.parts["steady"]) == (0.5, 0.0)
        assert [finding.kind for finding in found.findings] == ["position_bias"]


def test_a_tie_is_right_where_people_see_one() -> None:
    assert scored("tie", "tie", "tie").value == 1.0


def test_without_a_label_there_is_nothing_to_agree_with() -> None:
    assert isinstance(METRIC.score(preferred("first", "second", word=None)), NotApplicable)
