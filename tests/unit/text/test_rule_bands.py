from hypothesis import given
from hypothesis import strategies as st

from vitaeval.schema.judgement import CRITERIA
from vitaeval.text.rule_bands import NO_JUDGE, rule_bands

POSTING = "We look for a data engineer with Python, SQL, Kubernetes and Docker."
GOOD = """## Experience

- Built Python pipelines that load 40 GB a day
- Moved 12 services to Kubernetes in six weeks
- Cut SQL report times from 40 minutes to 90 seconds
"""
VAGUE = """## Experience

- Was responsible for a great many and very diverse things that had to do with the daily work of the whole department
  and also with that of other departments, whenever these were in need of support of any kind by anybody at all
"""


def test_what_fits_shows_more_and_reads_quicker_gets_higher_bands() -> None:
    good, vague = rule_bands(GOOD, POSTING).grades(), rule_bands(VAGUE, POSTING).grades()
    for name in CRITERIA:
        assert good[name].band > vague[name].band, name


def test_every_band_says_that_no_judge_gave_it() -> None:
    assert all(NO_JUDGE in grade.reason for grade in rule_bands(GOOD, POSTING).grades().values())


def test_a_quote_stands_in_the_document() -> None:
    quote = rule_bands(GOOD, POSTING).evidence.quote
    assert quote is not None
    assert quote in GOOD


def test_nothing_said_gets_the_lowest_bands() -> None:
    assert {grade.band for grade in rule_bands("", POSTING).grades().values()} == {1}


@given(st.text(max_size=300), st.text(max_size=120))
def test_any_text_gets_bands(document: str, posting: str) -> None:
    assert rule_bands(document, posting) == rule_bands(document, posting)
