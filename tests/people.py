"""The people of the golden set with faithful CVs, for tests of planted defects."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from vitaeval.defects import Draft, Ground, Stock
from vitaeval.golden.documents import read_job, read_profile
from vitaeval.golden.twins import verbatim
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile

GOLDEN = Path(__file__).parents[1] / "golden"
TODAY = date(2026, 11, 1)


@cache
def profiles() -> dict[str, Profile]:
    return {path.stem: read_profile(path) for path in sorted((GOLDEN / "profiles").glob("*.json"))}


@cache
def jobs() -> tuple[JobPosting, ...]:
    return tuple(read_job(path) for path in sorted((GOLDEN / "jobs").glob("*.json"))[::6])


@cache
def stock(name: str) -> Stock:
    """What everybody but this person has done."""
    return Stock.of((person for other, person in profiles().items() if other != name), jobs())


@cache
def ground(name: str) -> Ground:
    """The whole record of a person as a CV, for some posting."""
    person = profiles()[name]
    job = Random(name).choice(jobs())
    return Ground(Draft(person.basics, verbatim(person)), person, job, stock(name), TODAY)
