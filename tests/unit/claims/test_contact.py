from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.claims import check_text
from vitaeval.claims.contact import _CONTACT, _NUMBERED, _SIGN, contacts
from vitaeval.claims.passages import Part
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


FORMS = [
    "+44 7700 900112",
    "07700 900655",
    "+31 6 12345678",
    "06-12345678",
    "98450 55501",
    "5550173390",
    "555.017.3390",
]


@pytest.fixture
def told() -> Callable[[str, str], list[tuple[str, str | None]]]:
    """Types and severities of what is doubtful or an address, for the phone number of a profile and a line of a CV."""

    def check(phone: str, line: str) -> list[tuple[str, str | None]]:
        basics = {"name": "Ada Quill", "email": "ada@quill.example", "phone": phone, "url": "https://quill.ai/work"}
        held = Profile.model_validate_json(json.dumps({"basics": basics}))
        found = check_text(
            held, f"Ada Quill\n{line}\n\nA cook who has worked for the best.\n", None, date(2026, 11, 1)
        ).claims
        return [(claim.type.value, claim.severity and claim.severity.value) for claim in found]

    return check


@pytest.mark.parametrize("line", ["{}", "ada@quill.example | {}", "Tel.: {}"])
@pytest.mark.parametrize("phone", FORMS)
def test_one_digit_of_a_number_is_a_lie_in_every_form(told: Callable[..., Any], phone: str, line: str) -> None:
    other = f"{phone[:-1]}{(int(phone[-1]) + 1) % 10}"
    assert ("contact", "critical") in told(phone, line.format(other))
    assert told(phone, line.format(phone))[-1] == ("contact", None)
    assert {severity for _, severity in told(phone, line.format(phone))} == {None}


@pytest.mark.parametrize("phone", FORMS)
def test_the_same_number_without_its_gaps_is_the_same(told: Callable[..., Any], phone: str) -> None:
    assert told(phone, "".join(sign for sign in phone if sign in "+0123456789")) == [("contact", None)]


@pytest.mark.parametrize("line", ["ada@quill.example · {}", "Website: {}"])
def test_a_site_of_any_ending_is_an_address_beside_others(told: Callable[..., Any], line: str) -> None:
    assert ("contact", "critical") in told("1", line.format("quilt.ai/work"))
    assert told("1", line.format("quill.ai/work"))[-1] == ("contact", None)


@pytest.mark.parametrize("skill", ["Node.js", "Ph.D.", "B.Sc"])
def test_a_name_with_a_dot_is_no_site_beside_an_address(told: Callable[..., Any], skill: str) -> None:
    assert ("contact", "critical") not in told("1", f"ada@quill.example | {skill}")


def test_a_group_like_a_year_makes_no_date_of_a_telephone_number(judged: Callable[..., Any]) -> None:
    assert [each[1:] for each in judged(contacts, "029 2014 0455", Part.HEADLINE)] == [
        ("029 2014 0455", "contradicted")
    ]
    assert judged(contacts, "2014 - 2018", Part.HEADLINE) == []


@given(st.from_regex(_CONTACT))
def test_no_address_is_passed_over(text: str) -> None:
    assert _SIGN.search(text) or _NUMBERED.search(text)
