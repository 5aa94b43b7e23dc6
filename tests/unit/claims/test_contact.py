from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.contact import contacts


@pytest.mark.parametrize("text", ["ada@example.org", "(512) 555-0188", "512-555-0188", "+1 512 555 0188"])
def test_own_addresses_are_supported_in_any_form(judged: Callable[..., Any], text: str) -> None:
    assert [verdict for _, _, verdict in judged(contacts, f"Reach me: {text}")] == ["supported"]


@pytest.mark.parametrize(
    "text", ["ada@quill.net", "512-555-0199", "github.com/adaquill", "https://ada-quill.dev.", "the-ada@example.org"]
)
def test_other_addresses_are_not(judged: Callable[..., Any], text: str) -> None:
    ((_, _, verdict),) = judged(contacts, f"Reach me: {text}")
    assert verdict in ("unsupported", "contradicted")


@pytest.mark.parametrize("text", ["2019 - 2021", "Node.js and ASP.NET", "1,200 parts", "version 3.11.2"])
def test_years_names_and_counts_are_no_address(judged: Callable[..., Any], text: str) -> None:
    assert judged(contacts, text) == []


@pytest.mark.parametrize("text", ["+1 (512) 555-0188", "+1 (0)512 555 0188", "+15125550188"])
def test_a_number_may_be_written_as_abroad(judged: Callable[..., Any], text: str) -> None:
    assert [verdict for *_, verdict in judged(contacts, f"Call {text}")] == ["supported"]


def test_numbers_with_short_area_codes_are_read_whole(judged: Callable[..., Any]) -> None:
    ((_, words, verdict),) = judged(contacts, "Call +46-8-555-0336")
    assert (words, verdict) == ("+46-8-555-0336", "contradicted")


@pytest.mark.parametrize("text", ["2014-06-2017-12", "06.2019-01.2022", "01/2019-12/2020"])
def test_dates_are_no_telephone_numbers(judged: Callable[..., Any], text: str) -> None:
    assert judged(contacts, text) == []
