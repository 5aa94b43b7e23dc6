"""The gate where the truth is known: simulated versions, from the command line to the verdict."""

from __future__ import annotations

import json

import pytest
from tests.flow.conftest import Place

pytestmark = pytest.mark.slow

GATE = (
    "gate",
    "task=generate_cv",
    "candidate=1.1.0",
    "baseline=1.0.0",
    "registry=sandbox",
    "model=simulated",
    "tracking=none",
)


def gated(place: Place, behaviour: str, *more: str) -> tuple[int, str]:
    ended = place.run(*GATE, f"model.simulation.versions={{1.1.0: {behaviour}}}", *more)
    return ended.code, " ".join((ended.out + ended.err).split())


def test_a_better_version_is_released_after_three_hundred_searched_answers(place: Place) -> None:
    code, told = gated(place, "{flat: 0.3}")
    assert code == 0, told
    (kept,) = (place.root / "verdicts").iterdir()
    verdict = json.loads((kept / "verdict.json").read_text())
    assert verdict["candidate"]["evidence"] == "simulated"
    assert verdict["goal"]["gain"] == pytest.approx(0.035, abs=0.02)
    assert verdict["fabricated_at_most"] <= 0.01
    code, told = gated(place, "{flat: 0.3}")
    assert code == 0
    assert "was judged before" in told


def test_a_poorer_version_is_not_released_and_costs_few_answers(place: Place) -> None:
    code, told = gated(place, "{flat: 0.62}")
    assert code in (10, 11), told
    (kept,) = (place.root / "verdicts").iterdir()
    assert json.loads((kept / "verdict.json").read_text())["answers"] < 6 * 72


@pytest.mark.parametrize("kind", ["employer_invented", "degree_raised"])
def test_a_better_version_that_invents_in_two_of_a_hundred_is_not_released(place: Place, kind: str) -> None:
    code, told = gated(place, f"{{flat: 0.3, rates: {{{kind}: 0.02}}}}")
    assert code == 10, told
    assert "inventions" in told


def test_an_outage_says_nothing_about_quality_and_is_asked_again(place: Place) -> None:
    code, told = gated(place, "{flat: 0.3, rates: {outage: 0.3}}")
    assert code == 12, told
    assert "lack an answer" in told
    assert not (place.root / "verdicts").exists()


def test_a_version_too_slow_for_its_users_is_not_released(place: Place) -> None:
    code, told = gated(place, "{flat: 0.3, latency_ms: 40000}")
    assert code == 10, told
    assert "service level not kept" in told


def test_the_doctor_finds_the_gate_sound(place: Place) -> None:
    conf = place.root / "conf" / "doctor.yaml"
    conf.write_text(conf.read_text().replace("replicates: 2000", "replicates: 200"))
    ended = place.run("doctor", "task=generate_cv")
    assert ended.code == 0, ended
    assert "planted defects stopped" in ended.out
    assert "simulated" in ended.out
