import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.stats.cusum import change_point, cusum, cusum_path, siegmund_limit


@given(st.lists(st.floats(-2, 2), max_size=50))
def test_is_the_recursion_that_starts_again_at_zero(steps: list[float]) -> None:
    level, left = 0.0, 0
    for number, step in enumerate(steps, start=1):
        level = max(0.0, level + step)
        left = number if level == 0 else left
    assert cusum(steps) == pytest.approx(level, abs=1e-9)
    assert cusum(steps[: change_point(steps)]) == pytest.approx(0.0, abs=1e-9)


def test_finds_where_a_change_began() -> None:
    assert change_point([-1.0] * 30 + [1.0] * 5) == 30
    assert change_point([]) == 0


@pytest.mark.parametrize(("allowance", "run_length"), [(0.5, 200), (0.25, 500), (1.0, 370)])
def test_false_alarms_come_as_rarely_as_asked(allowance: float, run_length: float) -> None:
    limit = siegmund_limit(allowance, run_length)
    rng = np.random.default_rng(2)
    lengths = []
    for _ in range(400):
        level, night = 0.0, 0
        while level <= limit:
            level, night = max(0.0, level + rng.normal() - allowance), night + 1
        lengths.append(night)
    assert np.mean(lengths) == pytest.approx(run_length, rel=0.2)


@pytest.mark.parametrize("wrong", [(0.0, 100.0), (0.5, 1.0)])
def test_wrong_numbers_are_refused(wrong: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="limit needs"):
        siegmund_limit(*wrong)


@given(st.lists(st.floats(-5, 5), max_size=30))
def test_the_path_is_where_the_chart_stood_after_each_step(steps: list[float]) -> None:
    assert list(cusum_path(steps)) == pytest.approx([cusum(steps[: place + 1]) for place in range(len(steps))])
