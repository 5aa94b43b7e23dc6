"""Addresses of artifacts; that one is really brought here is shown in tests/unit/app/test_importing.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from vitaeval.errors import ConfigError, DataError
from vitaeval.schema.config import Tracking
from vitaeval.tracking.fetch import fetch, is_address

NOWHERE = Tracking(name="none", uri=None, experiment="e")


def test_only_an_mlflow_address_is_fetched() -> None:
    assert is_address("runs:/abc/table.json")
    assert not is_address("runs/abc/table.json")
    assert not is_address("log.jsonl")


@pytest.mark.parametrize("address", ["runs:/", "runs:/abc", "runs:/abc/", "runs://abc/x.json"])
def test_another_form_is_refused_before_anybody_is_asked(tmp_path: Path, address: str) -> None:
    with pytest.raises(DataError, match="write runs:/RUN_ID/PATH"):
        fetch(address, NOWHERE, tmp_path)


def test_without_a_tracker_the_remedy_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="add tracking=local"):
        fetch("runs:/abc/table.json", NOWHERE, tmp_path)
