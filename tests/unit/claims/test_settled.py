"""What people have said about claims changes what counts, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.claims import check_text
from vitaeval.claims.settled import claim_key, settled, statement
from vitaeval.schema.adjudication import Adjudication
from vitaeval.schema.claim import Claim, FabricationReport, GateResult
from vitaeval.schema.documents.json_resume import read_resume
from vitaeval.schema.settlement import PersonsVerdict

PROFILE = read_resume(
    {
        "basics": {"name": "Mara Lind"},
        "work": [
            {"name": "Harbour Bakery", "position": "Baker", "startDate": "2018-03", "endDate": "2022-06"},
            {"name": "Old Mill", "position": "Helper", "startDate": "2014-01", "endDate": "2017-12"},
        ],
    }
)
CV = """## Experience

### Head Baker, Harbour Bakery | 2018-03 – 2022-06

- Cut waste by 42 %

### Helper, Old Mill | 2013-01 – 2017-12

- Cut costs by 42 %

## Skills

Kubernetes
"""


def report(text: str = CV) -> FabricationReport:
    return check_text(PROFILE, text, None, date(2026, 11, 1))


def doubted(found: FabricationReport) -> list[Claim]:
    return [claim for claim in found.claims if claim.severity]


def word(claim: Claim, verdict: PersonsVerdict, source: str = CV) -> Adjudication:
    key = claim_key(claim, source)
    said = {"verdict": verdict, "who": "Jo", "when": "2026-11-01T10:00:00+00:00", "why": "I know"}
    return Adjudication(profile="0" * 64, type=key.type, text=key.text, about=key.about, **said)


def named(text: str) -> Claim:
    return next(claim for claim in doubted(report()) if claim.text == text)


DOUBTED = [claim.text for claim in doubted(report())]


def test_the_cv_of_these_tests_makes_doubtful_claims() -> None:
    assert {"Head Baker", "42 %", "2013-01", "Kubernetes"} <= set(DOUBTED)


def test_without_words_nothing_changes() -> None:
    assert settled(report(), CV, ()) == report()


@given(st.sets(st.sampled_from(range(len(DOUBTED)))))
def test_each_false_alarm_lowers_the_score_and_all_of_them_pass(chosen: set[int]) -> None:
    before = report()
    words = [word(doubted(before)[number], PersonsVerdict.FALSE_ALARM) for number in sorted(chosen)]
    after = settled(before, CV, words)
    assert len(doubted(after)) == len(DOUBTED) - len(chosen)
    assert [claim.verdict for claim in after.claims] == [claim.verdict for claim in before.claims]
    assert after.score <= before.score
    assert after.rate is not None
    assert before.rate is not None
    assert after.rate <= before.rate
    if len(chosen) == len(DOUBTED):
        assert (after.score, after.rate, after.gate) == (0.0, 0.0, GateResult.PASS)
    for claim in after.claims:
        assert (claim.settlement is None) == (claim.severity is not None or claim.verdict == "supported")


def test_a_confirmed_claim_counts_as_before() -> None:
    before = report()
    after = settled(before, CV, [word(claim, PersonsVerdict.CONFIRMED) for claim in doubted(before)])
    assert (after.score, after.rate, after.gate) == (before.score, before.rate, before.gate)
    assert all(claim.settlement for claim in doubted(after))


def test_a_figure_is_forgiven_only_in_its_statement() -> None:
    first, second = (claim for claim in doubted(report()) if claim.text == "42 %")
    after = settled(report(), CV, [word(first, PersonsVerdict.FALSE_ALARM)])
    assert [claim.start for claim in doubted(after) if claim.text == "42 %"] == [second.start]


def test_a_title_is_forgiven_only_for_its_entry() -> None:
    text = CV.replace("Helper, Old", "Head Baker, Old")
    first = next(claim for claim in doubted(report(text)) if claim.text == "Head Baker")
    after = settled(report(text), text, [word(first, PersonsVerdict.FALSE_ALARM, text)])
    assert [claim.text for claim in doubted(after)].count("Head Baker") == 1


@pytest.mark.parametrize("wording", ["KUBERNETES", "Kubernetes, Baking", "kubernetes"])
def test_a_skill_is_forgiven_wherever_it_stands_however_it_is_spelled(wording: str) -> None:
    text = CV.replace("Kubernetes", wording)
    after = settled(report(text), text, [word(named("Kubernetes"), PersonsVerdict.FALSE_ALARM)])
    assert not [claim for claim in doubted(after) if claim.text.lower() == "kubernetes"]


def test_a_word_about_a_claim_that_is_not_made_does_nothing() -> None:
    other = CV.replace("Kubernetes", "Baking")
    assert settled(report(other), other, [word(named("Kubernetes"), PersonsVerdict.FALSE_ALARM)]) == report(other)


def test_the_statement_of_a_claim_is_its_line() -> None:
    assert statement(named("42 %"), CV) == "- Cut waste by 42 %"
    assert statement(named("Kubernetes"), CV) == "Kubernetes"


def test_a_text_that_is_not_read_never_passes_whatever_people_say() -> None:
    person = read_resume(
        {
            "basics": {"name": "Mara Lind", "email": "mara@example.com", "summary": "Bäckerin in einer kleinen Stadt."},
            "work": [{"name": "Alte Mühle", "position": "Bäckerin", "startDate": "2014-01", "endDate": "2017-12"}],
        }
    )
    text = (
        "# Mara Lind\n\nmara@example.org\n\n## Berufserfahrung\n\n### Bäckerin, Alte Mühle | 2014-01 – 2017-12\n\n"
        "- Ich habe jeden Morgen für die Kunden der Mühle das Brot und die Brötchen gebacken und verkauft\n"
    )
    found = check_text(person, text, None, date(2026, 11, 1))
    assert not found.is_readable
    after = settled(found, text, [word(claim, PersonsVerdict.FALSE_ALARM, text) for claim in doubted(found)])
    assert (doubted(after), after.gate) == ([], GateResult.UNDETERMINED)
