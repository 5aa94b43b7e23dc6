from __future__ import annotations

from datetime import date

from tests.shelves.observations import AS_OF, JOB, PROFILE, REFERENCE, with_bullets, with_fields

from vitaeval.claims.achieved import achieved
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.text.deeds import Deed


def deeds(cv: TailoredCV) -> tuple[Deed, ...]:
    return achieved(PROFILE, cv, JOB, date.fromisoformat(AS_OF))


def test_there_is_one_deed_for_each_bullet_in_order() -> None:
    assert [each.is_quantified for each in deeds(REFERENCE)] == [True, True, True, False]
    assert all(each.is_supported for each in deeds(REFERENCE))


def test_only_a_figure_of_the_profile_counts() -> None:
    (right,) = deeds(with_bullets("Cut the run time of the stock pipeline by 40 %."))
    (wrong,) = deeds(with_bullets("Cut the run time of the stock pipeline by 90 %."))
    assert (right.is_quantified, right.is_supported) == (True, True)
    assert (wrong.is_quantified, wrong.is_supported) == (False, False)


def test_an_invented_header_takes_its_own_bullets_along_and_no_others() -> None:
    role = type(REFERENCE.experience[0]).model_validate(
        {**dict(REFERENCE.experience[0]), "organization": "Pacific Rail Holdings"}
    )
    cv = with_fields(REFERENCE, experience=(role, REFERENCE.experience[1]))
    assert [each.is_supported for each in deeds(cv)] == [False, False, True, True]


def test_an_invention_elsewhere_leaves_the_bullets_alone() -> None:
    cv = with_fields(REFERENCE, skills=(*REFERENCE.skills, "Kubernetes"))
    assert all(each.is_supported for each in deeds(cv))
