"""How much of one quota is used: a sliding window that is never overdrawn, and an even pace."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

MINUTE_S = 60.0
REQUESTS = "rpm"
"""The bucket of requests a minute."""
SLOTS = 100
"""Amounts taken within a hundredth of the window are kept as one, so a full day costs no more memory."""
SLACK = 0.01
"""Share by which the window is kept longer than the provider's: requests travel at uneven speed."""
HEADROOM = 0.98
"""Share of a paced limit that is used; the rest is for the same unevenness."""
BURST_S = 0.5
"""A paced bucket allows so many seconds' worth at once, and always one whole request."""
UNEVEN_S = 1.0
"""Processes that share a bucket reach it in another order than they read the clock: so much back is the same moment."""
_EPS = 1e-9


@dataclass(frozen=True, slots=True)
class Ask:
    """`amount` out of a bucket that gives `limit` in `window_s`; `is_paced` spreads it over the window."""

    bucket: str
    window_s: float
    limit: float
    amount: float
    is_paced: bool = False


@dataclass(slots=True)
class Bucket:
    """What was taken when. Amounts in any window, times in seconds of the caller's clock.

    The sliding window holds for every kind of provider (fixed window, sliding window, token bucket): no
    window of the same length ever sees more than the limit. The pace (a token bucket) keeps requests from
    coming in one burst a minute, which providers that count by the second refuse. It begins without a burst (`debt`
    infinite: nothing was taken yet): connections are made just then, and what they delay arrives together.
    """

    window_s: float
    slots: deque[tuple[float, float, float]] = field(default_factory=deque)
    total: float = 0.0
    debt: float = math.inf
    at: float = 0.0

    def wait(self, ask: Ask, now: float) -> float:
        """Seconds until `ask` fits, 0.0 when it does. More than the limit is asked for as the limit."""
        now = self._age(now)
        return max(self._window_wait(ask, now), self._pace_wait(ask, now) if ask.is_paced else 0.0)

    def take(self, ask: Ask, now: float) -> None:
        """Use up what `wait` found to fit."""
        now = self._age(now)
        if ask.is_paced:
            self.debt = self._debt(ask, now) + ask.amount
        self.at = now
        self._put(now, min(ask.amount, ask.limit))

    def settle(self, at: float, change: float) -> None:
        """Correct what was taken at the moment `at`, once its true amount is known."""
        self.debt = max(0.0, self.debt + change)
        found = self._slot(at)
        if found is not None:
            first, last, amount = self.slots[found]
            changed = max(0.0, amount + change)
            self.slots[found] = (first, last, changed)
            self.total += changed - amount

    def taken(self, now: float) -> float:
        """Amount in the window that ends now."""
        self._age(now)
        return self.total

    def dump(self) -> list[object]:
        """The state as plain JSON values."""
        return [self.window_s, self.debt, self.at, [list(slot) for slot in self.slots]]

    @classmethod
    def load(cls, state: Sequence[object]) -> Bucket:
        """The bucket that `dump` wrote down."""
        window_s, debt, at, slots = state
        kept: deque[tuple[float, float, float]] = deque((a, b, c) for a, b, c in slots)  # type: ignore[attr-defined]
        return cls(float(window_s), kept, sum(c for _, _, c in kept), float(debt), float(at))  # type: ignore[arg-type]

    def _put(self, now: float, amount: float) -> None:
        self.total += amount
        if self.slots and now - self.slots[-1][0] < self.window_s / SLOTS:
            first, _, before = self.slots[-1]
            self.slots[-1] = (first, now, before + amount)
        else:
            self.slots.append((now, now, amount))

    def _slot(self, at: float) -> int | None:
        """Where what was taken at the moment `at` is kept; None when it is past."""
        near = None
        for number, (first, last, _) in zip(range(len(self.slots) - 1, -1, -1), reversed(self.slots), strict=True):
            if first <= at:
                return number if at - last <= UNEVEN_S else near
            near = number if first - at <= UNEVEN_S else None
        return near

    def _age(self, now: float) -> float:
        """Forget what is past; returns the moment that counts, never one before the last."""
        if now < self.at - UNEVEN_S:
            self._set_back(self.at - now)
        now = max(now, self.at)
        kept_s = self.window_s * (1 + SLACK)
        while self.slots and self.slots[0][1] + kept_s <= now + _EPS:
            self.total -= self.slots.popleft()[2]
        if not self.slots:
            self.total = 0.0
        return now

    def _set_back(self, seconds: float) -> None:
        """The machine's clock was set back: move the past with it."""
        self.at -= seconds
        self.slots = deque((first - seconds, last - seconds, amount) for first, last, amount in self.slots)

    def _window_wait(self, ask: Ask, now: float) -> float:
        excess = self.total + min(ask.amount, ask.limit) - ask.limit
        if excess <= _EPS:
            return 0.0
        for _, last, amount in self.slots:
            excess -= amount
            if excess <= _EPS:
                return last + self.window_s * (1 + SLACK) - now
        return 0.0

    def _debt(self, ask: Ask, now: float) -> float:
        if self.debt == math.inf:
            return max(0.0, _burst(ask) - ask.amount)
        return max(0.0, self.debt - (now - self.at) * HEADROOM * ask.limit / ask.window_s)

    def _pace_wait(self, ask: Ask, now: float) -> float:
        rate, burst = HEADROOM * ask.limit / ask.window_s, _burst(ask)
        return max(0.0, self._debt(ask, now) + min(ask.amount, burst) - burst) / rate


def _burst(ask: Ask) -> float:
    return max(1.0, ask.limit / ask.window_s * BURST_S)
