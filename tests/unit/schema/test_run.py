from __future__ import annotations

import pytest
from pydantic import ValidationError
from tests.records import aggregate, example_record, run_record

from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Crashed, NotApplicable, Score


def test_a_record_survives_the_disk_at_full_precision() -> None:
    found = run_record(examples=(example_record(cells={"length": Score(value=1 / 3)}),))
    assert RunRecord.model_validate_json(found.model_dump_json()) == found


def test_a_cell_keeps_its_kind_on_disk() -> None:
    cells = {"a": Score(value=0.0), "b": NotApplicable(reason="no CV"), "c": Crashed(error="boom")}
    found = RunRecord.model_validate_json(run_record(examples=(example_record(cells=cells),)).model_dump_json())
    assert dict(found.examples[0].cells) == cells


def test_a_value_is_looked_up_by_metric_or_part() -> None:
    item = example_record(cells={"length": Score(value=0.5, parts={"long": 1.0}), "tone": NotApplicable(reason="none")})
    assert item.value("length") == 0.5
    assert item.value("length.long") == 1.0
    assert item.value("length.short") is None
    assert item.value("tone") is None
    assert item.value("unknown") is None


def test_an_aggregate_is_looked_up_by_metric_and_tag() -> None:
    whole, sliced = aggregate("length", mean=0.5), aggregate("length", tag="common", mean=0.25)
    found = run_record(aggregates=(whole, sliced))
    assert found.aggregate("length") == whole
    assert found.aggregate("length", "common") == sliced
    assert found.aggregate("length", "rare") is None


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        RunRecord.model_validate({**run_record().model_dump(), "extra": 1})
