from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.evidence import of
from vitaeval.claims.partly import is_held_in_part
from vitaeval.schema.documents.profile import Profile

ANN = Profile.model_validate_json(
    """{"basics": {"name": "Ann Lee"},
    "work": [{"name": "Acme", "position": "Foreman", "startDate": "2019-01",
              "highlights": ["Scheduled a crew of six electricians", "Weekly discovery interviews with customers"]}],
    "skills": [{"name": "Email marketing", "keywords": ["Klaviyo", "SolidWorks"]}]}"""
)


@pytest.mark.parametrize(
    "name",
    [
        "Crew scheduling",
        "discovery practice",
        "Email & Lifecycle Marketing (Klaviyo)",
        "electrician scheduling",
        "Problem solving",
        "Communication",
    ],
)
def test_common_words_that_the_profile_holds_in_part(name: str) -> None:
    assert is_held_in_part(name, of(ANN))


@pytest.mark.parametrize(
    "name",
    [
        "Kubernetes",
        "SolidWorks PDM",
        "Crew SAP",
        "Program Management",
        "Welding",
        "beekeeping and falconry",
        "Klaviyo 9",
        "Email (Kubernetes)",
    ],
)
def test_products_fields_of_work_and_foreign_words_are_not(name: str) -> None:
    assert not is_held_in_part(name, of(ANN))


@pytest.mark.parametrize("name", ["Crew Leadership", "Customer Leadership", "Staff management", "Crew supervision"])
def test_to_lead_others_is_a_deed_and_no_wording(name: str) -> None:
    assert not is_held_in_part(name, of(ANN))


def test_such_an_ability_is_told_and_stops_nothing() -> None:
    text = "# Ann Lee\n\n## Skills\n- beekeeping and discovery\n- Kubernetes\n"
    report = check_text(ANN, text, None, date(2026, 1, 1))
    found = {claim.text: claim.severity for claim in report.claims if claim.severity}
    assert found == {"beekeeping and discovery": "minor", "Kubernetes": "major"}


@pytest.mark.parametrize("name", ["Klaviyo flows", "SolidWorks drafting", "CREW SCHEDULING", "Klaviyo CRM"])
def test_a_tool_of_ones_own_beside_common_words_is(name: str) -> None:
    assert is_held_in_part(name, of(ANN))


@pytest.mark.parametrize(("asked", "is_wording"), [({"deal"}, True), ({"inpatient"}, False), (None, True)])
def test_a_step_beyond_is_wording_where_the_posting_asks_nothing_of_it(
    asked: set[str] | None, is_wording: bool
) -> None:
    assert is_held_in_part("customer inpatients", of(ANN), asked and frozenset(asked)) is is_wording


def test_a_known_skill_is_no_step_beyond_whatever_is_asked() -> None:
    assert not is_held_in_part("Customer welding", of(ANN), frozenset({"deal"}))


def test_capitals_of_a_whole_line_say_nothing_of_its_words_and_those_of_one_item_make_a_name() -> None:
    held = Profile.model_validate_json(json.dumps({"skills": [{"name": "LabWare LIMS"}, {"name": "Excel"}]}))

    def doubted(line: str) -> set[tuple[str, str]]:
        found = check_text(held, f"# Ann Lee\n\n## Skills\n{line}\n", None, date(2026, 1, 1)).claims
        return {(each.type.value, each.text) for each in found if each.severity}

    assert ("skill", "STARLIMS LIMS") in doubted("STARLIMS LIMS, Excel")
    assert ("content", "LIMS VALIDATION") in doubted("LIMS VALIDATION | EXCEL")
