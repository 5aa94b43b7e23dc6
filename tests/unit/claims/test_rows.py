from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vitaeval.claims.rows import rows
from vitaeval.text.markup import clean

TEXT = "# Ada\r\n\r\n**Acme** — Nurse\r\n- one\n  • two\n1. three\n-----\n| a | b |\n|---|---|\nplain\n"


def test_a_line_is_without_its_marks_and_knows_them() -> None:
    page = clean(TEXT)
    found = list(rows(page, 0, len(page.text)))
    assert [row.text for row in found] == ["Ada", "Acme — Nurse", "one", "two", "three", "a | b", "plain"]
    assert [row.level for row in found] == [1, 7, 0, 0, 0, 0, 0]
    assert [row.text for row in found if row.is_bullet] == ["one", "two", "three"]
    assert [row.text for row in found if row.is_cells] == ["a | b"]
    assert [row.text for row in found if row.is_head] == ["a | b"]
    assert [row.text[: row.strong] for row in found if row.strong] == ["Acme"]
    assert [row.text for row in found if row.after_gap] == ["Ada", "Acme — Nurse", "a | b", "plain"]


@given(st.text(alphabet="ab*_#|- \r\n\u2028•1.", max_size=80))
def test_every_line_stands_where_it_says(text: str) -> None:
    page = clean(text)
    assert all(page.text[row.at :].startswith(row.text) for row in rows(page, 0, len(page.text)))


def test_the_number_of_a_line_below_a_numbered_heading_is_no_part_of_it() -> None:
    page = clean("4. Education\n4.1 PhD in Biology\n4.2. MSci\n2.5 million users\n")
    found = list(rows(page, 0, len(page.text)))
    assert [row.text for row in found] == ["Education", "PhD in Biology", "MSci", "2.5 million users"]
