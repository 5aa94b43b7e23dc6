"""The eleven relations that an ATS score keeps, over the golden set's people, postings and good CVs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from vitaeval.claims import check_cv
from vitaeval.golden.load import load
from vitaeval.metrics.ats.assess import WEIGHTS, Assessment, Target, assess, total
from vitaeval.metrics.ats.keywords import Keyword, keywords
from vitaeval.schema.documents.analysis import Importance
from vitaeval.schema.documents.cv import CvExperience, TailoredCV
from vitaeval.schema.golden import CvExpected, Example
from vitaeval.tasks.generate_cv import TASK
from vitaeval.text.render import render
from vitaeval.text.skills import canonical, posting_skills

GOLDEN = Path(__file__).parents[4] / "golden"
FILLER = "The morning was calm and the evening went on without any further remark worth a mention. "
RELATION = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


class Case:
    """One person, one posting, one good CV."""

    def __init__(self, example: Example, good: TailoredCV) -> None:
        assert example.profile is not None
        self.profile, self.job, self.good, self.name = example.profile, example.job, good, example.id
        self.day = date.fromisoformat(example.as_of or "2026-11-01")
        self.asked = keywords(self.job, self.profile)
        self.text = self.shown()
        self.before = self.judged(self.text)

    def __repr__(self) -> str:
        return self.name

    def shown(self, **fields: object) -> str:
        return render(self.profile.basics, self.changed(**fields))

    def changed(self, **fields: object) -> TailoredCV:
        return TailoredCV.model_validate({**dict(self.good), **fields})

    def judged(self, text: str) -> Assessment:
        return assess(text, Target(self.profile.basics, self.job.text, self.asked, self.day))

    def listing(self, *skills: str) -> Assessment:
        return self.judged(self.shown(skills=(*self.good.skills, *skills)))

    def saying(self, sentence: str) -> Assessment:
        """The CV with one more sentence in its summary."""
        return self.judged(self.shown(summary=f"{self.good.summary} {sentence}"))

    def weight(self, share: float) -> float:
        """What a share of the whole score is worth here, absent groups being handed on."""
        return share / sum(WEIGHTS[name] for name in self.before.components)


def cases() -> list[Case]:
    """Every good CV of the set that has something to cover."""
    found = []
    for example in load(GOLDEN, TASK, "core").examples:
        expected = example.expected
        if isinstance(expected, CvExpected) and isinstance(expected.reference, TailoredCV):
            case = Case(example, expected.reference)
            found += [case] if any(word.is_supported for word in case.asked) else []
    return found


def pairs(is_wanted: Callable[[Case, Keyword], bool]) -> SearchStrategy[tuple[Case, Keyword]]:
    return st.sampled_from([(case, word) for case in CASES for word in case.asked if is_wanted(case, word)])


def is_missing(case: Case, word: Keyword) -> bool:
    return word.is_supported and word.name not in case.before.credited


CASES = cases()
SOME = st.sampled_from(CASES)
MISSING = pairs(is_missing)
COVERED = pairs(lambda case, word: word.is_supported and word.name in case.before.credited)
UNSUPPORTED = pairs(lambda case, word: not word.is_supported and word.name not in case.before.credited)


def test_the_relations_are_held_against_many_people_and_postings() -> None:
    assert len(CASES) >= 50
    assert len({case.profile.basics.name for case in CASES}) >= 25


@given(MISSING)
@RELATION
def test_1_a_missing_supported_keyword_raises_when_a_must_and_never_lowers(pair: tuple[Case, Keyword]) -> None:
    case, word = pair
    for after in (case.listing(word.name), case.saying(f"Work with {word.name}.")):
        assert after.value >= case.before.value or close(after.value, case.before.value)
    if word.importance is Importance.MUST:
        assert case.listing(word.name).value > case.before.value


@given(COVERED, st.integers(1, 12))
@RELATION
def test_2_saying_a_keyword_once_more_never_raises(pair: tuple[Case, Keyword], times: int) -> None:
    case, word = pair
    once, more = (case.saying(f"{word.name}. " * count) for count in (times, times + 1))
    assert more.value <= once.value or close(more.value, once.value)


@given(SOME, st.randoms(use_true_random=False))
@RELATION
def test_3_the_order_of_entries_bullets_and_skills_does_not_matter(case: Case, chance: Random) -> None:
    def mixed(items: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(chance.sample(items, len(items)))

    names = ("experience", "projects", "education", "certificates", "languages", "skills", "key_skills")
    fields: dict[str, Any] = {name: mixed(getattr(case.good, name)) for name in names}
    fields["experience"] = tuple(
        CvExperience.model_validate({**dict(role), "bullets": mixed(role.bullets)}) for role in fields["experience"]
    )
    assert close(case.judged(case.shown(**fields)).value, case.before.value)


ALIASES = {
    "PostgreSQL": "Postgres",
    "Kubernetes": "K8s",
    "JavaScript": "JS",
    "Amazon Web Services": "AWS",
    "CI/CD": "CI-CD",
    "Machine learning": "machine-learning",
    "REST": "RESTful",
    "Terraform": "terraform",
    "Python": "python 3",
}


@given(SOME)
@RELATION
def test_4_aliases_and_capitals_leave_coverage_as_it_is(case: Case) -> None:
    known = {name: alias for name, alias in ALIASES.items() if canonical(alias) == canonical(name)}
    assert len(known) >= 5
    renamed = case.judged(case.shown(skills=tuple(known.get(canonical(skill), skill) for skill in case.good.skills)))
    shouted = case.judged(case.shown(skills=tuple(_shouted(skill) for skill in case.good.skills)))
    for after in (renamed, shouted):
        assert coverages(after) == pytest.approx(coverages(case.before))


def _shouted(skill: str) -> str:
    """The skill in capitals where they say the same."""
    return skill.upper() if canonical(skill.upper()) == canonical(skill) else skill


def coverages(found: Assessment) -> dict[str, float]:
    return {name: share for name, share in found.components.items() if name.endswith("coverage")}


MONTHS = "January February March April May June July August September October November December".split()


@given(SOME, st.sampled_from(["{month} {year}", "{number}/{year}"]))
@RELATION
def test_4_another_form_of_the_dates_leaves_the_score_as_it_is(case: Case, form: str) -> None:
    def rewritten(found: re.Match[str]) -> str:
        year, number = found[1], found[2]
        return form.format(year=year, number=number, month=MONTHS[int(number) - 1])

    dates = re.compile(r"(?<![\w-])(\d{4})-(0[1-9]|1[0-2])(?![\w-])")
    assume(all(not re.search(r"\| \d{4} ", line) for line in case.text.splitlines()))
    assert close(case.judged(dates.sub(rewritten, case.text)).value, case.before.value)


@given(UNSUPPORTED)
@RELATION
def test_5_an_unsupported_keyword_changes_nothing_but_the_raw_score(pair: tuple[Case, Keyword]) -> None:
    case, word = pair
    after = case.listing(word.name)
    assert close(after.value, case.before.value)
    assert after.raw >= case.before.raw or close(after.raw, case.before.raw)
    assert after.gap > case.before.gap
    assert word.name in after.credited


def test_5_an_unsupported_keyword_raises_fabrication() -> None:
    raised = []
    for case in CASES:
        named = {skill.canonical for skill in posting_skills(case.job)}
        wanted = [word.name for word in case.asked if not word.is_supported and word.name in named]
        for name in wanted[:2]:
            after = case.changed(skills=(*case.good.skills, name))
            scores = [check_cv(case.profile, cv, case.job, case.day).score for cv in (case.good, after)]
            raised.append(scores[1] > scores[0])
    assert len(raised) >= 60
    assert sum(raised) >= 0.9 * len(raised)


@given(MISSING, st.sampled_from(["Have not used {}.", "Keen to learn {}.", "No experience with {} so far."]))
@RELATION
def test_6_denying_or_wishing_instead_of_claiming_lowers(pair: tuple[Case, Keyword], wish: str) -> None:
    case, word = pair
    claimed = case.saying(f"Experience with {word.name}.")
    assume(claimed.credited.get(word.name) == 1.0)
    denied = case.saying(wish.format(word.name))
    assert word.name not in denied.credited
    assert denied.value < claimed.value


@pytest.mark.parametrize("heading", ["Summary", "Experience", "Education"])
@given(case=SOME)
@RELATION
def test_7_a_lost_heading_costs_exactly_its_weight(heading: str, case: Case) -> None:
    line = f"## {heading}\n"
    assume(line in case.text)
    after = case.judged(case.text.replace(line, "", 1))
    assume(after.stuffing == case.before.stuffing)
    assert close(case.before.value - after.value, case.weight(0.15 / 5))


@pytest.mark.parametrize("field", ["email", "phone"])
@given(case=SOME)
@RELATION
def test_7_a_lost_address_or_number_costs_exactly_its_weight(field: str, case: Case) -> None:
    basics = case.profile.basics
    assume(basics.email and basics.phone)
    lost = getattr(basics, field)
    after = case.judged(case.text.replace(f"{lost} | ", "", 1).replace(f" | {lost}\n", "\n", 1))
    assert close(case.before.value - after.value, case.weight(0.20 * 0.30 / 3))


@given(SOME)
@RELATION
def test_8_the_posting_pasted_in_never_raises(case: Case) -> None:
    inside = case.shown(summary=f"{case.good.summary} {case.job.text}")
    for text in (f"{case.text}\n{case.job.text}", inside):
        after = case.judged(text)
        assert after.value <= case.before.value or close(after.value, case.before.value)


def test_8_the_posting_pasted_in_raises_fabrication() -> None:
    for case in CASES[::4]:
        after = case.changed(summary=f"{case.good.summary} {case.job.text}")
        scores = [check_cv(case.profile, cv, case.job, case.day).score for cv in (case.good, after)]
        assert scores[1] > scores[0], case


@given(SOME)
@RELATION
def test_9_scoring_again_gives_the_same(case: Case) -> None:
    assert case.judged("".join(case.text)) == case.before


@given(SOME, st.text(max_size=80), st.floats(0, 1))
@RELATION
def test_10_the_score_lies_in_its_range_and_is_the_sum_of_its_parts(case: Case, noise: str, at: float) -> None:
    place = int(at * len(case.text))
    found = case.judged(case.text[:place] + noise + case.text[place:])
    assert 0 <= found.value <= 1
    assert close(found.value, total(found.components, found.stuffing))
    assert all(0 <= share <= 1 for share in found.components.values())


@given(SOME)
@RELATION
def test_10_an_empty_cv_is_worth_nothing(case: Case) -> None:
    assert case.judged("").value == 0


@given(SOME, st.booleans())
@RELATION
def test_11_twice_the_length_by_unrelated_text_never_raises(case: Case, at_the_end: bool) -> None:
    filler = FILLER * (len(case.text) // len(FILLER) + 1)
    after = case.judged(case.text + filler) if at_the_end else case.saying(filler)
    assert after.value <= case.before.value or close(after.value, case.before.value)


def close(one: float, other: float) -> bool:
    return abs(one - other) < 1e-9
