from __future__ import annotations

import pytest

from vitaeval.claims.masthead import masthead, reader
from vitaeval.claims.rows import rows
from vitaeval.text.markup import clean


def head(text: str) -> int:
    page = clean(text)
    return masthead(tuple(rows(page, 0, len(page.text))))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# Ada Quill\n\n**Data Engineer, Freight**\n\nada@example.org | Austin\n", 3),
        (
            "**Ada Quill** – Data Engineer\nada@example.org\n\nData engineer who moved on from logistics.\n",
            2,
        ),
        ("Ada Quill\nada@example.org\n\nGlobex\nData Engineer\n2019 – 2021\n- Built jobs\n", 2),
        ("Ada Quill\nada@example.org, 2015-2019 Elm Street 12\nData Engineer\n", 3),
        ("Dear Ms Holt,\n\nI am applying for the post of Data Engineer in your team in Waco.\n", 1),
        ("", 0),
    ],
)
def test_the_head_ends_where_the_career_begins(text: str, lines: int) -> None:
    assert head(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ada Quill\nAustin\n\nHead of Data\nGlobex\n\nDear Ms Holt,\n", ["Head of Data", "Globex"]),
        ("To: Globex\nAttn: Ms Holt\n\nHello Ms Holt,\n", ["To: Globex", "Attn: Ms Holt"]),
        ("Ada Quill\n\nHead of Data\n\nDear Ms Holt,\n", []),
        ("Ada Quill\n\nHead of Data\nada@example.org\n\nDear Ms Holt,\n", []),
        ("Ada Quill\n\nHead of Data\nGlobex\n", []),
    ],
)
def test_a_letters_reader_stands_above_its_greeting(text: str, lines: list[str]) -> None:
    page = clean(text)
    found = tuple(rows(page, 0, len(page.text)))
    assert [row.text for row in found if row.at in reader(found)] == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ada Quill\n\nDear Ms Holt,\n\nHead of Data, Globex\n\nI plan routes.\n", ["Head of Data, Globex"]),
        ("Dear Ms Holt,\nHead of Data\nI plan routes.\n", ["Head of Data"]),
        ("Dear Ms Holt,\n\nI plan routes.\n", []),
        ("Ada Quill\nada@example.org\n\nHead of Data\n\nGlobex\n\nDear Ms Holt,\n", ["Head of Data", "Globex"]),
    ],
)
def test_a_letters_subject_and_reader_are_no_claim(text: str, lines: list[str]) -> None:
    page = clean(text)
    found = tuple(rows(page, 0, len(page.text)))
    assert [row.text for row in found if row.at in reader(found)] == lines
