from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = [
    "Catalogued 430 photographs of the harbour",
    "Posted a clip that reached 1.7 million views",
    "Kept the books of 27 small businesses",
    "Raised $640,000 in donations for a new roof",
    "Supported three product teams with interviews",
    "Hold a caseload of 16 families aged under 30",
    "Moved 25 virtual machines to the cloud",
    "Maintained 12 club sites for the county",
    "Answered 96% of calls within a minute",
    "Handled escalations from 14 Tier 1 analysts",
    "Supervised 13 master's theses",
]


@pytest.mark.parametrize(
    ("bullet", "words"),
    [
        ("Catalogued 430 paintings of the harbour", "430 paintings"),
        ("Posted a clip that reached 1.7 million followers", "1.7 million followers"),
        ("Kept the books of 27 listed companies", "27 listed companies"),
        ("Raised $640,000 in revenue for a new roof", "$640,000 in revenue"),
        ("Supported three business units with interviews", "three business units"),
        ("Catalogued 430 lawsuits of the harbour", "430 lawsuits"),
        ("Hold a caseload of 16 villages aged under 30", "16 villages"),
        ("Maintained 12 club cities for the county", "12 club cities"),
        ("Answered 96% of emails within a minute", "96% of emails"),
        ("Handled escalations from 14 Tier 1 bishops", "14 Tier 1 bishops"),
        ("Supervised 13 doctoral theses", "13 doctoral theses"),
    ],
)
def test_a_right_figure_of_another_thing_is_doubted_with_the_thing(
    flagged: Callable[..., Any], bullet: str, words: str
) -> None:
    assert ("metric", words, "major") in flagged(LINES, bullet)


@pytest.mark.parametrize(
    "bullet",
    [
        "Catalogued 430 images of the harbour",
        "Catalogued 430 objects on the harbour",
        "Posted a clip that was seen 1.7 million times",
        "Kept the books of 27 clients, all small businesses",
        "Kept the books of 27 small companies",
        "Raised $640,000 for a new roof",
        "Supported three teams with interviews",
        "Hold a caseload of 16 households aged under 30",
        "Hold a caseload of 16 cases aged under 30",
        "Moved 25 VMs to the cloud",
        "Maintained 12 club websites for the county",
        "Answered 96% of all calls within a minute",
    ],
)
def test_another_word_for_the_thing_or_a_wider_one_is_fine(flagged: Callable[..., Any], bullet: str) -> None:
    assert [each for each in flagged(LINES, bullet) if each[2] != "minor"] == []


def test_a_wrong_period_is_part_of_the_doubtful_figure(flagged: Callable[..., Any]) -> None:
    assert flagged(["Took 90 calls a week"], "Took 90 calls a day") == [("metric", "90 calls a day", "major")]


@pytest.mark.parametrize(
    ("line", "honest", "false"),
    [
        ("Closed 88 transactions", "Closed 88 deals", "Closed 88 complaints"),
        ("Ran 24 usability tests", "Ran 24 usability sessions", "Ran 24 usability surveys"),
        ("Three assignments for start-ups", "Three commissions for start-ups", "Three lawsuits for start-ups"),
        ("Interviewed 30 candidates", "Interviewed 30 applicants", "Interviewed 30 donors"),
    ],
)
def test_words_for_one_thing(flagged: Callable[..., Any], line: str, honest: str, false: str) -> None:
    assert flagged([line], honest) == []
    assert flagged([line], false)


def test_money_in_volume_is_of_nothing_in_particular(flagged: Callable[..., Any]) -> None:
    line = ["Closed 88 transactions, $19.4M in volume"]
    assert flagged(line, "Sold $19.4M of property across 88 transactions") == []
    assert flagged(line, "Closed 88 transactions for $19.4M in commissions")


CLERKS = [
    "Advised librarians of other towns on two product lines",
    "Supervise three library assistants",
    "Managed a pool of 12 freelance writers",
    "Put scanners into the pipelines of 30 repositories",
    "Closed 88 transactions worth $19.4M",
    "Sound for 14 productions",
    "Rebuilt the radio microphone system (24 channels)",
    "Cut the sleep current to 11 µA",
]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("Manages a budget, supervises three librarians and won a grant.", "three librarians"),
        ("Earlier grew a blog and managed twelve staff writers.", "twelve staff writers"),
        ("Put scanners into 30 product lines and saw fewer findings.", "30 product lines"),
        ("Closed 88 leases worth $19.4M.", "88 leases"),
        ("Responsible for sound in 24 productions and a rebuilt 24-channel radio microphone system.", "24"),
    ],
)
def test_a_summary_counts_in_each_clause_what_its_line_counts(
    summed_up: Callable[..., Any], told: str, words: str
) -> None:
    assert any(words in each[1] and each[2] == "major" for each in summed_up(CLERKS, told))


@pytest.mark.parametrize(
    "told",
    [
        "Supervises three library assistants and managed twelve freelancers.",
        "Managed 12 freelance authors.",
        "Closed 88 deals worth $19.4M.",
        "Sound for 14 productions and a 24-channel radio microphone system.",
        "Cut the sleep current to 11 microamps.",
    ],
)
def test_a_summary_may_call_them_otherwise(summed_up: Callable[..., Any], told: str) -> None:
    assert [each for each in summed_up(CLERKS, told) if each[0] in ("metric", "team")] == []


@pytest.mark.parametrize(
    ("line", "honest", "false"),
    [
        (
            "Maintained 120 Linux servers",
            "Earlier maintained 120 Linux machines.",
            "Earlier maintained 120 Linux budgets.",
        ),
        (
            "Team of 3 project assistants",
            "Ran budgets of up to CHF 400,000 and with a team of three project assistants.",
            "Ran budgets of up to CHF 400,000 and with a team of three event managers.",
        ),
    ],
)
def test_what_is_told_besides_does_not_hide_the_exchange(
    summed_up: Callable[..., Any], line: str, honest: str, false: str
) -> None:
    lines = [line, "Budgets of up to CHF 400,000"]
    assert [each for each in summed_up(lines, honest) if each[0] != "ownership"] == []
    assert {kind for kind, _, _ in summed_up(lines, false)} & {"metric", "team"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Advise 34 farms on 9,500 hectares", "Advises 34 farmers on 9,500 hectares."),
        ("Class of 18 four-year-olds with one aide", "Leads a class of 18 children together with an aide."),
        ("Ran 74 interviews and 12 usability studies", "Carried out 74 interviews and 12 usability tests."),
        ("Choir grew from 18 to 45 singers", "The choir once stood at 18 and stands at 45 now."),
        ("64 covers; front-of-house team of 15", "Manages a 64-cover restaurant with a team of 15."),
    ],
)
def test_words_of_one_root_ages_and_kinds_of_things_may_stand_for_each_other(
    summed_up: Callable[..., Any], line: str, told: str
) -> None:
    assert [each for each in summed_up([line], told) if each[0] in ("metric", "team")] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Designed 17 restaurants and cafés", "Designer of hotels; 17 venues so far, the largest in Cork."),
        ("Sound for 14 productions", "Sound for 14 shows, and a new radio system."),
        ("Timber buildings up to 8 storeys", "Designs timber buildings of up to eight floors."),
    ],
)
def test_a_noun_that_the_profile_never_uses_may_be_another_word(
    summed_up: Callable[..., Any], line: str, told: str
) -> None:
    assert [each for each in summed_up([line], told) if each[0] == "metric"] == []


def test_what_was_done_is_no_thing(summed_up: Callable[..., Any]) -> None:
    line = "Supervised 3 PhD candidates to completion; currently 2"
    assert summed_up([line], "PhD supervision: three completed, two current.") == []
