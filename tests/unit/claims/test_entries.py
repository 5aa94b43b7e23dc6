from __future__ import annotations

import pytest

from vitaeval.claims import evidence
from vitaeval.claims.entries import entries
from vitaeval.claims.passages import Block, Part
from vitaeval.claims.rows import rows
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.markup import clean


def blocks(text: str, section: str, profile: Profile) -> list[Block]:
    page = clean(text)
    return entries(tuple(rows(page, 0, len(page.text))), section, evidence.of(profile))[0]


def bullets(block: Block) -> list[str]:
    return [passage.text for passage in block.passages if passage.part is Part.BULLET]


@pytest.mark.parametrize("section", ["experience", ""])
@pytest.mark.parametrize(
    "text",
    [
        "Data Engineer, Globex, 2020 - 2021\n- one\n- two\n\nClerk, Initech, 2018 - 2019\n- three",
        "Globex\nData Engineer\n2020 - 2021\n- one\n- two\n\nInitech\nClerk\n2018 - 2019\n- three",
        "2020 - 2021\nData Engineer\nGlobex\n\n- one\n- two\n\n2018 - 2019\nClerk\nInitech\n\n- three",
    ],
)
def test_each_header_opens_an_entry_whatever_its_lines(section: str, text: str, profile: Profile) -> None:
    first, second = blocks(text, section, profile)
    assert (first.first(Part.TITLE), first.first(Part.EMPLOYER)) == ("Data Engineer", "Globex")
    assert (second.first(Part.TITLE), second.first(Part.EMPLOYER)) == ("Clerk", "Initech")
    assert [bullets(first), bullets(second)] == [["one", "two"], ["three"]]


def test_posts_of_ones_own_or_without_a_firm_stay_apart(profile: Profile) -> None:
    text = "Clerk | Self-employed\n2020 - 2021\n\nData Engineer\n2018 - 2019\n\nNurse | Globex\n2016 - 2017\n"
    found = blocks(text, "experience", profile)
    assert [block.first(Part.TITLE) for block in found] == ["Clerk", "Data Engineer", "Nurse"]


def test_headers_without_anything_below_stay_apart(profile: Profile) -> None:
    text = "Data Engineer | Globex | 2020 - 2021\nClerk | Initech | 2018 - 2019\n"
    assert [block.first(Part.EMPLOYER) for block in blocks(text, "experience", profile)] == ["Globex", "Initech"]


def test_roles_under_one_employer_inherit_its_name(profile: Profile) -> None:
    text = "Northgate Freight, 2015 - 2021\nData Engineer, 2019 - 2021\n- one\nClerk, 2015 - 2019\n- two\n"
    group, first, second = blocks(text, "experience", profile)
    assert group.is_group
    assert [first.employer, second.employer] == ["Northgate Freight"] * 2


def test_a_line_on_time_off_is_no_role(profile: Profile) -> None:
    assert all(not block.first(Part.EMPLOYER) for block in blocks("Career break, 2019 - 2020", "experience", profile))


def test_degrees_and_certificates_may_share_a_section(profile: Profile) -> None:
    found = blocks("- BSc in Physics, Rice University, 2014\n- CPIM, ASCM, 2018\n", "education", profile)
    assert [block.kind for block in found] == ["e", "c"]


LETTER = """Clerk at Initech from 2018 to 2019.

At Northgate Freight (2020-03 – present) I rewrote Python jobs.

I completed my degree and a certificate."""


def test_a_paragraph_that_names_its_own_employer_is_not_told_of_the_header_above(profile: Profile) -> None:
    page = clean(LETTER)
    found, rest = entries(tuple(rows(page, 0, len(page.text))), "", evidence.of(profile))
    assert [bullets(block) for block in found] == [[]]
    assert [row.text[:11] for row in rest] == ["At Northgat", "I completed"]
