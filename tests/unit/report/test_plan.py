from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from vitaeval.report.plan import amount, duration, money, show, usd
from vitaeval.schema.plan import NOTHING, Effect, Projection, RunEstimate, Spread, StageEstimate


def spread(low: float, likely: float, high: float | None) -> Spread:
    return Spread(low=low, likely=likely, high=high)


def stage(**more: Any) -> StageEstimate:
    values: dict[str, Any] = {
        "stage": "generation",
        "model": "gpt-4o-mini",
        "calls": 72,
        "held": 3,
        "repairs": spread(0, 4, 18),
        "prompt": spread(200_000, 240_000, 460_000),
        "completion": spread(20_000, 26_000, 225_000),
        "cached_share": spread(0, 0.31, 0.31),
        "prompt_basis": "characters / 4",
        "completion_basis": "12 past calls",
        "cost_usd": spread(0.04, 0.05, 0.2),
        "batch_usd": spread(0.02, 0.025, 0.1),
    }
    return StageEstimate(**{**values, **more})


def shown(**more: Any) -> str:
    values: dict[str, Any] = {
        "title": "generate_cv 1.1.0 · gpt-4o-mini · core",
        "examples": 72,
        "trials": 1,
        "concurrency": 8,
        "stages": (stage(),),
        "wall_s": spread(20, 110, 1900),
        "bound_by": "requests a minute of gpt-4o-mini",
        "effect": Effect(smallest=0.045, clusters=40, spread=0.1),
        "monthly": (Projection(cvs=1000, cost_usd=spread(1, 2, 6)),),
    }
    written = io.StringIO()
    show(Console(file=written, width=160), RunEstimate(**{**values, **more}))
    return written.getvalue()


def test_everything_that_decides_is_on_one_screen() -> None:
    said = shown()
    for words in (
        "72 examples, 8 at once",
        "76 (72 … 90)",
        "240 k (200 k … 460 k)",
        "31%",
        "$0.0500 ($0.0400 … $0.2000)",
        "as a batch $0.0250",
        "1.8 min (20 s … 31.7 min), bound by requests a minute of gpt-4o-mini",
        "differences between two versions from 0.045 on (40 independent documents",
        "1,000 CVs $2.00 ($1.00 … $6.00)",
        "in from characters / 4, out from 12 past calls",
    ):
        assert words in said, words


def test_an_unknown_price_is_said_with_its_reason_once_and_is_never_a_number() -> None:
    item = stage(cost_usd=None, batch_usd=None, unknown="not published")
    said = shown(stages=(item, item), monthly=(Projection(cvs=1000, cost_usd=None),))
    assert "$" not in said
    assert said.count("not published") == 1
    assert "1,000 CVs unknown" in said


@pytest.mark.parametrize(
    ("most", "words"),
    [
        (0.2, "$0.2000 is enough"),
        (0.05, "probably enough; the run stops before it would spend more"),
        (0.025, "is enough for about 50% of the run, which stops there"),
    ],
)
def test_a_budget_is_held_against_the_price(most: float, words: str) -> None:
    assert words in shown(max_usd=most)


def test_a_run_in_batches_shows_its_window_and_no_quota() -> None:
    said = shown(orders=spread(2, 2, 4), stages=(stage(cost_usd=spread(0.02, 0.025, 0.1)),))
    assert "all in one order" in said
    assert "$0.0250 ($0.0200 … $0.1000) at the price of batches" in said
    assert "within 24 h, often sooner: 2 orders one after the other (up to 4 with repairs)" in said
    assert "requests a minute" not in said
    assert "1 order one after the other" not in shown(orders=spread(1, 1, 1))


def test_a_budget_cannot_be_held_against_an_unknown_price() -> None:
    said = shown(stages=(stage(cost_usd=None, batch_usd=None, unknown="x"),), max_usd=1.0)
    assert "$1.00 cannot be held against an unknown price" in said


def test_tokens_have_their_budget_too() -> None:
    assert "133,000 tokens is enough for about 50% of the run" in shown(max_tokens=133_000)


def test_too_few_documents_are_said() -> None:
    assert "2 independent documents are too few" in shown(effect=Effect(smallest=None, clusters=2, spread=0.1))


def test_an_open_end_is_said() -> None:
    assert money(spread(1, 2, None)) == "$2.00 ($1.00 … ∞)"
    assert money(None) == "unknown"
    assert amount(NOTHING) == "0"


@pytest.mark.parametrize(("value", "said"), [(0, "$0"), (0.00123, "$0.0012"), (2.5, "$2.50"), (1234.5, "$1,234")])
def test_dollars_have_as_many_places_as_they_deserve(value: float, said: str) -> None:
    assert usd(value) == said


@pytest.mark.parametrize(("seconds", "said"), [(5, "5 s"), (90, "1.5 min"), (5400, "1.5 h"), (129_600, "1.5 d")])
def test_times_are_short_to_read(seconds: float, said: str) -> None:
    assert duration(seconds) == said
