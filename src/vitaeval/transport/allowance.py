"""What a provider allows for one model, as far as it is known by now."""

from __future__ import annotations

import math

from vitaeval.schema.chat import RateHint
from vitaeval.schema.config import Limits
from vitaeval.transport.bucket import Ask, Bucket

MINUTE_S = 60.0
DAY_S = 86_400.0
CUT = 0.9
"""What is left of the pace after a refusal."""
_LEAST_PACE = 0.1
_LATELY_S = 10.0
_MINUTEFUL = 0.5
"""A provider that says that so much of a minute's tokens is left lets them be used in one burst."""
_CALM = 10**6
"""As after a long calm: a first estimate is rough and may rise fast."""


class Allowance:
    """Configured limits, filled in or lowered by the provider's headers, and a pace learned from refusals.

    A configured limit is never raised by a header: several machines on one key share it by halving it.
    A refusal sets the pace to what was accepted until now over the time until the next request is welcome,
    or, when a pace was known, cuts it to nine tenths of what is really accepted, at most by half. Each answer
    raises it again: a tenth in a minute or in 100 answers, whichever is longer (so that refusals stay below
    1 %), and ten times faster after a long calm.
    """

    def __init__(self, limits: Limits) -> None:
        self._configured = limits
        self.rpm: float | None = limits.rpm
        self.tpm: float | None = limits.tpm
        self.rpd: float | None = limits.rpd
        self.tpd: float | None = limits.tpd
        self.pace: float | None = None
        self._paces_tokens = True
        self._accepted = Bucket(MINUTE_S)
        self._cut_at = -math.inf
        self._calm = _CALM

    @property
    def knows_rates(self) -> bool:
        """Whether any limit per minute is known, configured or learned."""
        return not (self.rpm is None and self.tpm is None and self.pace is None)

    def asks(self, tokens: float) -> list[Ask]:
        """What one request of `tokens` takes from each known limit."""
        found: list[Ask] = []
        paces = [rate for rate in (self.rpm, self.pace) if rate is not None]
        if paces:
            found.append(Ask("rpm", MINUTE_S, min(paces), 1.0, is_paced=True))
        if self.tpm is not None:
            found.append(Ask("tpm", MINUTE_S, self.tpm, tokens, is_paced=self._paces_tokens))
        if self.rpd is not None:
            found.append(Ask("rpd", DAY_S, self.rpd, 1.0))
        if self.tpd is not None:
            found.append(Ask("tpd", DAY_S, self.tpd, tokens))
        return found

    def sent(self, now: float) -> None:
        """A request goes out."""
        self._accepted.take(Ask("accepted", MINUTE_S, math.inf, 1.0), now)

    def answered(self, hint: RateHint | None) -> None:
        """A request was accepted: what its headers say, and a little more pace."""
        if hint is not None:
            self._read(hint)
        if self.pace is None:
            return
        self._calm += 1
        cycle = max(100.0, self.pace)
        self.pace *= 1 + (1 - CUT) / cycle * (10 if self._calm > 2 * cycle else 1)
        if self.rpm is not None and self.pace >= self.rpm:
            self.pace = None

    def refused(self, sent_at: float, now: float, after_s: float) -> None:
        """A request was one too many, and the next is welcome `after_s` seconds from now."""
        self._accepted.settle(sent_at, -1.0)
        is_new = sent_at > self._cut_at
        measured = self._accepted_pace(now + after_s, MINUTE_S + after_s)
        if self.rpm is None and (self.pace is None or not is_new):
            self.pace = min(self.pace or math.inf, measured)
        elif is_new:
            known = min(rate for rate in (self.pace, self.rpm) if rate is not None)
            lately = self._accepted_pace(now, _LATELY_S)
            self.pace = min(known, max(CUT * min(known, measured), CUT * lately, known / 2, _LEAST_PACE))
            self._calm = 0
        if is_new:
            self._cut_at = now

    def _accepted_pace(self, until: float, within_s: float) -> float:
        """Accepted requests a minute over the last `within_s` seconds, or since the first when that is later."""
        slots = [slot for slot in self._accepted.slots if slot[0] > until - within_s]
        elapsed = until - slots[0][0] if slots else within_s
        return MINUTE_S * max(1.0, sum(amount for _, _, amount in slots)) / max(elapsed, 0.001)

    def _read(self, hint: RateHint) -> None:
        if hint.limit_requests and hint.requests_window_s > MINUTE_S:
            self.rpd = _lower(self._configured.rpd, hint.limit_requests)
        elif hint.limit_requests:
            self.rpm = _lower(self._configured.rpm, hint.limit_requests)
        if hint.limit_tokens:
            self.tpm = _lower(self._configured.tpm, hint.limit_tokens)
            self._paces_tokens &= (hint.remaining_tokens or 0) < hint.limit_tokens * _MINUTEFUL


def _lower(configured: int | None, told: int) -> float:
    return float(told if configured is None else min(configured, told))
