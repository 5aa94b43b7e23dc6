from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text, identity
from vitaeval.claims.passages import Part
from vitaeval.schema.claim import ClaimType
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("Assistant Logistics Manager", "supported"),
        ("Asst. Logistics Mgr", "supported"),
        ("Logistics Manager", "contradicted"),
        ("Senior Assistant Logistics Manager", "contradicted"),
    ],
)
def test_a_title_neither_gains_nor_loses_rank(judged: Callable[..., Any], title: str, verdict: str) -> None:
    assert judged(identity.title, title, Part.TITLE, entry="w2") == [("title", title, verdict)]


@pytest.mark.parametrize(
    ("name", "entry", "verdict"),
    [
        ("Northgate Freight", "w1", "supported"),
        ("Ridgeline Depot", "w1", "contradicted"),
        ("Globex", None, "unsupported"),
    ],
)
def test_an_employer_is_the_entrys(judged: Callable[..., Any], name: str, entry: str | None, verdict: str) -> None:
    assert judged(identity.employer, name, Part.EMPLOYER, entry=entry) == [("employer", name, verdict)]


@pytest.mark.parametrize(
    ("name", "verdict"), [("CPIM", "supported"), ("CPIM Certification", "supported"), ("CPIM and CSCP", "unsupported")]
)
def test_a_certificate_names_no_more_than_its_entry(judged: Callable[..., Any], name: str, verdict: str) -> None:
    assert judged(identity.certificate, name, Part.CERTIFICATE, entry="c1") == [("certificate", name, verdict)]


def test_an_issuer_is_the_entrys(judged: Callable[..., Any]) -> None:
    assert judged(identity.issuer, "ASCM", Part.ISSUER, entry="c1")[0][2] == "supported"
    assert judged(identity.issuer, "Google", Part.ISSUER, entry="c1")[0][2] == "contradicted"


@pytest.mark.parametrize(
    ("place", "entry", "verdict"),
    [
        ("Austin, Texas", "w1", "supported"),
        ("Boston, MA", "w1", "contradicted"),
        ("Remote", "v1", "not_checkable"),
    ],
)
def test_places(judged: Callable[..., Any], place: str, entry: str, verdict: str) -> None:
    assert judged(identity.place, place, Part.PLACE, entry=entry) == [("place", place, verdict)]


def test_a_descriptive_project_name_uses_the_entrys_words(judged: Callable[..., Any]) -> None:
    assert judged(identity.project, "dbt model layer", Part.PROJECT, entry="w1")[0][2] == "supported"
    assert judged(identity.project, "Weather balloon", Part.PROJECT, entry="w1")[0][2] == "unsupported"


def test_a_school_is_the_entrys(judged: Callable[..., Any]) -> None:
    assert judged(identity.institution, "University of Texas", Part.INSTITUTION, entry="e1")[0][2] == "supported"
    assert judged(identity.institution, "Rice University", Part.INSTITUTION, entry="e1")[0][2] == "contradicted"


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("University of Texas", "supported"),
        ("The University of Texas at Austin", "supported"),
        ("UT Austin", "supported"),
        ("Austin University", "contradicted"),
    ],
)
def test_a_school_made_of_some_words_of_another_is_another(judged: Callable[..., Any], name: str, verdict: str) -> None:
    assert judged(identity.institution, name, Part.INSTITUTION, entry="e1")[0][2] == verdict


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Certified Data Engineer", "unsupported"),
        ("Certified Logistics Manager", "unsupported"),
        ("Planning and Inventory Management", "supported"),
    ],
)
def test_a_post_is_no_certificate_for_its_name(judged: Callable[..., Any], name: str, verdict: str) -> None:
    assert [found for *_, found in judged(identity.certificate, name, Part.CERTIFICATE)] == [verdict]


@pytest.mark.parametrize("text", ["Slot plans for the depot", "Freight"])
def test_words_that_name_no_post_are_weaker_than_a_title(judged: Callable[..., Any], text: str) -> None:
    assert judged(identity.title, text, Part.TITLE, entry="w1") == [("content", text, "contradicted")]


@pytest.mark.parametrize("text", ["Head of freight", "Freight Wizard", "Corporal", "Shelf stacker"])
def test_a_strange_post_is_a_title(judged: Callable[..., Any], text: str) -> None:
    assert judged(identity.title, text, Part.TITLE, entry="w1") == [("title", text, "contradicted")]


@pytest.mark.parametrize(("name", "verdict"), [("same university", "not_checkable"), ("Same Springs", "contradicted")])
def test_what_points_to_another_entry_names_no_school(judged: Callable[..., Any], name: str, verdict: str) -> None:
    assert judged(identity.institution, name, Part.INSTITUTION, entry="e1") == [("institution", name, verdict)]


def test_where_the_person_lives_is_no_other_employer(judged: Callable[..., Any]) -> None:
    assert judged(identity.employer, "Austin", Part.EMPLOYER, entry="w2") == [("employer", "Austin", "not_checkable")]


def test_what_is_left_of_a_title_without_its_diminishing_word_is_that_title_raised() -> None:
    work = {"name": "Allen Institute", "position": "Research Intern", "startDate": "2023-06"}
    held = Profile.model_validate_json(json.dumps({"work": [work]}))
    text = "## Experience\n\n### Research, Allen Institute | 2023-06 – present\n\n- Read papers every day.\n"
    found = [claim for claim in check_text(held, text, None, date(2026, 11, 1)).claims if claim.severity]
    assert [(claim.type, claim.text) for claim in found] == [(ClaimType.TITLE, "Research")]


@pytest.mark.parametrize(
    ("name", "stopped"),
    [
        ("Self-Employed Translator | Garrido Words", False),
        ("Own bureau: Garrido Words", False),
        ("Self-Employed Director | Garrido Words", True),
        ("Quorvane Holdings: Garrido Words", True),
    ],
)
def test_the_whole_name_of_a_firm_may_stand_beside_the_entrys_own_words(name: str, stopped: bool) -> None:
    post = {"name": "Garrido Words (self-employed)", "position": "Translator", "startDate": "2013", "summary": "Bureau"}
    held = Profile.model_validate_json(json.dumps({"work": [post]}))
    found = check_text(held, f"## Experience\n\n### {name}\n*2013 – Present*\n", None, date(2026, 11, 1)).claims
    assert any(claim.severity and claim.severity != "minor" for claim in found) is stopped


@pytest.mark.parametrize(
    ("issuer", "is_doubted"), [("ASCM", False), ("PMP", True), ("EIT", False), ("Red Cross", False)]
)
def test_a_known_certificate_is_no_issuer_of_another(issuer: str, is_doubted: bool) -> None:
    held = {"certificates": [{"name": "CPIM"}, {"name": "Engineer in Training (PEO)"}]}
    person = Profile.model_validate_json(json.dumps(held))
    found = check_text(person, f"# Ann Lee\n\n## Certifications\nCPIM, {issuer}\n", None, date(2026, 1, 1)).claims
    assert any(claim.severity for claim in found) is is_doubted


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Certified Emergency Nurse (CEN), BCEN", 0),
        ("Certified Emergency Nurse", 0),
        ("Certified Paediatric Emergency Nurse (CPEN), BCEN", 1),
        ("Certified Executive Nurse Leader (CENL)", 1),
    ],
)
def test_letters_of_a_certificate_may_be_spelled_out_and_an_invented_one_is_one_claim(line: str, count: int) -> None:
    person = Profile.model_validate_json(json.dumps({"certificates": [{"name": "CEN"}, {"name": "TNCC"}]}))
    found = check_text(person, f"# Ann Lee\n\n## Certifications\n- {line}\n", None, date(2026, 1, 1)).claims
    assert len([claim for claim in found if claim.severity]) == count
