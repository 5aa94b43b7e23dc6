"""What quality and its components must keep on the golden set's good CVs: known groups, order, paraphrase, flaws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest

import vitaeval.metrics
from vitaeval.catalog import shelf
from vitaeval.defects import REWRITES, Draft, Ground, Stock
from vitaeval.golden.load import load
from vitaeval.golden.twins import twins
from vitaeval.runner.score import Scored, in_order, score
from vitaeval.schema.documents.cv import Bullet, CvAnswer, CvExperience, TailoredCV
from vitaeval.schema.golden import CvExpected, Example
from vitaeval.schema.outcome import ExampleOutcome, Ok, State
from vitaeval.schema.score import Metric, number
from vitaeval.tasks.generate_cv import TASK
from vitaeval.text.phrases import entries

ROOT = Path(__file__).parents[2]
GOLDEN = load(ROOT / "golden", TASK, "core")
METRICS = in_order(("quality",), shelf(vitaeval.metrics, "METRIC", Metric))
ATS = in_order(("ats",), shelf(vitaeval.metrics, "METRIC", Metric))
FAITHFUL = (
    "synonym_verb",
    "passive",
    "clause_fronted",
    "spelling",
    "plural",
    "typography",
    "number_words",
    "digits_for_words",
    "percent_form",
    "separators",
    "date_form",
    "degree_form",
    "employer_form",
    "both_names",
    "alias_in_list",
    "alias_in_line",
)
NEAR = 0.05


@cache
def good() -> tuple[tuple[Example, TailoredCV], ...]:
    """Every example with its good CV."""
    found = []
    for example in GOLDEN.examples:
        expected = example.expected
        if isinstance(expected, CvExpected) and isinstance(expected.reference, TailoredCV):
            found.append((example, expected.reference))
    return tuple(found)


def judged(example: Example, cv: TailoredCV, metrics: tuple[Metric, ...] = METRICS) -> Mapping[str, Scored]:
    outcome = ExampleOutcome(example.id, 0, {"generation": Ok(CvAnswer(answer=cv))}, (), State.SCORED)
    return score(outcome, example, metrics, GOLDEN.card.as_of).cells


@cache
def standing(name: str) -> dict[str, float]:
    """What the good CV of the example called `name` reaches."""
    example, cv = next(pair for pair in good() if pair[0].id == name)
    return reached(judged(example, cv))


def reached(cells: Mapping[str, Scored]) -> dict[str, float]:
    names = ("quality", "achievements", "tone", "ats")
    return {name: value for name in names if (value := number(cells, name)) is not None}


def changed(cv: TailoredCV, **fields: object) -> TailoredCV:
    return TailoredCV.model_validate({**dict(cv), **fields})


def with_bullet(cv: TailoredCV, role_at: int, at: int, text: str) -> TailoredCV:
    role = cv.experience[role_at]
    bullets = list(role.bullets)
    bullets[at] = Bullet(text=text, source_ids=bullets[at].source_ids)
    altered = CvExperience.model_validate({**dict(role), "bullets": tuple(bullets)})
    return changed(cv, experience=(*cv.experience[:role_at], altered, *cv.experience[role_at + 1 :]))


@pytest.mark.parametrize("worse", ["verbatim", "bloated", "off_job", "invented"])
def test_a_good_cv_beats_the_worse_one_made_from_it(worse: str) -> None:
    won = []
    for example, _ in good():
        twin = twins(example, GOLDEN.examples).get(worse)
        if twin is not None:
            won.append(standing(example.id)["quality"] > reached(judged(example, twin))["quality"])
    assert len(won) >= 50
    assert sum(won) >= 0.95 * len(won)


def test_a_good_cv_beats_the_ats_score_of_one_that_was_cut_off() -> None:
    won = []
    for example, cv in good():
        before = reached(judged(example, cv, ATS))
        if "ats" in before:
            cut = changed(cv, experience=cv.experience[:1], projects=(), education=(), certificates=(), skills=())
            won.append(before["ats"] > reached(judged(example, cut, ATS))["ats"])
    assert len(won) >= 50
    assert sum(won) >= 0.95 * len(won)


def test_quality_does_not_depend_on_the_order_of_anything() -> None:
    for example, cv in good()[::2]:
        roles = tuple(
            CvExperience.model_validate({**dict(role), "bullets": role.bullets[::-1]}) for role in cv.experience[::-1]
        )
        turned = changed(cv, experience=roles, projects=cv.projects[::-1], skills=cv.skills[::-1])
        assert reached(judged(example, turned)) == pytest.approx(standing(example.id)), example.id


def rewritten() -> Iterator[tuple[str, Example, TailoredCV]]:
    stock = Stock.of((example.profile for example, _ in good() if example.profile), ())
    day = date.fromisoformat(GOLDEN.card.as_of)
    for number_of, (example, cv) in enumerate(good()):
        assert example.profile is not None
        ground = Ground(Draft(example.profile.basics, cv), example.profile, example.job, stock, day)
        for kind in FAITHFUL[number_of % 4 :: 4]:
            change = REWRITES[kind].apply(ground, Random(f"{kind} {example.id}"))
            if change is not None:
                yield kind, example, change.draft.cv


def test_a_faithful_paraphrase_moves_quality_by_a_twentieth_at_most() -> None:
    near = [
        abs(reached(judged(example, cv))["quality"] - standing(example.id)["quality"]) <= NEAR
        for _, example, cv in rewritten()
    ]
    assert len(near) >= 100
    assert sum(near) >= 0.98 * len(near)


def test_each_cliche_lowers_tone() -> None:
    example, cv = good()[0]
    before = standing(example.id)["tone"]
    for cliche in entries("cliches"):
        after = judged(example, changed(cv, summary=f"{cv.summary} Known as {cliche}."))
        assert reached(after)["tone"] < before, cliche


FIGURE = re.compile(r" by (?:\d[\d.,]*) ?(?:%|percent)")
OTHER_FIGURE = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|double)\b", re.IGNORECASE)


def test_dropping_a_supported_figure_lowers_achievements() -> None:
    lowered = []
    for example, cv in good():
        for role_at, role in enumerate(cv.experience):
            for at, bullet in enumerate(role.bullets):
                rest = FIGURE.sub("", bullet.text)
                if rest != bullet.text and not OTHER_FIGURE.search(rest):
                    after = reached(judged(example, with_bullet(cv, role_at, at, rest)))
                    lowered.append(after["achievements"] < standing(example.id)["achievements"])
    assert len(lowered) >= 15
    assert all(lowered)


def test_adding_an_unsupported_figure_never_raises_achievements() -> None:
    for example, cv in good():
        if cv.experience and cv.experience[0].bullets:
            text = cv.experience[0].bullets[0].text.rstrip(".")
            after = judged(example, with_bullet(cv, 0, 0, f"{text}, which saved 7,391 hours."))
            assert reached(after)["achievements"] <= standing(example.id)["achievements"] + 1e-9, example.id
