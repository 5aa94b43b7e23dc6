"""How many requests a minute a provider takes without refusing any, learned from its refusals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from vitaeval.transport.bucket import MINUTE_S, Ask, Bucket

CUT = 0.9
"""What is left of the pace after a refusal."""
_LEAST = 0.1
_LATELY_S = 10.0
_UNTOLD_S = 1.0
_STRAY = 2
_CALM = 10**6
"""As after a long calm: a first estimate is rough and may rise fast."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that went out at `sent_at` was one too many, as was told at the moment `at`.

    The next is welcome `after_s` later, null when the provider did not say. `limit` is how many requests a minute it
    is known to allow, null when nobody knows.
    """

    sent_at: float
    at: float
    after_s: float | None
    limit: float | None


@dataclass(slots=True)
class Pace:
    """Requests a minute, of all who share the quota together; null while nothing was refused.

    Without a known limit, the first refusal sets the pace to what was accepted until now over the time until the
    next request is welcome. Later ones cut it to nine tenths of what is really accepted, at most by half. A known
    limit is doubted less: two waves of refusals may be stray and cost a tenth each; only a third one, each within ten
    seconds of the last, says that it is wrong. Each request wins the pace back: a tenth in a minute or in 100 requests,
    whichever is longer (so that refusals stay below 1 %), and ten times faster after a long calm, which stray
    refusals do not end.
    """

    value: float | None = None
    cut_at: float = -1e9
    calm: int = _CALM
    waves: int = 0
    refused: Bucket = field(default_factory=lambda: Bucket(MINUTE_S))

    def rise(self, limit: float) -> None:
        """A request went out, of `limit` a minute that are allowed."""
        if self.value is None:
            return
        self.calm += 1
        cycle = max(100.0, self.value)
        self.value *= 1 + (1 - CUT) / cycle * (10 if self.calm > 2 * cycle else 1)
        if self.value >= limit:
            self.value = None

    def cut(self, refusal: Refusal, taken: Bucket) -> None:
        """Learn from a refusal; `taken` counts the requests that went out, refused ones too."""
        self.refused.take(Ask("refused", MINUTE_S, math.inf, 1.0), refusal.at)
        is_new = refusal.sent_at > self.cut_at
        after_s = _UNTOLD_S if refusal.after_s is None else refusal.after_s
        measured = self._accepted(taken, refusal.at + after_s, MINUTE_S + after_s)
        if refusal.limit is None and (self.value is None or not is_new):
            self.value = min(self.value or math.inf, measured)
        elif is_new:
            self.waves = self.waves + 1 if refusal.at - self.cut_at <= _LATELY_S else 1
            is_stray = refusal.limit is not None and self.waves <= _STRAY
            known = min(rate for rate in (self.value, refusal.limit) if rate is not None)
            self.value = max(_LEAST, CUT * known if is_stray else self._lower(known, measured, taken))
            self.calm = self.calm if is_stray else 0
        if is_new:
            self.cut_at = refusal.at

    def dump(self) -> list[object]:
        """The state as plain JSON values."""
        return [self.value, self.cut_at, self.calm, self.waves, self.refused.dump()]

    @classmethod
    def load(cls, state: Sequence[object]) -> Pace:
        """The pace that `dump` wrote down."""
        value, cut_at, calm, waves, refused = state
        return cls(value, cut_at, calm, waves, Bucket.load(refused))  # type: ignore[arg-type]

    def _lower(self, known: float, measured: float, taken: Bucket) -> float:
        lately = self._accepted(taken, taken.at, _LATELY_S)
        return min(known, max(CUT * min(known, measured), CUT * lately, known / 2))

    def _accepted(self, taken: Bucket, until: float, within_s: float) -> float:
        """Accepted requests a minute over the last `within_s` seconds, or since the first when that is later."""
        since = until - within_s
        slots = [slot for slot in taken.slots if slot[0] > since]
        elapsed = until - slots[0][0] if slots else within_s
        return MINUTE_S * max(1.0, _amount(taken, since) - _amount(self.refused, since)) / max(elapsed, 0.001)


def _amount(bucket: Bucket, since: float) -> float:
    return sum(amount for first, _, amount in bucket.slots if first > since)
