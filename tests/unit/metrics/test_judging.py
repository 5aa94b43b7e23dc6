import pytest
from tests.shelves.observations import judged

from vitaeval.metrics.judging import METRIC
from vitaeval.schema.judgement import Bands
from vitaeval.schema.score import NotApplicable, Score

BANDS = Bands(relevance=4, evidence=4, clarity=4)


def scored(band: int, quote: str | None = None, bands: Bands | None = BANDS) -> Score:
    found = METRIC.score(judged(band, quote, bands=bands))
    assert isinstance(found, Score)
    return found


def test_the_farther_from_the_label_the_less() -> None:
    values = [scored(band).value for band in (4, 3, 2, 1)]
    assert values == sorted(values, reverse=True)
    assert values[0] == 1.0
    assert values[-1] == pytest.approx(0.25)
    assert scored(5).value == scored(3).value


def test_a_quote_has_to_stand_in_the_document() -> None:
    assert scored(4, "SQL \n reports").parts["quoted"] == 1.0
    invented = scored(4, "led a team of 40")
    assert invented.parts["quoted"] == 0.0
    assert {finding.kind for finding in invented.findings} == {"misquoted"}
    assert "quoted" not in scored(4).parts


def test_without_a_label_there_is_nothing_to_be_near_to() -> None:
    assert isinstance(METRIC.score(judged(3, None, bands=None)), NotApplicable)
