from __future__ import annotations

from random import Random

from tests.people import ground

from vitaeval.defects import DEFECTS, REWRITES

AT = ground("master-nurse-brooks")


def test_a_planted_lie_knows_its_kind_and_its_place_in_the_text() -> None:
    changed = DEFECTS["employer_swapped"].plant(AT, Random(3))
    assert changed is not None
    text, ((start, end),) = changed.text()
    assert changed.kind == "employer_swapped"
    assert text[start:end] in AT.stock.employers


def test_where_nothing_fits_nothing_is_planted() -> None:
    draft = AT.draft.write("/languages", [])
    bare = type(AT)(draft, AT.profile, AT.job, AT.stock, AT.today)
    assert DEFECTS["language_raised"].plant(bare, Random(1)) is None
    assert REWRITES["fluency_form"].apply(bare, Random(1)) is None


def test_the_order_of_calls_on_other_documents_has_no_effect() -> None:
    alone = DEFECTS["metric_invented"].plant(AT, Random(5))
    DEFECTS["metric_invented"].plant(ground("master-lab-thandiwe"), Random(5))
    assert DEFECTS["metric_invented"].plant(AT, Random(5)) == alone
