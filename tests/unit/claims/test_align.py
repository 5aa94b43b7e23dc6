from __future__ import annotations

import json

from vitaeval.claims import evidence, passages
from vitaeval.claims.align import align
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.profile import Profile


def aligned(profile: Profile, cv: TailoredCV, **changes: object) -> tuple[str | None, ...]:
    tree = json.loads(cv.model_dump_json())
    for item in tree["experience"]:
        item.update(changes)
    changed = TailoredCV.model_validate_json(json.dumps(tree))
    return align(passages.blocks(changed), evidence.of(profile))


def test_every_block_finds_its_entry(profile: Profile, cv: TailoredCV) -> None:
    assert aligned(profile, cv) == ("w1", "w2", "e1", "c1")


def test_names_and_dates_outweigh_one_wrong_id(profile: Profile, cv: TailoredCV) -> None:
    assert aligned(profile, cv, source_id="w2")[:2] == ("w1", "w2")


def test_the_id_decides_when_the_employer_is_unknown(profile: Profile, cv: TailoredCV) -> None:
    assert aligned(profile, cv, organization="Globex")[:2] == ("w1", "w2")


def test_a_block_that_resembles_nothing_stays_alone(profile: Profile, cv: TailoredCV) -> None:
    changes = {"organization": "Globex", "title": "Pilot", "source_id": "x9", "start_date": "1999", "end_date": "2001"}
    assert aligned(profile, cv, **changes)[:2] == (None, None)
