"""A sound example of CV tailoring, for tests that spoil it."""

from __future__ import annotations

from tests.line import example
from tests.shelves.documents import EXPECTED, JOB, PROFILE

EXAMPLE = example("sound", cluster="mara", profile=PROFILE, job=JOB, expected=EXPECTED, tags=("common",))
