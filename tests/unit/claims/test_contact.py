from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.contact import contacts
from vitaeval.schema.documents.profile import Profile


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


@pytest.fixture
def flagged() -> Callable[[str], list[str]]:
    networks = [
        {"network": "GitHub", "username": "ada-q"},
        {"network": "LinkedIn", "url": "https://linkedin.com/in/adaq"},
    ]
    held = Profile.model_validate_json(json.dumps({"basics": {"name": "Ada Quill", "profiles": networks}}))

    def check(text: str) -> list[str]:
        found = check_text(held, f"Ada Quill\n{text}\n", None, date(2026, 11, 1)).claims
        return [claim.text for claim in found if claim.type.value == "contact" and claim.severity]

    return check


@pytest.mark.parametrize("text", ["github.com/ada-q", "GitHub: ada-q", "LinkedIn: adaq", "https://github.com/ada-q"])
def test_an_account_is_known_by_its_name(flagged: Callable[[str], list[str]], text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize(("text", "said"), [("GitHub: ada-quill", "ada-quill"), ("github.com/adaq", "github.com/adaq")])
def test_another_account_is_found(flagged: Callable[[str], list[str]], text: str, said: str) -> None:
    assert flagged(text) == [said]
