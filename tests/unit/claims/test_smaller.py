from __future__ import annotations

from vitaeval.claims.clauses import clauses
from vitaeval.claims.evidence import Line
from vitaeval.claims.smaller import smaller


def line(text: str) -> Line:
    return Line("/work/0/highlights/0", "w1", "w1.h1", "highlights", text)


def test_the_clause_of_the_source_that_gives_only_a_part_is_found() -> None:
    source = line("Ran the kiosk and helped plan the harvest festival")
    (told,) = clauses("Planned the harvest festival")
    assert smaller(told, [source]) is source


def test_a_clause_told_in_full_elsewhere_stands() -> None:
    (told,) = clauses("Planned the harvest festival")
    assert (
        smaller(told, [line("Helped plan the harvest festival"), line("Planned the harvest festival of 2020")]) is None
    )


def test_serving_people_is_no_part_of_somebody_elses_work() -> None:
    (told,) = clauses("Washed residents every morning")
    assert smaller(told, [line("Helped residents wash every morning")]) is None
