from tests.measures import LENGTH

from vitaeval.schema.score import Crashed


def test_says_what_the_number_means() -> None:
    assert LENGTH.about == "Length, 0 to 1 share, more is better"


def test_every_cell_has_a_reason() -> None:
    assert LENGTH.reason(LENGTH.apply("a", "word")) == "letters “word”"
    assert LENGTH.reason(LENGTH.apply("a", "")) == "a has no answer"
    assert LENGTH.reason(Crashed(error="ValueError: odd")) == "ValueError: odd"
