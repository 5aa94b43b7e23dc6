from __future__ import annotations

import csv
from collections import defaultdict
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text.lexicon import Check, Kind, Match, _longest, _step, fold, key, matches, names
from vitaeval.text.tokens import tokens


def rows(table: str) -> list[dict[str, str]]:
    text = (files("vitaeval.text") / "data" / table).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize(
    ("one", "other"),
    [("APIs", "api"), ("Databases", "database"), ("technologies", "Technology"), ("&", "and"), ("KPIs", "KPI")],
)
def test_case_and_plural_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("CPRS", "CPR"), ("AWS", "AW"), ("iOS", "iO"), ("analysis", "analysi")])
def test_what_only_looks_like_a_plural_keeps_its_ending(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_no_reviewed_name_leads_to_two_skills() -> None:
    homes = defaultdict(set)
    for row in rows("skills_additions.csv"):
        homes[key(row["canonical"])].add(row["canonical"])
        homes[key(row["alias"])].add(row["canonical"])
    assert {at: found for at, found in homes.items() if len(found) > 1} == {}


def test_every_display_form_is_a_name_of_itself() -> None:
    strays = {
        name.canonical
        for name in names().values()
        if name.kind is not Kind.PHRASE and names()[key(name.canonical)].canonical != name.canonical
    }
    assert strays == set()


def test_every_ambiguous_form_belongs_to_a_known_name_and_has_one_check() -> None:
    checks = defaultdict(set)
    for row in rows("skills_ambiguous.csv"):
        checks[key(row["form"])].add(row["check"])
        assert key(row["form"]) in names(), row["form"]
    assert {at: found for at, found in checks.items() if len(found) > 1} == {}


def test_one_and_two_letters_are_never_read_without_their_spelling() -> None:
    short = [name for at, name in names().items() if len(at) == 1 and len(at[0]) <= 2 and at[0].isalpha()]
    assert short
    assert all(name.check is not Check.NONE and name.forms for name in short if name.kind is not Kind.PHRASE)


def test_the_longest_name_wins_and_never_crosses_a_line_or_a_sentence() -> None:
    def found(text: str) -> list[str]:
        return [match.name.canonical for match in matches(text)]

    assert found("React Native app") == ["React Native"]
    assert found("React\nNative speaker") == ["React"]
    assert found("We like React. Native speaker") == ["React"]


STEPS = sorted({step for name in names() for step in name})


@given(st.lists(st.one_of(st.sampled_from(STEPS), st.sampled_from(["of", "html5", "3", "-", "go", "to"])), max_size=8))
def test_every_place_is_tried_where_a_name_may_begin(told: list[str]) -> None:
    text = " ".join(told)
    found, steps = tokens(text), [_step(token.text) for token in tokens(text)]
    expected: list[Match] = []
    for at, token in enumerate(found):
        hit = _longest(text, found, steps, at) if not expected or token.start >= expected[-1].end else None
        expected += [hit] if hit else []
    assert list(matches(text)) == expected
