"""Which arm a user gets: the same one every time, on every machine, without anything being kept."""

from __future__ import annotations

import hashlib

from vitaeval.schema.experiment import Experiment

BUCKETS = 10_000


def bucket(test: str, user: str) -> int:
    """The place of `user` in `test`, 0 to 9999: as good as drawn, and drawn anew for each test."""
    return int(hashlib.md5(f"{test}:{user}".encode(), usedforsecurity=False).hexdigest()[:8], 16) % BUCKETS


def arm_of(experiment: Experiment, user: str) -> str:
    """The name of the arm that `user` gets.

    Each treatment has a lane of its own among the buckets and fills it from the start by its share; who is in no
    share gets the control. A treatment whose share grows keeps its users, and takes none of another treatment.
    """
    place, lanes = bucket(experiment.test, user), len(experiment.treatments)
    for number, (arm, share) in enumerate(zip(experiment.treatments, experiment.shares[1:], strict=True)):
        if 0 <= place - number * BUCKETS // lanes < round(share * BUCKETS):
            return arm.name
    return experiment.control.name
