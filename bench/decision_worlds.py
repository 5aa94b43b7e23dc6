"""Worlds in which the truth is known: versions, nights and traffic drawn from seeded chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
State = dict[str, Any]


@dataclass(frozen=True)
class Versions:
    """Two versions on the same `n` examples; the candidate is `effect` better. Clipped to [0, 1]."""

    n: int = 100
    effect: float = 0.0
    trials: int = 3
    mean: float = 0.75
    between: float = 0.18
    treats: float = 0.02
    noise: float = 0.07

    def draw(self, rng: np.random.Generator) -> tuple[Array, Array]:
        """Scores [example][trial] of baseline and candidate."""
        level = rng.normal(self.mean, self.between, (self.n, 1))
        sides = [
            level + shift + rng.normal(0, self.treats, (self.n, 1)) + rng.normal(0, self.noise, (self.n, self.trials))
            for shift in (0.0, self._latent())
        ]
        return np.clip(sides[0], 0, 1), np.clip(sides[1], 0, 1)

    def _latent(self) -> float:
        """The shift before clipping that moves the clipped mean by `effect`, found once on a large sample."""
        if not self.effect:
            return 0.0
        spread = float(np.hypot(np.hypot(self.between, self.treats), self.noise))
        sample = np.random.default_rng(1).normal(self.mean, spread, 100_000)
        shifts = np.linspace(2 * self.effect, 0, 201)
        gains = np.array([np.clip(sample + shift, 0, 1).mean() for shift in shifts]) - np.clip(sample, 0, 1).mean()
        return float(shifts[np.abs(gains - self.effect).argmin()])


@dataclass(frozen=True)
class Nights:
    """One version night after night on fixed examples; the mean falls by `drop` from night `onset` on."""

    n: int = 100
    nights: int = 60
    onset: int = 30
    drop: float = 0.0
    noise: float = 0.07
    wobble: float = 0.005
    echo: float = 0.3

    def draw(self, rng: np.random.Generator) -> Array:
        """Scores [night][example]."""
        level = np.clip(rng.normal(0.75, 0.18, self.n), 0.1, 0.95)
        shared = np.zeros(self.nights)
        for night in range(1, self.nights):
            shared[night] = self.echo * shared[night - 1] + rng.normal(0, self.wobble * (1 - self.echo**2) ** 0.5)
        shared[self.onset :] -= self.drop
        return np.clip(level + shared[:, None] + rng.normal(0, self.noise, (self.nights, self.n)), 0, 1)


@dataclass(frozen=True)
class Traffic:
    """Requests of a candidate and a control, `rate` a minute together; from `onset` on something may be wrong."""

    rate: float = 2.0
    minutes: int = 1440
    onset: int = 240
    errors: tuple[float, float] = (0.02, 0.02)
    quality: tuple[float, float] = (0.8, 0.8)
    is_incident: bool = False

    def draw(self, rng: np.random.Generator) -> dict[str, dict[str, Array]]:
        """Streams of both versions: minutes, errors, quality."""
        return {"candidate": self._stream(rng, True), "control": self._stream(rng, self.is_incident)}

    def _stream(self, rng: np.random.Generator, suffers: bool) -> dict[str, Array]:
        minutes = np.sort(rng.uniform(0, self.minutes, rng.poisson(self.rate * self.minutes / 2)))
        late = ((minutes >= self.onset) & suffers).astype(int)
        error = (rng.random(minutes.size) < np.array(self.errors)[late]).astype(float)
        quality = np.clip(rng.normal(np.array(self.quality)[late], 0.18), 0, 1)
        return {"t": minutes, "error": error, "quality": np.where(error > 0, np.nan, quality)}


def clicks(rng: np.random.Generator, rates: tuple[float, float], looks: int, users: int) -> Iterator[State]:
    """What an A/B test of two success rates sees look by look, `users` more each time."""
    n, wins = np.zeros(2), np.zeros(2)
    for number in range(looks):
        b = rng.binomial(users, 0.5)
        n += (users - b, b)
        wins += (rng.binomial(users - b, rates[0]), rng.binomial(b, rates[1]))
        counted = {"n": n.astype(int).tolist(), "sum": wins.tolist(), "sumsq": wins.tolist()}
        yield {"kind": "ab", **counted, "look": number, "looks": looks, "alpha": 0.05, "mde": 0.02}
