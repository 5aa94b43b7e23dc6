from __future__ import annotations

import pytest

from vitaeval.claims import evidence
from vitaeval.claims.heading import heading
from vitaeval.claims.rows import rows
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.markup import clean


def kinds(text: str, section: str, profile: Profile) -> str:
    """The kind of each line, a dot where it heads nothing."""
    page = clean(text)
    found = heading(tuple(rows(page, 0, len(page.text))), section, evidence.of(profile))
    return "".join(kind or "." for kind in found)


@pytest.mark.parametrize(
    ("text", "section", "told"),
    [
        ("Globex, Waco    2020 - 2021\nSenior clerk\n- Kept the books\n", "experience", "ww."),
        ("Globex\n2021-ongoing\n- Kept the books\n", "experience", "ww."),
        ("Oak Freight Brokers, Waco    2020 - 2021\nTransport manager\n", "experience", "ww"),
        ("Rice University (M.A., 2014) and Leeds Trinity University (B.A., 2012).\n", "", "."),
        ("Engineer who has built, and now plans. Certified since 2019.\n", "", "."),
        ("Research (2023)\n- Kept the books\n", "experience", "w."),
        ("Master in Physics, Rice University, 2014\nPostgreSQL, German B1\n", "", "e."),
        ("Head of IT, Globex (2020 - 2021)\nKept the books of both sites in order for years.\n", "experience", "w."),
        ("Embedded Software Engineer – Globex (2020 - 2021)\n", "experience", "w"),
        ("Rice University\nBachelor of Arts\n2010 - 2014\n", "education", "eee"),
        ("| Qualification | Body | Year |\n| BSc | Rice University | 2014 |\n", "education", ".e"),
        (
            "Master of Engineering, Electrical Engineering, Information Technology and Applied Physics of the Solid"
            " State, Rice University | 2010-10-01 – 2014-09-15\n",
            "education",
            "e",
        ),
        ("Phishing awareness\n- Wrote lessons\n", "projects", ".."),
        ("Freight board\n- Wrote it\n", "projects", "p."),
        ("Career break, 2019 - 2020\n", "experience", "."),
        ("I worked hard, and then I led a team of four people at Globex.\n", "", "."),
    ],
)
def test_a_line_heads_an_entry_by_what_it_holds(text: str, section: str, told: str, profile: Profile) -> None:
    assert kinds(text, section, profile) == told


def test_the_name_heads_no_entry(profile: Profile) -> None:
    assert kinds("# Ada Quill\nData Engineer | Globex\n2019 - Present\n", "", profile) == ".ww"
