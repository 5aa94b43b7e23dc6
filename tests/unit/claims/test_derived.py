from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

WASTE = ["Cut waste from 18% to 10% of purchases by weighing portions"]
SPEED = ["Moved the nightly build to containers; it now takes 12 minutes instead of 48"]
BIDS = ["Wrote 20 grant bids, of which 7 were successful"]
TEAM = ["5 technicians and 3 advisers use the fault tree"]
RENT = ["Office rent fell by £3,000 a month"]


@pytest.mark.parametrize(
    ("lines", "bullet"),
    [
        (WASTE, "Cut waste by 8 percentage points by weighing portions"),
        (WASTE, "Cut waste by 44% by weighing portions"),
        (SPEED, "Saved 36 minutes a night by moving the build to containers"),
        (SPEED, "Made the nightly build four times faster in containers"),
        (BIDS, "Wrote 20 grant bids with a success rate of 35%"),
        (TEAM, "Fault tree used by 8 people"),
        (RENT, "Brought office rent down by £36,000 a year"),
        (["Rehomed 300 dogs over four years"], "Rehomed 75 dogs a year"),
        (["Cleaned the stables with two colleagues"], "Cleaned the stables in a team of three"),
        (["Reduced repair time to 100 minutes"], "Reduced repair time to 1.7 hours"),
        (["Cut costs by 30%"], "Cut costs by nearly a third"),
        (["Grew membership from 200 to 500"], "Increased membership by 300 members"),
        (["Closed deals worth 115% of quota"], "Exceeded quota by 15% with the deals closed"),
        (["Closed deals worth 115% of quota"], "Closed deals 15% above quota"),
        (["Built a detector (mAP 0.81, up from 0.72)"], "Raised the mAP of the detector by nine points"),
        (SPEED, "Moved the nightly build to containers; it takes less than a third of what it was"),
        (["Organised 3 conferences with 250 guests each"], "Hosted 750 conference guests in total"),
    ],
)
def test_what_follows_from_the_figures_of_a_line_is_supported(
    flagged: Callable[..., Any], lines: list[str], bullet: str
) -> None:
    assert flagged(lines, bullet) == []


@pytest.mark.parametrize(
    ("lines", "bullet"),
    [
        (WASTE, "Cut waste by 12 percentage points by weighing portions"),
        (WASTE, "Cut waste by 60% by weighing portions"),
        (SPEED, "Saved 40 minutes a night by moving the build to containers"),
        (SPEED, "Made the nightly build ten times faster in containers"),
        (BIDS, "Wrote 20 grant bids with a success rate of 70%"),
        (TEAM, "Fault tree used by 8 technicians"),
        (RENT, "Brought office rent down by £60,000 a year"),
        (["Rehomed 300 dogs over four years"], "Rehomed 300 dogs a year"),
        (["Reduced repair time to 100 minutes"], "Reduced repair time to 1.2 hours"),
    ],
)
def test_what_does_not_follow_is_not(flagged: Callable[..., Any], lines: list[str], bullet: str) -> None:
    assert [severity for _, _, severity in flagged(lines, bullet)] == ["major"]


@pytest.mark.parametrize(
    ("line", "honest", "false"),
    [
        (
            "App start time reduced by 45%",
            "The app starts in 55% of the time it used to take",
            "The app starts in 20% of the time it used to take",
        ),
        ("Incidents fell from 9 to 3 per quarter", "Cut incidents to a third", "Cut incidents to a tenth"),
        (
            "Failure rate down from 0.9% to 0.35%",
            "Few meters fail: 0.35% now, 0.9% formerly",
            "Few meters fail: 0.9% now, 0.35% formerly",
        ),
    ],
)
def test_what_a_change_left(flagged: Callable[..., Any], line: str, honest: str, false: str) -> None:
    assert flagged([line], honest) == []
    assert flagged([line], false)


@pytest.mark.parametrize(
    ("lines", "bullet"),
    [
        (["Closed deals worth 115% of quota"], "Closed deals 35% above quota"),
        (["Built a detector (mAP 0.81, up from 0.72)"], "Raised the mAP of the detector by 12 points"),
        (["Closed deals worth 115% of quota"], "Grew deals 15% above the market"),
        (SPEED, "Moved the nightly build to containers; it takes less than a tenth of what it was"),
    ],
)
def test_a_goal_passed_by_more_or_a_smaller_rest_is_another_figure(
    flagged: Callable[..., Any], lines: list[str], bullet: str
) -> None:
    assert flagged(lines, bullet)


@pytest.mark.parametrize(
    ("line", "honest", "false"),
    [
        ("Five classes of about 28 students", "Five classes, 140 or so in all", "Five classes, 200 or so in all"),
        (
            "128% of quota in 2024, 117% in 2023",
            "Surpassed quota by 28% in 2024 (17% in 2023)",
            "Surpassed quota by 28% in 2024 (27% in 2023)",
        ),
        (
            "Debottlenecked a column, adding 12 kt per year capacity",
            "Debottlenecked a column for 12,000 t/year of capacity",
            "Debottlenecked a column for 120,000 t/year of capacity",
        ),
    ],
)
def test_products_shares_above_a_goal_and_other_units(
    flagged: Callable[..., Any], line: str, honest: str, false: str
) -> None:
    assert flagged([line], honest) == []
    assert flagged([line], false)


def test_crews_of_up_to_so_many_have_no_product(flagged: Callable[..., Any]) -> None:
    assert flagged(["5 sites, crews of up to 8"], "Worked with 40 people in all")


def test_a_count_of_groups_is_not_exchanged_with_their_size(flagged: Callable[..., Any]) -> None:
    assert flagged(["Set up a class; 3 groups of 10"], "Set up a class of 30 people") == []
    assert flagged(["Set up a class; 3 groups of 10"], "Set up a class, running ten groups of thirty")


def test_a_growth_counts_what_its_last_figure_counts(flagged: Callable[..., Any]) -> None:
    assert flagged(["From 80 to 210 employees"], "Growth by 130 people to 210") == []
    assert flagged(["From 80 to 210 employees"], "Growth by 160 people to 210")
