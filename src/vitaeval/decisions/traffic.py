"""Requests brought together by user: the user is the unit of chance, a request is no witness of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nsmallest

from vitaeval.decisions.outcome_metrics import SIGNALS, Read, reader
from vitaeval.schema.execution import Execution
from vitaeval.schema.experiment import Experiment
from vitaeval.schema.fingerprint import digest

WITNESSES = 50


@dataclass(slots=True)
class User:
    """What one user's requests sum up to, metric by metric: totals, and how many requests have a number."""

    totals: list[float]
    counts: list[int]

    def add(self, values: tuple[float | None, ...]) -> None:
        """Take in one request."""
        for place, value in enumerate(values):
            if value is not None:
                self.totals[place] += value
                self.counts[place] += 1


@dataclass(frozen=True, slots=True)
class Traffic:
    """The users of an experiment, by arm and in order of their names.

    `metrics` are goal, guardrails and then the predictor, where there is one. `requests` are those that count;
    `nameless` have no user, `early` came before the start, `in_two_arms` are users who saw more than one.
    `rarer` is, for each metric of yes and no, how often the rarer one was; None for another metric.
    """

    metrics: tuple[str, ...]
    users: Mapping[str, Mapping[str, User]]
    requests: int
    nameless: int
    early: int
    in_two_arms: tuple[str, ...]
    rarer: Mapping[str, int | None]

    @property
    def counts(self) -> dict[str, int]:
        """Users by arm."""
        return {arm: len(found) for arm, found in self.users.items()}

    @property
    def size(self) -> int:
        """Users in all arms together."""
        return sum(self.counts.values())

    @property
    def digest(self) -> str:
        """The same users with the same outcomes have the same one, however they were written down."""
        return digest({arm: {name: [u.totals, u.counts] for name, u in of.items()} for arm, of in self.users.items()})

    @property
    def witnesses(self) -> tuple[str, ...]:
        """A few users, by digest: those whose digests are the smallest, so that nobody chooses them."""
        named = (hashlib.sha256(name.encode()).hexdigest() for found in self.users.values() for name in found)
        return tuple(nsmallest(WITNESSES, named))

    def is_witnessed_by(self, witnesses: Collection[str]) -> float:
        """The part of `witnesses` of another look that are among these users; 1 without any."""
        if not witnesses:
            return 1.0
        users = {hashlib.sha256(name.encode()).hexdigest() for found in self.users.values() for name in found}
        return sum(name in users for name in witnesses) / len(witnesses)

    def of(self, arm: str, metric: str) -> dict[str, tuple[float, int]]:
        """Total and number of requests of each user of `arm` who has any number of `metric`."""
        at = self.metrics.index(metric)
        users = self.users[arm].items()
        return {name: (user.totals[at], user.counts[at]) for name, user in users if user.counts[at]}

    def heard(self, arm: str, metric: str) -> list[float]:
        """For each user of `arm` whether there is any number of `metric`, as 1 or 0."""
        at = self.metrics.index(metric)
        return [float(user.counts[at] > 0) for user in self.users[arm].values()]


@dataclass(slots=True)
class _Seen:
    """One request, as small as can be: there may be millions."""

    user: str
    arm: str
    values: tuple[float | None, ...]


@dataclass(slots=True)
class Collector:
    """Takes records one by one, in any order of arms; a later record with the same id replaces the earlier."""

    experiment: Experiment
    _readers: tuple[Read, ...] = field(init=False)
    _seen: dict[str, _Seen] = field(default_factory=dict)
    _left_out: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._readers = tuple(map(reader, metrics(self.experiment)))

    def add(self, item: Execution) -> None:
        """Take in one record of the experiment's own; stages of an answer are left out, the whole answer counts."""
        if item.stage is not None:
            return
        self._left_out.pop(item.id, None)
        self._seen.pop(item.id, None)
        if self.experiment.starts and item.time < self.experiment.starts:
            self._left_out[item.id] = "early"
        elif item.user_hash is None:
            self._left_out[item.id] = "nameless"
        else:
            values = tuple(read(item) for read in self._readers)
            self._seen[item.id] = _Seen(item.user_hash, item.arm or "", values)

    def traffic(self) -> Traffic:
        """Everything taken in so far, by user."""
        names = metrics(self.experiment)
        users: dict[str, dict[str, User]] = {arm.name: {} for arm in self.experiment.arms}
        for _, seen in sorted(self._seen.items()):
            empty = User([0.0] * len(names), [0] * len(names))
            users[seen.arm].setdefault(seen.user, empty).add(seen.values)
        said = list(self._left_out.values())
        return Traffic(
            metrics=names,
            users={arm: dict(sorted(found.items())) for arm, found in users.items()},
            requests=len(self._seen),
            nameless=said.count("nameless"),
            early=said.count("early"),
            in_two_arms=_twice(users.values()),
            rarer={name: _rarer(seen.values[at] for seen in self._seen.values()) for at, name in enumerate(names)},
        )


def metrics(experiment: Experiment) -> tuple[str, ...]:
    """Goal, guardrails, and the predictor as a signal."""
    own = tuple(aim.metric for aim in experiment.aims)
    return (*own, f"{SIGNALS}{experiment.predictor}") if experiment.predictor else own


def _twice(arms: Iterable[Mapping[str, User]]) -> tuple[str, ...]:
    once: set[str] = set()
    twice: set[str] = set()
    for found in arms:
        twice |= found.keys() & once
        once |= found.keys()
    return tuple(sorted(twice))


def _rarer(values: Iterable[float | None]) -> int | None:
    """How often the rarer of 0 and 1 occurs; None when another number occurs too."""
    ones = zeros = 0
    for value in values:
        if value == 1:
            ones += 1
        elif value == 0:
            zeros += 1
        elif value is not None:
            return None
    return min(ones, zeros)
