from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.passages import Part
from vitaeval.claims.proper import unexplained


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Built a layer beside Zorbex Vault", [("skill", "Zorbex Vault")]),
        ("Stored parts in EMDRX and dbt", [("skill", "EMDRX")]),
        ("Worked at Globex before", [("employer", "Globex")]),
        ("Wrote Python jobs for Northgate Freight", []),
        ("Managed KPIs and the FAQ in January", []),
        ("Learned it. Then wrote it down", []),
        ("Introduced Zorbex", [("skill", "Zorbex")]),
        ("Knows Northgate Freight, Excel, spreadsheets and Zorbex Vault.", [("skill", "Zorbex Vault")]),
        ("Graduated from Dorvale", [("institution", "Dorvale")]),
        ("\N{WHITE HEAVY CHECK MARK} Rewrote jobs for the depot", []),
        ("keen to learn Zorbex", []),
        ("REWROTE EVERY JOB AND LOWERED THE SPEND", []),
    ],
)
def test_names_that_the_profile_does_not_hold(
    judged: Callable[..., Any], text: str, named: list[tuple[str, str]]
) -> None:
    found = judged(unexplained, text, Part.BULLET, [])
    assert [(kind, words) for kind, words, _ in found] == named


def test_a_summary_may_name_the_target_and_a_bullet_may_not(judged: Callable[..., Any]) -> None:
    text = "Writes plain and careful reports for Kelp Robotics"
    assert judged(unexplained, text, Part.SUMMARY, []) == []
    assert judged(unexplained, text, Part.BULLET, []) != []


def test_the_plural_of_an_abbreviation_is_known(judged: Callable[..., Any]) -> None:
    assert judged(unexplained, "Counted KPIs, FAQs and CPIMs for the depot", Part.BULLET, []) == []


@pytest.mark.parametrize("text", ["Planned depots in South Africa and New Zealand", "Knows West Africa by road"])
def test_a_country_of_two_words_is_a_place(judged: Callable[..., Any], text: str) -> None:
    assert {kind for kind, _, _ in judged(unexplained, text, Part.SUMMARY, [])} == {"place"}


def test_those_at_the_top_are_named_where_the_profile_has_them(
    judged: Callable[..., Any], flagged: Callable[..., Any]
) -> None:
    assert judged(unexplained, "Wrote reports for C-level readers", Part.SUMMARY, []) == [("skill", "C", "unsupported")]
    assert not flagged(["Diary and travel for the CEO and the CFO"], "Keeps the diary and travel of C-level executives")


def test_a_model_may_stand_in_the_plural(flagged: Callable[..., Any]) -> None:
    assert flagged(["Maintained 26 V90 turbines"], "Maintained turbines, 26 V90s") == []
    assert flagged(["Maintained 26 V90 turbines"], "Maintained turbines, 26 V112s")


def test_a_name_in_full_may_have_its_letters_in_the_order_of_another_language(flagged: Callable[..., Any]) -> None:
    lines = ["Member of the ISO 17025 audit team"]
    assert flagged(lines, "Member of the International Organization for Standardization 17025 audit team") == []
    assert flagged(lines, "Member of the International Union for Tasting 17025 audit team") != []
