from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.contact import contacts


@pytest.mark.parametrize("text", ["ada@example.org", "(512) 555-0188", "512-555-0188", "+1 512 555 0188"])
def test_own_addresses_are_supported_in_any_form(judged: Callable[..., Any], text: str) -> None:
    assert [verdict for _, _, verdict in judged(contacts, f"Reach me: {text}")] == ["supported"]


@pytest.mark.parametrize("text", ["ada@quill.net", "512-555-0199", "github.com/adaquill", "https://ada-quill.dev."])
def test_other_addresses_are_not(judged: Callable[..., Any], text: str) -> None:
    ((_, _, verdict),) = judged(contacts, f"Reach me: {text}")
    assert verdict in ("unsupported", "contradicted")


@pytest.mark.parametrize("text", ["2019 - 2021", "Node.js and ASP.NET", "1,200 parts", "version 3.11.2"])
def test_years_names_and_counts_are_no_address(judged: Callable[..., Any], text: str) -> None:
    assert judged(contacts, text) == []
