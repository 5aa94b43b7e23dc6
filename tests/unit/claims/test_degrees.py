from __future__ import annotations

import pytest

from vitaeval.claims import degrees


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("PhD", 6),
        ("Doctor of Philosophy", 6),
        ("Dr.mont.", 6),
        ("Dr.-Ing.", 6),
        ("Dr. Ingrid Vale", None),
        ("MBA", 5),
        ("Master's degree", 5),
        ("M.Sc.", 5),
        ("Bachelor of Arts", 4),
        ("B.S. Computer Science", 4),
        ("BS Statistics", 4),
        ("Associate of Applied Science", 3),
        ("BA (Hons)", 4),
        ("MA (Hons) History", 5),
        ("PGCE", 5),
        ("BTEC Level 3", 2),
        ("A-levels", 1),
        ("High School", 1),
        ("Scrum Master", None),
        ("160 MS latency", None),
        ("Associate Director", None),
    ],
)
def test_levels_of_degrees(text: str, level: int | None) -> None:
    assert degrees.level(text) == level


def test_places_of_degrees_from_a_level_on() -> None:
    text = "BSc in Physics, then a PhD and an MBA"
    found = sorted(text[slice(*span)] for span in degrees.of_level(text, 5))
    assert found == ["MBA", "PhD"]
