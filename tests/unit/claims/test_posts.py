from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.claims import check_text
from vitaeval.claims.evidence import of
from vitaeval.claims.posts import is_held, own
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.normalize import stem


def profile(position: str, *told: str, **more: Any) -> Profile:
    work = [{"name": "Foo Mills", "position": position, "startDate": "2018-03", "highlights": told}]
    return Profile.model_validate_json(json.dumps({"basics": {"name": "Ann Lee"}, "work": work, **more}))


def titles(who: Profile, text: str) -> list[str]:
    report = check_text(who, f"# Ann Lee\n\n{text}\n", None, date(2026, 1, 1))
    return [claim.text for claim in report.claims if claim.type == "title" and claim.severity == "critical"]


HELPERS = [
    ("Teaching Assistant", "Supported the class teacher in Year 3 lessons", "teacher"),
    ("Pharmacy Technician", "Dispensed prescriptions under the pharmacist", "pharmacist"),
    ("Engineering Technician", "Calibrated gauges for the engineers", "engineer"),
    ("Nursing Assistant", "Assisted the nurses on nights", "nurse"),
    ("Legal Secretary", "Typed letters for the solicitors", "lawyer"),
    ("Office Assistant", "Booked travel for 20 consultants", "consultant"),
    ("Accounts Assistant", "Reconciled three bank accounts weekly", "accountant"),
]


@pytest.mark.parametrize(("position", "told", "profession"), HELPERS)
@pytest.mark.parametrize("said", ["## Summary\n{} with a calm manner.", "## Summary\nA tidy {} who likes order."])
def test_who_worked_for_others_does_not_become_one_of_them(
    position: str, told: str, profession: str, said: str
) -> None:
    assert titles(profile(position, told), said.format(profession).replace("\nt", "\nT")) != []


@pytest.mark.parametrize(("position", "told", "profession"), HELPERS)
def test_neither_in_a_letter(position: str, told: str, profession: str) -> None:
    letter = f"Dear team,\n\nI have worked as a {profession} for some time.\n\nKind regards,\nAnn Lee"
    assert titles(profile(position, told), letter) != []


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (profile("Staff Nurse"), "Nurse with a calm manner."),
        (profile("Software Developer"), "Engineer who likes order."),
        (profile("Engineering Manager", "Led six engineers"), "Engineer who likes order."),
        (profile("Lab Hand", education=[{"institution": "Leeds", "area": "Physics"}]), "Physicist who likes order."),
        (profile("Care Assistant", "Promoted to ward manager in 2021"), "Ward manager with a calm manner."),
        (profile("Teaching Assistant", "Supported the class teacher"), "Not yet a teacher."),
    ],
)
def test_ones_own_post_in_other_words_is_true(who: Profile, said: str) -> None:
    assert titles(who, f"## Summary\n{said}") == []


def test_a_manager_who_was_supported_is_somebody_else() -> None:
    who = profile("Staff Nurse", "Supported the ward manager with the weekly rota")
    assert titles(who, "## Summary\nWard manager with care for a busy ward.") == ["Ward manager"]


@given(st.sampled_from(["the", "our", "under the", "with the", "for the"]), st.sampled_from(["architect", "auditor"]))
def test_posts_of_others_are_not_among_a_lines_own(lead: str, post: str) -> None:
    line = next(line for line in of(profile("Clerk", f"Worked {lead} {post}")).lines if line.field == "highlights")
    assert stem(post) not in own(line)
    assert not is_held(stem(post), of(profile("Clerk", f"Worked {lead} {post}")))
