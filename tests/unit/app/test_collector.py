from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from vitaeval import check
from vitaeval.app.collector import RARELY, patient, paused

PERSON = {
    "basics": {"name": "Ada Quill"},
    "work": [
        {
            "name": "Ridgeline Depot",
            "position": "Dispatcher",
            "startDate": "2018",
            "highlights": ["Scheduled 120 outbound trucks a week", "Cut waiting at the gate from 40 to 15 minutes"],
        }
    ],
    "skills": [{"name": "Excel"}, {"name": "SAP"}],
}
CV = """# Ada Quill
## Experience
**Dispatcher**, Ridgeline Depot, 2018 – present
- Scheduled {number} outbound trucks a week and led a team of nine
- Cut waiting times at the gate by more than half
## Skills
Excel, SAP, Kubernetes
"""


@pytest.fixture
def left_as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("left_as_it_was")
def test_what_is_loaded_is_no_longer_looked_through() -> None:
    patient()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold() == RARELY


def test_a_process_that_calls_the_library_keeps_its_collector() -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    check(PERSON, CV.format(number=120), today="2026-11-01")
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_the_collector_is_as_it_was_after_a_pause() -> None:
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"), paused():
        raise ValueError("broken")
    assert gc.isenabled()
    check(PERSON, CV.format(number=140), today="2026-11-01")
    assert gc.isenabled()


def test_a_collector_that_its_process_has_switched_off_stays_off() -> None:
    gc.disable()
    try:
        check(PERSON, CV.format(number=141), today="2026-11-01")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_checks_leave_nothing_for_the_collector() -> None:
    check(PERSON, CV.format(number=120), today="2026-11-01")
    gc.collect()
    gc.disable()
    try:
        for number in range(121, 131):
            check(PERSON, CV.format(number=number), today="2026-11-01")
        assert gc.collect() < 10
    finally:
        gc.enable()
