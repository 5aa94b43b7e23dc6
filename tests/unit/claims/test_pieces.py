from __future__ import annotations

import pytest

from vitaeval.claims.passages import Part
from vitaeval.claims.pieces import cut, dated, dating, is_table_head, label, pieces
from vitaeval.claims.rows import Row


def row(text: str) -> Row:
    return Row(0, text, False, 0, False, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurse, 2019 - 2021", ("2019", "2021")),
        ("2019 – to date    Nurse", ("2019", "to date")),
        ("Nurse | Mar. 2019 – now", ("Mar. 2019", "now")),
        ("Nurse, since 2019", ("2019", "since")),
        ("2019 –   Nurse, Leeds", ("2019", "")),
        ("BSc, 2014", (None, "2014")),
        ("Nurse, until January 2022", (None, "January 2022")),
        ("BSc, Leeds, 2014 (with merit)", (None, "2014")),
    ],
)
def test_dates_stand_at_an_edge_of_a_header(text: str, expected: tuple[str | None, str]) -> None:
    found = dating(text)
    assert found is not None
    said = tuple(text[each.start : each.end] if each else None for each in (found.first, found.last))
    assert said == expected


@pytest.mark.parametrize("text", ["Moved the 2019 ledger to SAP", "no date", "Version 3.11"])
def test_a_date_inside_a_sentence_dates_no_header(text: str) -> None:
    assert dating(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurse at St Mary | Leeds", ["Nurse", "St Mary", "Leeds"]),
        ("Nurse (St Mary, Leeds)", ["Nurse", "St Mary", "Leeds"]),
        ("Ward\tNurse — Leeds", ["Ward", "Nurse", "Leeds"]),
    ],
)
def test_separators_cut_fields(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in cut(text, brackets=True)] == expected


def test_a_label_names_the_field_and_is_no_part_of_it() -> None:
    assert label("Company: Acme")[0] is Part.EMPLOYER
    assert label("Comparison: Acme") == (None, 0)
    assert [(piece.text, piece.told) for piece in pieces((row("Job title: Nurse | Location: Leeds"),), "w")] == [
        ("Nurse", Part.TITLE),
        ("Leeds", Part.PLACE),
    ]


def test_a_colon_stands_between_a_firm_and_a_title() -> None:
    assert [piece.text for piece in pieces((row("Alder Ward: Nurse"),), "w")] == ["Alder Ward", "Nurse"]


def test_the_heads_of_a_table_are_no_fields() -> None:
    assert pieces((row("Dates | Role | Company"),), "w") == ()
    assert pieces((row("When | What | Where"),), "w") == ()


def test_a_certificate_has_one_date() -> None:
    assert [passage.part for passage in dated(row("CPIM, ASCM, 2018"), "c")] == [Part.DATE]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Clerk with Globex, 2020 - 2021", ["Clerk", "Globex"]),
        ("Clerk (Contract) with the Globex Corporation", ["Clerk", "Contract", "Globex Corporation"]),
        ("Globex · 2 yrs 3 mos", ["Globex"]),
        ("2019 – 2021, 2 yrs 3 mos: Globex", ["Globex"]),
        ("2019 – 2021 (2 yrs 3 mos)  Nurse", ["Nurse"]),
        ("Rice University | Completed 2022", ["Rice University"]),
        ("Current position: Clerk", ["Clerk"]),
    ],
)
def test_a_field_is_what_remains_beside_joints_durations_and_states(text: str, fields: list[str]) -> None:
    assert [piece.text for piece in pieces((row(text),), "w")] == fields


@pytest.mark.parametrize(("text", "is_head"), [("Qualification | Body | Year", True), ("BSc | Rice | 2014", False)])
def test_a_row_of_column_names_is_the_head_of_a_table(text: str, is_head: bool) -> None:
    assert is_table_head(row(text)._replace(is_cells=True)) is is_head


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Occupation or position held      Clerk", [("Clerk", Part.TITLE)]),
        ("Name and address of employer\tGlobex", [("Globex", Part.EMPLOYER)]),
        ("Dates      2019 - 2020", []),
    ],
)
def test_a_label_may_stand_in_a_column_of_its_own(text: str, fields: list[tuple[str, Part]]) -> None:
    assert [(piece.text, piece.told) for piece in pieces((row(text),), "w")] == fields


def test_a_dash_at_the_end_leaves_a_role_open() -> None:
    found = dating("Clerk, Globex, Aug. 2018–")
    assert found is not None
    assert (found.first is not None, found.last and found.last.date) == (True, None)


def test_a_number_of_people_behind_a_year_makes_no_header() -> None:
    assert dating("deputy shift leader since 2023 (9 people)") is None


def test_how_long_a_role_lasted_is_a_field_of_its_header() -> None:
    found = dated(row("Nurse, Leeds Infirmary (2019 - 2021, 2 yrs 3 mos)"), "w")
    assert [(each.part, each.text) for each in found][2:] == [(Part.LASTING, "2 yrs 3 mos")]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("BSc (Honours) in Physics, Leeds University", ["BSc", "Honours", "in Physics", "Leeds University"]),
        ("Leeds University: BSc Physics", ["Leeds University", "BSc Physics"]),
        ("TU Dresden (Diplom, 2019)", ["TU Dresden", "Diplom"]),
    ],
)
def test_a_study_is_cut_at_its_brackets_and_behind_the_school(text: str, fields: list[str]) -> None:
    assert [piece.text for piece in pieces([row(text)], "e")] == fields


@pytest.mark.parametrize(("text", "told"), [("Dates | Position | Hospital", True), ("Nurse | Ward | 2019", False)])
def test_a_table_may_name_one_column_in_its_own_way(text: str, told: bool) -> None:
    assert is_table_head(row(text)._replace(is_cells=True)) is told
