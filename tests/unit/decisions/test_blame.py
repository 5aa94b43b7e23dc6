import pytest

from vitaeval.decisions.blame import Probe, blame
from vitaeval.schema.nightly import Cause, ChartState, Reading

EXAMPLES = [f"e{place}" for place in range(30)]


def reading(moved: float | None = -0.06) -> Reading:
    return Reading(
        metric="quality",
        state=ChartState.DRIFT,
        drop=0.02,
        n=100,
        mean=0.7,
        shift=moved,
        level=9.0,
        limit=6.0,
        collected=14,
        since="2026-01-01",
        moved=moved,
        moving_since="2026-01-30" if moved is not None else None,
        sd=0.07 if moved is not None else None,
    )


def probe(shift: float, *, nights: int = 3, pinned: bool = False, examples: int = 30) -> Probe:
    names = EXAMPLES[:examples]
    before = [dict.fromkeys(names, 0.8)] * nights
    return Probe("1.0.0 · m", pinned, dict.fromkeys(names, 0.8 + shift), before)


@pytest.mark.parametrize(
    ("asked", "cause"),
    [
        (probe(-0.06), Cause.PROVIDER),
        (probe(0.0), Cause.PROMPT),
        (probe(0.02), Cause.PROMPT),
        (probe(-0.03), Cause.UNKNOWN),
        (probe(0.0, examples=2), Cause.UNKNOWN),
        (probe(0.0, nights=0), Cause.UNKNOWN),
        (probe(0.0, pinned=True), Cause.MODEL),
        (probe(-0.06, pinned=True), Cause.PROVIDER),
        (None, Cause.UNKNOWN),
    ],
)
def test_who_fell_with_the_champion_tells_the_cause(asked: Probe | None, cause: Cause) -> None:
    assert blame(reading(), asked).cause is cause


def test_the_reason_holds_both_numbers() -> None:
    told = blame(reading(), probe(0.0)).reason
    assert "+0.000 on 30 examples" in told
    assert "-0.060" in told


def test_a_chart_at_zero_blames_nobody() -> None:
    assert blame(reading(None), probe(0.0)).cause is Cause.UNKNOWN


def test_examples_that_the_probe_never_answered_do_not_count() -> None:
    asked = probe(0.0)
    more = Probe(asked.name, asked.pinned, {**asked.tonight, "new": 0.0}, asked.before)
    assert blame(reading(), more).n == 30
    assert blame(reading(), more).shift == pytest.approx(0.0)
