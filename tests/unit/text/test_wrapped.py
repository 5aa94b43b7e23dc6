from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text.markup import clean
from vitaeval.text.wrapped import unwrapped

PARAGRAPH = (
    "I kept the books of three small bakeries in Lund for more than six years, and in that time the closing of "
    "a month came down from nine working days to four. Every January I also trained two new clerks at Ekberg and "
    "Sons, who now run the ledger of the shop in Malmö without any help from me or from the auditors in Ystad."
)


@pytest.mark.parametrize("width", [48, 60, 76, 100])
def test_a_paragraph_broken_at_any_width_is_one_line_again(width: int) -> None:
    broken = "\n".join(textwrap.wrap(PARAGRAPH, width))
    assert (
        unwrapped(clean(broken)).text.replace(". ", ".\n").splitlines() == PARAGRAPH.replace(". ", ".\n").splitlines()
    )


def test_a_bullet_goes_on_under_its_own_indentation() -> None:
    text = (
        "- Wrote the safety handbook that every depot between\n  Lund and Malmö has used since\n- Led the night shift"
    )
    assert unwrapped(clean(text)).text.splitlines() == [
        "- Wrote the safety handbook that every depot between Lund and Malmö has used since",
        "- Led the night shift",
    ]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Head Bookkeeper | Ekberg and Sons | Lund, Sweden | May", "2019 – April 2022"),
        ("- Ashbourne College, Bachelor of Arts, Economics, 2006", "– 2010"),
        ("Head Bookkeeper, Ekberg and Sons, Lund, 2019", "- Present"),
        ("Head Bookkeeper                      June 2019 –", "December 2021"),
        ("Head Bookkeeper                      June 2019 – May", "2021"),
        ("Head Bookkeeper                          May", "2019 – April 2022"),
        ("### Head Bookkeeper @ Ekberg and Sons (06/2019 –", "08/2021)"),
        ("I kept the books of three small bakeries until 2019", "and then moved to the mill"),
    ],
)
def test_a_date_that_was_cut_is_whole_again(above: str, below: str) -> None:
    assert unwrapped(clean(f"{above}\n{below}")).text == f"{above} {below}"


@pytest.mark.parametrize(
    "text",
    [
        "- Prize of the town for young bookkeepers, 2006\n- 2010 prize of the county",
        "Ekberg and Sons, wholesale bakers in Lund, 2019 – 2021\n- 2020",
        "Ekberg and Sons, wholesale bakers in Lund and Malmö\nHead Bookkeeper\n2019 - 2024",
        "I keep the books of three small bakeries in Lund for\n\nand this is another paragraph, in small letters",
        "Tools that I use nearly every day, at home and at work\n- ledger\n- spreadsheets",
        "Languages\nswedish\nenglish\ngerman",
        "| Ekberg and Sons, wholesale bakers | Head Bookkeeper |\n| and so on | 2019 |",
        "Ekberg and Sons, wholesale bakers            Lund\nhead bookkeeper",
        "LL.M., Law — University of Lund, Sweden, 2017\nexchange semester — University of Turku, 2016",
    ],
)
def test_lines_that_stand_for_themselves_stay_apart(text: str) -> None:
    assert unwrapped(clean(text)).text == text


@given(st.lists(st.sampled_from(["**word**", "word", "Lund", "2019", ",", ".", "\n", "\n\n", "\r\n", " ", "\t", "- "])))
def test_every_character_knows_where_it_came_from(words: list[str]) -> None:
    raw = "".join(f"{word} " if word.isalpha() else word for word in words * 4)
    page = unwrapped(clean(raw))
    same = (page.text[at] == raw[page.origin(at)] or raw[page.origin(at)].isspace() for at in range(len(page.text)))
    assert all(same)
    assert page.text.split() == clean(raw).text.split()
