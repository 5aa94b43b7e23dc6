from __future__ import annotations

from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.unread import MOST, end_of
from vitaeval.schema.claim import ClaimType, ClaimVerdict, GateResult
from vitaeval.schema.documents.json_resume import read_resume
from vitaeval.schema.documents.profile import Profile

TODAY = date(2026, 11, 1)
CV = (
    "# Uta Kern\nuta@example.org\n\n## Berufserfahrung\n\n"
    "### Buchhalterin, Nordhafen Logistik GmbH | März 2019 – heute\n"
    "- Verantwortlich für den Monatsabschluss und die Abstimmung der Konten mit der Steuerberatung\n"
)
LETTRE = (
    "Madame, Monsieur,\n\nJe vous propose ma candidature pour le poste de comptable dans votre entreprise. "
    "Depuis 2019 je travaille avec une équipe de dix personnes chez Nordhafen.\n"
)


@pytest.fixture
def person() -> Profile:
    return read_resume(
        {
            "basics": {
                "name": "Uta Kern",
                "email": "uta@example.org",
                "summary": "Accountant with a liking for order and for the Gesellschaft der Freunde.",
            },
            "work": [{"name": "Nordhafen Logistik GmbH", "position": "Accountant", "startDate": "2019-03"}],
        }
    )


@pytest.mark.parametrize("text", [CV, LETTRE, "Бухгалтер с опытом работы", "会計士として働いています。"])
def test_a_text_in_another_language_is_undetermined(text: str, person: Profile) -> None:
    report = check_text(person, text, None, TODAY)
    assert report.gate is GateResult.UNDETERMINED
    assert all(claim.severity is None for claim in report.claims)


def test_its_dates_names_and_addresses_are_compared_all_the_same(person: Profile) -> None:
    found = check_text(person, CV, None, TODAY).claims
    assert {claim.type for claim in found} == {ClaimType.CONTACT, ClaimType.EMPLOYER, ClaimType.DATE}
    moved = check_text(person, CV.replace("März 2019", "März 2014"), None, TODAY)
    wrong = [claim.text for claim in moved.claims if claim.verdict is ClaimVerdict.CONTRADICTED]
    assert (wrong, moved.gate) == (["März 2014"], GateResult.FAIL)


def test_foreign_names_leave_an_english_text_readable(person: Profile) -> None:
    text = "Accountant at Nordhafen Logistik GmbH since 2019, with a liking for the Gesellschaft der Freunde."
    assert check_text(person, text, None, TODAY).gate is GateResult.PASS


def test_a_text_longer_than_any_cv_is_read_to_a_point_and_never_passes(person: Profile) -> None:
    line = "Accountant at Nordhafen Logistik GmbH since 2019.\n"
    text = line * (2 * MOST // len(line))
    report = check_text(person, text, None, TODAY)
    assert report.gate is GateResult.UNDETERMINED
    rest = report.claims[-1]
    assert (rest.verdict, rest.end) == (ClaimVerdict.NOT_CHECKABLE, len(text))
    assert text[rest.start :].startswith(rest.text)
    assert "read up to 60,000 characters" in rest.reason


def test_an_invention_in_the_part_that_is_read_fails_all_the_same(person: Profile) -> None:
    text = "Controller at Harbour Freight Lines since 2012.\n" + "x" * (3 * MOST)
    assert check_text(person, text, None, TODAY).gate is GateResult.FAIL


def test_a_text_of_the_longest_length_is_read_to_its_end() -> None:
    assert end_of("a" * MOST) == MOST
    assert end_of("word " * MOST) <= MOST
