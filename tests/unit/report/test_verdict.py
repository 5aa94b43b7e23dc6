import pytest
from tests.verdicts import held, stop, verdict
from tests.worlds import pair

from vitaeval.decisions.arms import arm
from vitaeval.report.verdict import cells, lines, markdown, sentence
from vitaeval.schema.chat import Evidence
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import Verdict


@pytest.mark.parametrize("said", list(Verdict))
def test_the_first_line_holds_verdict_and_reason(said: Verdict) -> None:
    assert sentence(verdict(said)) == f"{said}: Length: gain +0.050"
    assert sentence(verdict(said)) in markdown(verdict(said)).splitlines()[0]


def test_everything_that_decided_is_on_the_page() -> None:
    page = markdown(verdict(Verdict.FAIL, stops=(stop(),), objections=("golden sets differ",)))
    for told in (
        "| Length | 0.700 | +0.050 | +0.010 | > +0.000 | 40 | shown |",
        "one is enough; nurse",
        "at most 3.0%",
    ):
        assert told in page
    assert "invalid: golden sets differ" in page
    assert "the plain 5 % rule would say: release" in page


def test_answers_that_prove_nothing_say_so() -> None:
    blind = arm(RunRecord(**{**dict(pair(0.0)[1]), "evidence": Evidence.PROMPT_BLIND}))
    assert any("only a sandbox registry" in line for line in lines(verdict(candidate=blind)))
    assert not any("only a sandbox registry" in line for line in lines(verdict()))


def test_an_unknown_bound_is_no_number() -> None:
    assert cells(held(bound=None))[3] == "–"
