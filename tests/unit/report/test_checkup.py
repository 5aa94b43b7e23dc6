"""What the doctor found: an unsound gate is named for what it lets pass."""

from __future__ import annotations

from typing import Any

from rich.console import Console

from vitaeval.report.checkup import markdown, sentence, show
from vitaeval.schema.checkup import Checkup, Planted, Rate
from vitaeval.schema.verdict import Verdict


def checkup(**more: Any) -> Checkup:
    values: dict[str, Any] = {
        "task": "generate_cv",
        "golden": "core",
        "rules": "release",
        "examples": 72,
        "people": 40,
        "planted": (Planted(name="an employer invented", verdict=Verdict.FAIL, reason="one is enough"),),
        "rates": (Rate(name="no better", released=0.04, replicates=2000, at_most=0.05),),
        "smallest_gain": 0.012,
    }
    return Checkup(**{**values, **more})


def test_a_sound_gate_says_what_it_stopped() -> None:
    assert checkup().is_sound
    assert sentence(checkup()).startswith("sound: 1 planted")


def test_a_defect_that_passes_or_an_error_rate_too_high_is_unsound() -> None:
    leaky = checkup(planted=(Planted(name="slower", verdict=Verdict.PASS, reason="gain"),))
    assert sentence(leaky) == "UNSOUND: the gate releases slower"
    loose = checkup(rates=(Rate(name="no better", released=0.08, replicates=2000, at_most=0.05),))
    assert not loose.is_sound
    assert "released 8.0% of the time" in sentence(loose)


def test_a_rate_is_judged_by_what_its_replicates_can_tell() -> None:
    assert Rate(name="r", released=0.1, replicates=40, at_most=0.05).holds
    assert not Rate(name="r", released=0.1, replicates=4000, at_most=0.05).holds


def test_both_forms_hold_every_row_and_say_that_all_is_simulated() -> None:
    console = Console(width=200, record=True)
    show(console, checkup())
    for text in (markdown(checkup()), console.export_text()):
        assert "an employer invented" in text
        assert "4.0%" in text
        assert "simulated" in text
