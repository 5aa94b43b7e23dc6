from __future__ import annotations

import pytest

from vitaeval.claims.lists import languages, skills
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.rows import Row, rows
from vitaeval.text.markup import clean


def row(text: str) -> Row:
    page = clean(text)
    return next(iter(rows(page, 0, len(page.text))))


def said(found: list[Passage]) -> list[tuple[str, str | None]]:
    return [(each.text, each.label) for each in found]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Tools: dbt, SQL (advanced), Excel", ["dbt", "SQL (advanced)", "Excel"]),
        ("| Cloud | AWS, Terraform |", ["AWS", "Terraform"]),
        ("Turning work      milling, drilling", ["milling", "drilling"]),
        ("Python      Advanced      2024", ["Python      Advanced"]),
        ("Data analysis – SQL, Excel", ["SQL", "Excel"]),
        ("Python - Advanced", ["Python - Advanced"]),
        ("Welding (6G) | Intermediate French", ["Welding (6G)", "Intermediate French"]),
        ("Budgets of CHF 400,000, costing", ["Budgets of CHF 400,000", "costing"]),
        ("| Python | Expert |", ["Python | Expert"]),
        ("| Skill area | Tools and methods |", []),
        ("Kotlin (Coroutines, Flow), SQL", ["Kotlin", "Coroutines", "Flow", "SQL"]),
        ("Paid search (Google Ads, Meta Ads) | Excel", ["Google Ads", "Meta Ads", "Excel"]),
        ("Revit, InDesign. JCT contracts", ["Revit", "InDesign", "JCT contracts"]),
        ("✔ Pastry ✔ Butchery ✔ Stock control", ["Pastry", "Butchery", "Stock control"]),
        ("Pastry // Butchery", ["Pastry", "Butchery"]),
        ("**Kitchen** ▸ Pastry, Butchery", ["Pastry", "Butchery"]),
        ("**Kitchen** Pastry; Butchery", ["Pastry", "Butchery"]),
        ("**Excel** and Word", ["Excel and Word"]),
        ("**Excel**, Word", ["Excel", "Word"]),
        ("| Retention | Paid search |\n|---|---|\n", ["Paid search"]),
        ("| Excel | Word |\n|:--|--:|\n", ["Excel", "Word"]),
    ],
)
def test_a_line_of_skills_is_read_item_by_item(text: str, items: list[str]) -> None:
    assert [each.text for each in skills(row(text)) if each.part is Part.SKILL] == items


@pytest.mark.parametrize(
    "text",
    [
        "German: native. French: B2.",
        "German (native), French (B2)",
        "| German | native | French | B2 |",
        "German: native     French: B2",
        "German – native — French – B2",
    ],
)
def test_each_language_has_the_level_behind_it(text: str) -> None:
    assert said(list(languages(row(text)))) == [
        ("German", None), ("native", "German"), ("French", None), ("B2", "French"),
    ]  # fmt: skip


def test_a_level_may_stand_before_its_language() -> None:
    assert said(list(languages(row("native German, fluent French")))) == [
        ("native German", None), ("fluent French", None),
    ]  # fmt: skip


def test_an_unknown_language_keeps_its_level_to_itself() -> None:
    assert said(list(languages(row("English (fluent), isiKomi (native)")))) == [
        ("English", None), ("fluent", "English"), ("isiKomi", None), ("native", "isiKomi"),
    ]  # fmt: skip


def test_a_language_among_skills_is_no_skill() -> None:
    parts = {each.text: each.part for each in skills(row("Excel, Spanish (bilingual), SQL"))}
    assert parts["Spanish"] is Part.LANGUAGE
    assert parts["bilingual"] is Part.FLUENCY
    assert parts["SQL"] is Part.SKILL


def test_what_is_told_as_a_deed_is_one() -> None:
    assert [each.part for each in skills(row("Leading a toddler room, phonics"))] == [Part.BULLET, Part.SKILL]


def test_a_line_of_programming_languages_lists_skills() -> None:
    assert {each.part for each in languages(row("Python, SQL, Bash scripting"))} == {Part.SKILL}


def test_several_words_beside_a_language_are_a_skill() -> None:
    found = [(each.text, each.part) for each in languages(row("Growing visitor numbers, fluent Spanish"))]
    assert ("Growing visitor numbers", Part.SKILL) in found
