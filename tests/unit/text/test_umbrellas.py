from __future__ import annotations

import pytest

from vitaeval.text.umbrellas import covered, members

HELD = {
    "PostgreSQL": "/skills/0/keywords/1",
    "Microsoft Excel": "/skills/1/keywords/0",
    "GitHub Actions": "/work/0",
    "Kubeflow": "/work/1",
    "Relativity": "/work/2",
}


@pytest.mark.parametrize(
    ("general", "pointer"),
    [
        ("Relational databases", "/skills/0/keywords/1"),
        ("Databases", "/skills/0/keywords/1"),
        ("CI/CD", "/work/0"),
        ("MLOps", "/work/1"),
        ("e-Discovery", "/work/2"),
    ],
)
def test_a_general_name_stands_for_what_it_covers(general: str, pointer: str) -> None:
    assert covered(general, HELD) == pointer


@pytest.mark.parametrize("general", ["NoSQL", "Microsoft Office", "PostgreSQL", "unheard of"])
def test_it_needs_enough_of_what_it_covers(general: str) -> None:
    assert covered(general, HELD) is None


def test_the_members_of_a_general_name_are_canonical_and_a_particular_one_has_none() -> None:
    assert {"GitHub Actions", "Jenkins"} <= members("CI/CD")
    assert members("PostgreSQL") == members("unheard of") == frozenset()
