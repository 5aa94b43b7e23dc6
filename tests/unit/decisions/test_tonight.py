"""Sixty nights of a made-up provider: what is found, whom it blames, what it costs."""

import pytest
from tests.nights import NOW, OLD, House, night_of, rules

from vitaeval.decisions.night_steps import Step, Tonight
from vitaeval.schema.nightly import Cause, ChartState, Prober, Role

N, DRIFT_NIGHT = 60, 30


def house(seed: int, *, ours: float = 0.0, theirs: float = 0.0, **more: object) -> House:
    """Both versions fall by these amounts at night 30."""
    drops = {NOW: ours, OLD: theirs}
    more = {"n": N, "rules": rules(first=20), **more}
    return House(seed, lambda night, setting: drops[setting] if night >= DRIFT_NIGHT else 0.0, **more)  # type: ignore[arg-type]


def until_drift(home: House, nights: int = 60) -> tuple[int, Tonight] | None:
    """The first night with a confirmed drift."""
    for number in range(1, nights + 1):
        seen = home.watch(number)
        if any(item.state is ChartState.DRIFT for item in seen.readings):
            return number, seen
    return None


@pytest.mark.parametrize("seed", range(3))
def test_sixty_quiet_nights_are_quiet(seed: int) -> None:
    assert until_drift(house(seed)) is None


@pytest.mark.parametrize("seed", range(3))
def test_a_prompt_that_fell_alone_is_named_within_three_nights(seed: int) -> None:
    found = until_drift(house(seed, ours=0.06))
    assert found is not None
    number, seen = found
    assert DRIFT_NIGHT <= number <= DRIFT_NIGHT + 2
    assert seen.blame is not None
    assert seen.blame.cause in (Cause.PROMPT, Cause.UNKNOWN)


@pytest.mark.parametrize("seed", range(4))
def test_a_provider_that_fell_for_all_is_never_the_prompts_fault(seed: int) -> None:
    found = until_drift(house(seed, ours=0.06, theirs=0.06))
    assert found is not None
    assert found[1].blame is not None
    assert found[1].blame.cause is not Cause.PROMPT


def test_a_clear_case_is_told_clearly() -> None:
    """A fall of a whole standard deviation leaves no doubt either way."""
    alone, both = until_drift(house(1, ours=0.2)), until_drift(house(1, ours=0.2, theirs=0.2))
    assert alone is not None
    assert both is not None
    assert alone[1].blame is not None
    assert both[1].blame is not None
    assert (alone[0], alone[1].blame.cause) == (DRIFT_NIGHT, Cause.PROMPT)
    assert (both[0], both[1].blame.cause) == (DRIFT_NIGHT, Cause.PROVIDER)


def test_a_pinned_model_that_holds_accuses_the_name() -> None:
    pinned = Prober(name="1.1.0 · m-2026-01", setting=OLD, pinned=True)
    found = until_drift(house(1, ours=0.2, prober=pinned))
    assert found is not None
    assert found[1].blame is not None
    assert found[1].blame.cause is Cause.MODEL


def test_without_anybody_to_ask_nobody_is_blamed() -> None:
    found = until_drift(house(1, ours=0.2, prober=None))
    assert found is not None
    assert found[1].blame is not None
    assert found[1].blame.cause is Cause.UNKNOWN


def test_what_the_probe_says_tonight_is_no_reference_of_its_own() -> None:
    home = house(1, ours=0.2)
    until_drift(home)
    home.history = [run for run in home.history if run.role is Role.NIGHT or run.night == night_of(DRIFT_NIGHT)]
    seen = home.look(DRIFT_NIGHT)
    assert seen.probe_nights == 0
    assert seen.blame is not None
    assert "no nights of its own" in seen.blame.reason


def test_after_a_confirmed_drift_a_new_reference_begins_in_sight() -> None:
    home = house(1, ours=0.2)
    until_drift(home, DRIFT_NIGHT)
    after = home.watch(DRIFT_NIGHT + 1)
    assert {item.state for item in after.readings} == {ChartState.COLLECTING}
    assert {(item.collected, item.since) for item in after.readings} == {(1, night_of(DRIFT_NIGHT + 1))}
    for number in range(DRIFT_NIGHT + 2, DRIFT_NIGHT + 25):
        seen = home.watch(number)
        assert all(item.state is not ChartState.DRIFT for item in seen.readings)
    assert {item.state for item in seen.readings} <= {ChartState.OK, ChartState.WARNING}


def test_the_same_history_says_the_same_in_any_order_and_however_often() -> None:
    home = house(2, ours=0.2)
    seen = until_drift(home)
    assert seen is not None
    assert home.look(seen[0]) == seen[1]
    for number in range(seen[0] + 1, seen[0] + 5):
        home.watch(number)
    home.history.reverse()
    again = home.look(seen[0])
    assert (again.readings, again.blame) == (seen[1].readings, seen[1].blame)


def test_missing_nights_are_no_news() -> None:
    home = house(3)
    for number in range(1, 61):
        if number % 5:
            home.watch(number)
    assert not [run for run in home.history if run.asking == "again"]
    assert home.look(5).runs == ()
    assert {item.state for item in home.look(5).readings} == {ChartState.MISSING}


def test_quiet_nights_ask_only_some_examples_and_reference_nights_all() -> None:
    home = house(4)
    for number in range(1, 31):
        home.watch(number)
    ours = [run for run in home.history if run.role is Role.NIGHT]
    assert all(run.whole for run in ours if run.night <= night_of(14))
    late = [run for run in ours if run.night > night_of(14)]
    assert sum(run.asked for run in late) < 0.6 * N * 16


def test_a_metric_scored_anew_begins_its_own_reference_only() -> None:
    home = house(5)
    for number in range(1, 20):
        home.watch(number)
    tonight = home.ask(20, Step.WHOLE)
    home.history.append(type(tonight)(**{**dict(tonight), "metric_versions": {"quality": "2", "passed": "1"}}))
    states = {item.metric: item.state for item in home.look(20).readings}
    assert states["quality"] is ChartState.COLLECTING
    assert states["passed"] is not ChartState.COLLECTING
