from __future__ import annotations

import json

import pytest

from vitaeval.claims import evidence, rephrased
from vitaeval.claims.evidence import Evidence
from vitaeval.schema.documents.profile import Profile


def held(*highlights: str, position: str = "QA Tester") -> Evidence:
    work = {"name": "Alder Works", "position": position, "startDate": "2019", "highlights": highlights}
    return evidence.of(Profile.model_validate_json(json.dumps({"work": [work]})))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("FOI requests", "Freedom of information requests to three councils"),
        ("ADF-based migration", "Designed the data migration (Azure Data Factory)"),
        ("D365 rollout", "Rollout of Dynamics 365"),
    ],
)
def test_letters_are_spelled_out_beside_the_other_words(name: str, line: str) -> None:
    assert rephrased.is_abbreviated(name)
    assert any(rephrased.spells_out(name, each) for each in held(line).lines)


@pytest.mark.parametrize("name", ["FOI appeals", "SAP migration", "D400 rollout"])
def test_other_letters_and_words_are_not(name: str) -> None:
    lines = held("Freedom of information requests", "Data migration to Azure", "Rollout of Dynamics 365").lines
    assert not any(rephrased.spells_out(name, line) for line in lines)


@pytest.mark.parametrize(
    ("position", "name"),
    [("QA Tester", "QA testing"), ("Speechwriter", "Speechwriting"), ("Researcher", "Research")],
)
def test_who_does_something_can_do_it(position: str, name: str) -> None:
    assert rephrased.practised(name, held(position=position)) is not None


@pytest.mark.parametrize(
    ("position", "name"),
    [("Assistant Store Manager", "Store management"), ("QA Tester", "Security testing"), ("Runner", "Research")],
)
def test_a_lesser_post_or_another_one_shows_nothing(position: str, name: str) -> None:
    assert rephrased.practised(name, held(position=position)) is None
