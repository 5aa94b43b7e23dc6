from __future__ import annotations

import pytest

from vitaeval.claims.clauses import clauses, is_finite


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Helped write the menu and prepared 90 plates", ["helped", "prepared"]),
        ("Wrote 20 bids, of which 7 won", ["wrote"]),
        ("Supported the team with reports, plans and tests", ["supported"]),
        ("Co-led the audit", ["co-led"]),
        ("At Alder Works I wrote the rota", ["wrote"]),
        ("On call one week in five", [None]),
        ("", []),
    ],
)
def test_a_line_is_cut_where_another_deed_begins(text: str, verbs: list[str | None]) -> None:
    assert [clause.verb for clause in clauses(text)] == verbs


def test_clauses_stand_in_the_line_in_order() -> None:
    text = "Planned shifts; trained staff, and ordered stock"
    spans = [(clause.start, clause.end) for clause in clauses(text)]
    assert spans == sorted(spans)
    assert all(
        text[start:end].casefold() == clause.text for (start, end), clause in zip(spans, clauses(text), strict=True)
    )


def test_a_noun_that_looks_like_a_verb_is_not_sure_to_be_one() -> None:
    first, second = clauses("Assist with invoicing and purchase orders")
    assert is_finite(first)
    assert not is_finite(second)


def test_what_was_done_earlier_is_told_apart_from_what_is_done_now() -> None:
    told = clauses("Runs orientation every week and negotiated the benefits renewal")
    assert [each.verb for each in told] == ["runs", "negotiated"]
    assert len(clauses("Teaches basic and advanced courses")) == 1
    assert len(clauses("Feature store: built a feature store")) == 1
