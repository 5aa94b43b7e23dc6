"""The contract of every kind of planted defect and faithful rewrite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import pytest
from tests.people import ground, profiles

from vitaeval.defects import DEFECTS, REWRITES, Changed, Defect, Draft, Ground, Rewrite
from vitaeval.defects.known import figures, plainly, said
from vitaeval.golden.twins import verbatim
from vitaeval.schema.documents.profile import Profile

KINDS: dict[str, Defect | Rewrite] = {**DEFECTS, **REWRITES}
PEOPLE = tuple(name for name, person in profiles().items() if person.work)
NAMES = {
    "employer_swapped",
    "employer_invented",
    "title_changed",
    "institution_changed",
    "certificate_invented",
    "language_invented",
    "skill_listed",
    "skill_in_bullet",
    "place_changed",
}
NEW_FIGURES = {"metric_invented", "metric_in_summary", "metric_inflated", "metric_rounded_up", "team_inflated"}


def made(kind: Defect | Rewrite, at: Ground, seed: object) -> Changed | None:
    rng = Random(f"{kind.name}:{seed}")
    return kind.plant(at, rng) if isinstance(kind, Defect) else kind.apply(at, rng)


@cache
def some(kind: str) -> tuple[tuple[Ground, Changed], ...]:
    """Up to eight changes of a kind, each of another person."""
    found = []
    order = Random(kind).sample(PEOPLE, len(PEOPLE))
    for name in order:
        if changed := made(KINDS[kind], ground(name), name):
            found.append((ground(name), changed))
        if len(found) == 8:
            break
    return tuple(found)


def leaves(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{at}/{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves(item, f"{at}/{number}")
    else:
        yield at, value


def flat(changed: Changed | None, at: Ground) -> dict[str, Any]:
    draft = changed.draft if changed else at.draft
    basics = ((f"/basics{pointer}", value) for pointer, value in leaves(draft.basics.model_dump(mode="json")))
    return {**dict(leaves(draft.cv.model_dump(mode="json"))), **dict(basics)}


def test_there_are_enough_kinds_of_each() -> None:
    assert len(DEFECTS) >= 25
    assert len(REWRITES) >= 20
    assert not DEFECTS.keys() & REWRITES.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_finds_a_place_in_somebodys_cv(kind: str) -> None:
    assert len(some(kind)) >= 3


@pytest.mark.parametrize("kind", KINDS)
def test_equal_seeds_give_equal_documents(kind: str) -> None:
    for at, changed in some(kind)[:2]:
        name = next(name for name in PEOPLE if profiles()[name] == at.profile)
        again = made(KINDS[kind], at, name)
        assert again == changed
        assert again is not None
        assert again.text() == changed.text()


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_changes_the_text(kind: str) -> None:
    for at, changed in some(kind):
        assert changed.kind == kind
        assert changed.text()[0] != at.draft.text()


@pytest.mark.parametrize("kind", DEFECTS)
def test_a_lie_stands_where_it_says_and_nothing_else_differs(kind: str) -> None:
    for at, changed in some(kind):
        assert changed.places
        before, after = flat(None, at), flat(changed, at)
        marked = {place.pointer for place in changed.places}
        strange = {pointer for pointer, value in before.items() if after.get(pointer) != value} - marked
        assert all(not pointer.startswith(("/basics", "/summary")) for pointer in strange)
        shifted = {pointer for pointer in strange if not kind.startswith("project")}
        assert shifted == set()


@pytest.mark.parametrize("kind", KINDS)
def test_the_spans_in_the_text_hold_what_the_places_hold(kind: str) -> None:
    for _, changed in some(kind):
        text, spans = changed.text()
        told = sorted(changed.draft.read(place.pointer)[place.start : place.end] for place in changed.places)
        shown = sorted(text[start:end] for start, end in spans)
        assert [plainly(each) for each in shown] == [plainly(each) for each in told]


@pytest.mark.parametrize("kind", sorted(NAMES))
def test_an_invented_name_stands_nowhere_in_the_record(kind: str) -> None:
    for at, changed in some(kind):
        words = changed.draft.read(changed.places[0].pointer)[changed.places[0].start : changed.places[0].end]
        assert words.strip()
        assert plainly(words) not in said(at.profile)


@pytest.mark.parametrize("kind", sorted(NEW_FIGURES))
def test_an_invented_figure_stands_nowhere_in_the_record(kind: str) -> None:
    for at, changed in some(kind):
        place = changed.places[0]
        words = changed.draft.read(place.pointer)[place.start : place.end]
        told = {float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", words)}
        assert told - figures(at.profile)


@pytest.mark.parametrize(
    "kind",
    ["metric_invented", "skill_in_summary", "tenure_inflated", "award_invented", "team_invented", "tone_sentence"],
)
def test_the_wording_varies(kind: str) -> None:
    told = {
        re.sub(r"[\d,.]+", "#", changed.draft.read(place.pointer)[place.start : place.end])
        for at, changed in some(kind)
        for place in changed.places
    }
    assert len(told) >= 4


@pytest.mark.parametrize("kind", REWRITES)
def test_a_rewrite_brings_no_name_of_a_stranger(kind: str) -> None:
    for at, changed in some(kind):
        kept = plainly(" ".join(item.organization for item in changed.draft.cv.experience))
        for item in at.stock.employers:
            assert plainly(item) not in kept or plainly(item) in plainly(at.draft.text())


@pytest.mark.parametrize(
    ("kind", "lower", "higher"),
    [
        ("rank_left_out_in_prose", "Trainee Reporter", "Senior Reporter, Courts"),
        ("promotion_claimed", "Reporter", "Senior Reporter | Lead Reporter | Principal Reporter | Head Reporter"),
    ],
)
def test_what_became_true_later_is_no_lie(kind: str, lower: str, higher: str) -> None:
    there = {"name": "Aire Courier", "highlights": ("Covered courts",)}
    told = tuple(there | {"position": each} for each in (lower, higher))
    alone, both = (Profile.model_validate({"work": work}) for work in (told[:1], told))
    at = ground("master-lab-thandiwe")

    def change(person: Profile) -> Changed | None:
        return made(KINDS[kind], Ground(Draft(person.basics, verbatim(person)), person, at.job, at.stock, at.today), 1)

    assert change(alone) is not None
    assert change(both) is None
